//! The text boxes of the sheet.

use leptos::prelude::*;

use super::choices::choices;
use super::sheet::Sheet;
use crate::domain::{Frame, MentoringCommand, Shape};
use crate::present::session_draft::SheetBox;
use crate::present::session_rules::asks_before_telling;
use crate::ui::components::{icon, memo};
use crate::ui::state::use_commands;
use crate::ui::text;

/// The four boxes in the wording of the pair, or one box, and the choice among the wordings. A box with words is shown
/// whatever the wording, so that nothing written disappears.
#[component]
pub(super) fn Boxes(sheet: Sheet) -> impl IntoView {
    let commands = use_commands();
    let frame = RwSignal::new(sheet.facts.with_value(|it| it.frame).unwrap_or(Frame::Grow));
    let place = move || Frame::ALL.iter().position(|it| *it == frame.get());
    let choose = move |at: usize| {
        let Some(chosen) = Frame::ALL.get(at).copied() else { return };
        frame.set(chosen);
        let message = match chosen {
            Frame::Notes => text::session::notes_chosen().to_owned(),
            other => text::session::frame_chosen(&frame_name(other)),
        };
        commands.run_or_show(MentoringCommand::SetFrame(sheet.id, chosen).into(), message);
    };
    let boxes =
        move || shown(sheet, frame.get()).into_iter().map(|(of, label)| folding(sheet, of, label)).collect_view();
    let names = Frame::ALL.iter().map(|it| frame_name(*it).to_owned()).collect();
    view! {
        <section class="session-boxes">
            {boxes}
            {choices(text::session::boxes(), "frame".to_owned(), names, place, choose)}
        </section>
    }
}

/// The boxes of a wording, with their labels, and the others that have words.
fn shown(sheet: Sheet, frame: Frame) -> Vec<(SheetBox, &'static str)> {
    let has_words = |of: SheetBox| !sheet.words(of).with_untracked(String::is_empty);
    let four = SheetBox::FRAME.into_iter().zip(labels(frame));
    let notes = (SheetBox::Notes, text::session::just_notes());
    match frame {
        Frame::Notes => std::iter::once(notes).chain(four.filter(|(of, _)| has_words(*of))).collect(),
        _ => four.chain(Some(notes).filter(|(of, _)| has_words(*of))).collect(),
    }
}

fn frame_name(frame: Frame) -> &'static str {
    match frame {
        Frame::Grow => text::session::grow(),
        Frame::Oscar => text::session::oscar(),
        Frame::Clear => text::session::clear(),
        Frame::Notes => text::session::just_notes(),
    }
}

/// The words over the four boxes. All wordings name the same cells.
fn labels(frame: Frame) -> [&'static str; 4] {
    use text::session as words;
    match frame {
        Frame::Grow | Frame::Notes => [words::goal(), words::reality(), words::options(), words::will()],
        Frame::Oscar => [words::outcome(), words::situation(), words::choices(), words::actions()],
        Frame::Clear => [words::contract(), words::explore(), words::choices(), words::actions()],
    }
}

/// The question of a box, as the user asks it as mentor or answers it as mentee, or as both look back.
fn prompt(sheet: Sheet, of: SheetBox) -> &'static str {
    use text::session as words;
    let (shape, looks_back) = sheet.facts.with_value(|it| (it.shape, it.has_checkpoint));
    let is_mentee = matches!(shape, Some(Shape::Mentee | Shape::TheOtherWay));
    match of {
        SheetBox::Goal if looks_back => words::back_goal(),
        SheetBox::Reality if looks_back => words::back_reality(),
        SheetBox::Options if looks_back => words::back_options(),
        SheetBox::Goal if is_mentee => words::mentee_goal(),
        SheetBox::Reality if is_mentee => words::mentee_reality(),
        SheetBox::Options if is_mentee => words::mentee_options(),
        SheetBox::Will if is_mentee => words::mentee_will(),
        SheetBox::Goal => words::mentor_goal(),
        SheetBox::Reality => words::mentor_reality(),
        SheetBox::Options => words::mentor_options(),
        SheetBox::Will => words::mentor_will(),
        SheetBox::Notes | SheetBox::Brought | SheetBox::Learned => words::notes_prompt(),
    }
}

/// A box that is folded to one line until it is used.
fn folding(sheet: Sheet, of: SheetBox, label: &'static str) -> AnyView {
    let is_open = memo(move || sheet.choices.with(|it| it.open.contains(&of)));
    let fold = move |_| {
        let is_open = is_open.get_untracked();
        sheet.choose(|it| if is_open { it.open.retain(|it| *it != of) } else { it.open.push(of) });
    };
    let open = move || {
        if !is_open.get_untracked() {
            sheet.choose(|it| it.open.push(of));
        }
    };
    let fold_label = move || if is_open.get() { text::session::fold(&label) } else { text::session::unfold(&label) };
    let prompt = prompt(sheet, of);
    let class = move || if is_open.get() { "session-box session-box--open" } else { "session-box" };
    view! {
        <div class=class>
            <div class="session-box__head">
                <span class="session-box__label" aria-hidden="true">{label}</span>
                <span class="text-small" aria-hidden="true">{prompt}</span>
                <button
                    class="btn btn--bare btn--square"
                    type="button"
                    aria-label=fold_label
                    aria-expanded=move || is_open.get().to_string()
                    on:click=fold
                >
                    {icon("chevron")}
                </button>
            </div>
            {area(sheet, of, label, prompt.to_owned(), open)}
            {(of == SheetBox::Options).then(|| ask_first(sheet))}
        </div>
    }
    .into_any()
}

/// The line "ask before you tell".
fn ask_first(sheet: Sheet) -> impl IntoView {
    let shape = sheet.facts.with_value(|it| it.shape);
    let (reality, options) = (sheet.words(SheetBox::Reality), sheet.words(SheetBox::Options));
    let asks = memo(move || reality.with(|reality| options.with(|it| asks_before_telling(shape, reality, it))));
    view! { <p class="text-aside" role="status">{move || asks.get().then(text::session::ask_first)}</p> }
}

/// A box of one line that grows with its text, with a note beside its label.
pub(super) fn line_box(sheet: Sheet, of: SheetBox, label: &'static str, note: String) -> AnyView {
    view! {
        <div class="session-box session-box--line">
            <div class="session-box__head">
                <span class="session-box__label" aria-hidden="true">{label}</span>
                <span class="text-small" aria-hidden="true">{note.clone()}</span>
            </div>
            {area(sheet, of, label, note, || ())}
        </div>
    }
    .into_any()
}

/// The note beside "What they bring".
pub(super) fn who_brings(sheet: Sheet) -> String {
    let is_mentee = sheet.facts.with_value(|it| matches!(it.shape, Some(Shape::Mentee)));
    if is_mentee {
        text::session::you_brought().to_owned()
    } else {
        match sheet.names().as_slice() {
            [name] => text::session::brought_by_one(name),
            names => text::session::brought_by_several(&text::list(names)),
        }
    }
}

/// The text area. A key writes into its own signal and nothing else.
fn area(sheet: Sheet, of: SheetBox, label: &'static str, note: String, on_focus: impl Fn() + 'static) -> AnyView {
    let words = sheet.words(of);
    view! {
        <textarea
            class="session-box__text"
            dir="auto"
            rows="1"
            aria-label=label
            aria-description=note
            prop:value=words
            on:focus=move |_| on_focus()
            on:input=move |event| {
                words.set(event_target_value(&event));
                sheet.touch();
            }
        ></textarea>
    }
    .into_any()
}
