//! Everything that keys do in the picture, as buttons.

use leptos::prelude::*;

use super::memory::note_away;
use super::stage::Stage;
use crate::insight::web::Move;
use crate::ui::components::Show;
use crate::ui::text::who_knows_whom as words;

/// The buttons below the picture.
#[component]
pub(super) fn Buttons(stage: Stage) -> impl IntoView {
    let button = |label: &'static str, act: Box<dyn Fn()>| {
        let act = StoredValue::new_local(act);
        let press = move |_| {
            stage.is_by_button.set(true);
            act.with_value(|it| it());
        };
        view! { <button class="btn" type="button" on:click=press>{label}</button> }
    };
    let walk = |label, to| {
        button(
            label,
            Box::new(move || {
                stage.make(to);
            }),
        )
    };
    let is_whole = !stage.read(|picture, _| picture.rings.is_empty());
    let parts = is_whole.then(|| {
        [walk(words::part_before(), Move::SectorBefore), walk(words::part_after(), Move::SectorAfter)].collect_view()
    });
    let opened = move || stage.stop.get().map(|it| stage.route(it).href());
    view! {
        <div class="actions">
            {button(words::closer(), Box::new(move || stage.step(true)))}
            {button(words::farther(), Box::new(move || stage.step(false)))}
            {button(words::everything(), Box::new(move || stage.rest()))}
        </div>
        <details class="disclosure web__moves">
            <summary>{words::moves()}</summary>
            <div class="actions">
                {walk(words::one_before(), Move::Before)}
                {walk(words::one_after(), Move::After)}
                {walk(words::outwards(), Move::Outwards)}
                {walk(words::inwards(), Move::Inwards)}
                {parts}
                {button(words::next_known(), Box::new(move || {
                    stage.next_tie();
                }))}
                <Show when=move || stage.shown.with(Option::is_some)>
                    <a class="btn" href=opened on:click=move |_| note_away()>{words::open_one()}</a>
                </Show>
            </div>
        </details>
    }
}
