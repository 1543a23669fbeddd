//! What was kept and can no longer be read: the raw text, to download or to put away.

use leptos::prelude::*;

use crate::store::KeyValue;
use crate::ui::app::app;
use crate::ui::dom_id::DomId;
use crate::ui::kit::icon;
use crate::web::files;

/// A section that is there only where something is unreadable.
#[component]
pub(crate) fn DamageSection() -> impl IntoView {
    let app = app();
    let damage = app.store(|it| it.damage().to_vec());
    let line = |it: crate::store::Damage| {
        let name = format!("{}.txt", it.was);
        let download = move |_| {
            let text = app.store(|session| session.store().get(&it.key)).unwrap_or_default();
            if files::download(&name, "text/plain", &text).is_none() {
                app.say("The browser did not take the file.", false);
            }
        };
        view! {
            <li>
                {icon("file")}
                <span>{it.was.clone()}</span>
                <span class="note"><button class="btn" type="button" on:click=download>"Download the raw text"</button></span>
            </li>
        }
    };
    (!damage.is_empty()).then(|| {
        view! {
            <section class="section" aria-labelledby=DomId::Damage.as_str()>
                <h2 id=DomId::Damage.as_str()>"Something cannot be read"</h2>
                <p>"These texts were damaged. Kith has put them aside as they are and goes on with the rest. Opening your last backup brings back whatever they held."</p>
                <ul class="lines">{damage.into_iter().map(line).collect_view()}</ul>
            </section>
        }
    })
}
