//! What an exchange was about, in its form.

use leptos::prelude::*;

use super::ExchangeDraft;
use crate::domain::Purpose;
use crate::ui::components::{AreaField, TextField};
use crate::ui::text;

/// What the exchange was about, and what to ask next time.
#[component]
pub(super) fn ContentFields(draft: ExchangeDraft) -> impl IntoView {
    view! {
        <TextField
            label=text::forms::next_time()
            value=draft.part(|it| it.next_time.clone())
            problem=draft.form.of("next_time")
            on_input=draft.write(|it, text| it.next_time = text)
        />
        <div class="field-pair">
            <TextField
                label=text::forms::topics()
                value=draft.topics
                problem=draft.form.of("topics")
                on_input=move |it| draft.topics.set(it)
            />
            <TextField
                label=text::forms::place()
                value=draft.part(|it| it.place.clone())
                problem=draft.form.of("place")
                on_input=draft.write(|it, text| it.place = text)
            />
        </div>
        <TextField
            label=text::forms::tags()
            value=draft.tags
            problem=draft.form.of("tags")
            on_input=move |it| draft.tags.set(it)
        />
    }
}

/// The boxes of a mentoring session. Nothing for another exchange.
#[component]
pub(super) fn SessionFields(draft: ExchangeDraft) -> impl IntoView {
    let is_session =
        draft.exchange.with_untracked(|it| it.mentorship.is_some() || it.purpose == Some(Purpose::MentoringSession));
    is_session.then(|| {
        view! {
            <AreaField
                label=text::session::brought()
                value=draft.part(|it| it.brought.clone())
                problem=draft.form.of("brought")
                on_input=draft.write(|it, text| it.brought = text)
            />
            <AreaField
                label=text::session::goal()
                value=draft.part(|it| it.grow.goal.clone())
                problem=draft.form.of("goal")
                on_input=draft.write(|it, text| it.grow.goal = text)
            />
            <AreaField
                label=text::session::reality()
                value=draft.part(|it| it.grow.reality.clone())
                problem=draft.form.of("reality")
                on_input=draft.write(|it, text| it.grow.reality = text)
            />
            <AreaField
                label=text::session::options()
                value=draft.part(|it| it.grow.options.clone())
                problem=draft.form.of("options")
                on_input=draft.write(|it, text| it.grow.options = text)
            />
            <AreaField
                label=text::session::will()
                value=draft.part(|it| it.grow.will.clone())
                problem=draft.form.of("will")
                on_input=draft.write(|it, text| it.grow.will = text)
            />
            <AreaField
                label=text::session::learned()
                value=draft.part(|it| it.learned.clone())
                problem=draft.form.of("learned")
                on_input=draft.write(|it, text| it.learned = text)
            />
        }
    })
}
