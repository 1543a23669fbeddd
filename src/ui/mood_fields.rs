//! The mood of an exchange: its tone and its effect on the user's energy. All forms ask for it with the same fields.

use leptos::prelude::*;

use crate::domain::{Energy, Tone};
use crate::ui::components::{RadioGroup, RadioOption};
use crate::ui::text;

/// The two choices, tone and energy.
#[component]
pub(crate) fn MoodFields(
    /// The tone.
    #[prop(into)]
    tone: Signal<Option<Tone>>,
    /// Called with the tone chosen now.
    #[prop(into)]
    on_tone: Callback<Option<Tone>>,
    /// The energy. If it is unset, the app asks for it later.
    #[prop(into)]
    energy: Signal<Option<Energy>>,
    /// Called with the energy chosen now.
    #[prop(into)]
    on_energy: Callback<Option<Energy>>,
) -> impl IntoView {
    let tones = Tone::ALL
        .iter()
        .map(|it| RadioOption { value: it.word(), label: text::tone(*it), icon: text::tone_icon(*it) })
        .collect();
    let later = RadioOption { value: "", label: text::capture::later(), icon: text::energy_icon(None) };
    let energies = Energy::ALL.iter().map(|it| RadioOption {
        value: it.word(),
        label: text::energy_short(*it),
        icon: text::energy_icon(Some(*it)),
    });
    let energies = energies.chain([later]).collect();
    view! {
        <RadioGroup
            legend=text::capture::tone()
            name="tone"
            picks=tones
            chosen=move || tone.get().map_or("", Tone::word)
            on_choose=move |it| on_tone.run(Tone::from_word(it)) />
        <RadioGroup
            legend=text::capture::energy()
            name="energy"
            picks=energies
            chosen=move || energy.get().map_or("", Energy::word)
            on_choose=move |it| on_energy.run(Energy::from_word(it)) />
    }
}
