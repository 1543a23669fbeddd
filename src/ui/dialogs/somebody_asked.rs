//! The dialog for somebody who asks the user to mentor them: who, what, since when, and three answers as drafts.

use chrono::NaiveDate;
use leptos::prelude::*;

use crate::domain::{
    Channel, Command, Exchange, Initiator, Kind, MentoringCommand, PartialDate, Person, PersonId, Purpose, Shape,
    short_name,
};
use crate::insight::mentoring::asking::room;
use crate::insight::mentoring::drafts;
use crate::present::mentoring::later;
use crate::present::people_picker::Whom;
use crate::quick_entry::{DateScope, person_named};
use crate::ui::components::{
    AreaField, DayField, Dialog, Form, FormProblems, RadioGroup, RadioOption, Show, TextField, close_dialog, icon,
    memo, other_problems, settle_dialog,
};
use crate::ui::dialogs::{Named, named, sent_foot, written};
use crate::ui::person_input::NameField;
use crate::ui::route::Route;
use crate::ui::state::{
    FieldProblem, OpenDialog, RepositoryContext, use_clock, use_dialogs, use_navigation, use_repository,
};
use crate::ui::text;
use crate::web::intl::{self, Style};

/// The dialog "Somebody asked you".
#[component]
pub(crate) fn SomebodyAsked() -> impl IntoView {
    let dialogs = use_dialogs();
    view! {
        <Dialog
            title=text::beginning::asked_title()
            close_label=text::common::close_without_saving()
            on_close=move |()| dialogs.close()
        >
            <AskedFields />
        </Dialog>
    }
}

/// The user's answer.
#[derive(Clone, Copy, Default, PartialEq)]
enum Reply {
    /// Yes, to a first talk.
    #[default]
    Yes,
    /// Not me, but I know who.
    NotMe,
    /// Not now.
    NotNow,
}

impl Reply {
    const ALL: [Self; 3] = [Self::Yes, Self::NotMe, Self::NotNow];

    const fn word(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::NotMe => "not-me",
            Self::NotNow => "not-now",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Yes => text::beginning::yes_first_talk(),
            Self::NotMe => text::beginning::not_me(),
            Self::NotNow => text::beginning::not_now(),
        }
    }

    /// The label of the button that logs it.
    fn sent_label(self) -> &'static str {
        if self == Self::NotMe { text::beginning::introduce_next() } else { text::beginning::i_sent_it() }
    }
}

/// What the user typed.
#[derive(Clone, PartialEq)]
struct Asked {
    name: String,
    what: String,
    since: NaiveDate,
    reply: Reply,
    /// Who it could be instead.
    other: String,
    /// The user's own wording of the answer, once they changed the draft.
    words: Option<String>,
    back: NaiveDate,
}

impl Asked {
    /// The answer: the user's wording, or the draft for the person.
    fn answer(&self, repository: RepositoryContext) -> String {
        let name = named_short(repository, &self.name);
        self.words.clone().unwrap_or_else(|| match self.reply {
            Reply::Yes => drafts::yes_first_talk(&name),
            Reply::NotMe if self.other.is_empty() => drafts::not_me(&name, text::beginning::somebody_else()),
            Reply::NotMe => drafts::not_me(&name, &named_short(repository, &self.other)),
            Reply::NotNow => drafts::not_now(&name, &intl::date(self.back, Style::LongMonth)),
        })
    }

    /// The exchange: they asked, on the day that the user names.
    fn exchange(&self, person: Option<PersonId>) -> Box<Exchange> {
        Box::new(Exchange {
            when: Some(self.since),
            people: person.into_iter().collect(),
            how: Some(Channel::Message),
            purpose: Some(Purpose::Ask),
            began: Some(Initiator::Them),
            brought: self.what.clone(),
            ..Exchange::default()
        })
    }

    /// The command for a person of the book, with the message of its toast. A new person is logged first, and then
    /// answered like everybody else.
    fn command(&self, person: PersonId, name: &str, is_logged: bool) -> (Command, String) {
        let log = Command::LogExchange(self.exchange(Some(person)), Vec::new());
        let log = (!is_logged).then_some(log);
        let (then, message) = match self.reply {
            Reply::Yes => {
                let begin = MentoringCommand::Begin(vec![person], Vec::new(), Shape::Mentor);
                (Some(begin.into()), text::beginning::answered_yes(&name))
            }
            Reply::NotMe => (None, text::beginning::answered(&name)),
            Reply::NotNow => {
                let day = intl::date(self.back, Style::Day);
                (Some(Command::Snooze(person, self.back)), text::beginning::answered_later(&name, &day))
            }
        };
        (Command::Batch(log.into_iter().chain(then).collect()), message)
    }
}

/// The short name of the person whom a field names: the field has more than the name, if two have one name.
fn named_short(repository: RepositoryContext, typed: &str) -> String {
    match named(repository, typed) {
        Ok(Some(who)) => who.short(repository),
        Ok(None) => String::new(),
        Err(_) => short_name(&person_named(typed)),
    }
}

#[component]
fn AskedFields() -> impl IntoView {
    let today = use_clock().today.get_untracked();
    let asked = RwSignal::new(Asked {
        name: String::new(),
        what: String::new(),
        since: today,
        reply: Reply::default(),
        other: String::new(),
        words: None,
        back: later(today),
    });
    let form = FormProblems::new();
    let name = Signal::derive(move || asked.with(|it| it.name.clone()));
    let what = Signal::derive(move || asked.with(|it| it.what.clone()));
    let since = Signal::derive(move || asked.with(|it| it.since.to_string()));
    view! {
        <Form problems=form on_submit=|()| ()>
            <NameField
                label=text::beginning::who_asked()
                value=name
                hint=text::beginning::who_hint()
                whom=Whom::Living
                is_first=true
                problem=form.of("people")
                on_input=move |it| asked.update(|asked| asked.name = it)
            />
            <TextField
                label=text::beginning::what_asked()
                value=what
                problem=form.of("brought")
                on_input=move |it| asked.update(|asked| asked.what = it)
            />
            <DayField
                label=text::beginning::since_when()
                scope=DateScope::Past
                value=since
                problem=form.of("when")
                on_input=move |it: String| {
                    PartialDate::whole(&it).into_iter().for_each(|day| asked.update(|asked| asked.since = day));
                }
            />
            <RoomWords today />
            <ReplyFields asked form />
        </Form>
    }
}

/// Whether the user's weeks have room.
#[component]
fn RoomWords(today: NaiveDate) -> impl IntoView {
    let room = use_repository().book_untracked(|book| room(book, today));
    let month = intl::date(later(today), Style::LongMonth);
    let lines = text::beginning::room_words(&room, &month);
    let line = |it: String| view! { <li>{icon("leaf")}<span>{it}</span></li> };
    view! { <ul class="icon-list">{lines.into_iter().map(line).collect_view()}</ul> }
}

/// The three answers, the draft, and the ways to send it.
#[component]
fn ReplyFields(asked: RwSignal<Asked>, form: FormProblems) -> impl IntoView {
    let repository = use_repository();
    let reply = memo(move || asked.with(|it| it.reply));
    let words = Signal::derive(move || asked.with(|it| it.answer(repository)));
    let other = Signal::derive(move || asked.with(|it| it.other.clone()));
    let back = Signal::derive(move || asked.with(|it| it.back.to_string()));
    let choose = move |word| {
        let chosen = Reply::ALL.into_iter().find(|it| it.word() == word).unwrap_or_default();
        asked.update(|it| (it.reply, it.words) = (chosen, None));
    };
    view! {
        <div class="parsed-fields parsed-fields--stacked">
            <RadioGroup
                legend=text::beginning::your_answer()
                name="reply"
                picks=Reply::ALL.map(|it| RadioOption { value: it.word(), label: it.label(), icon: "" }).to_vec()
                chosen=move || reply.get().word()
                on_choose=choose
            />
        </div>
        <AreaField
            label=text::beginning::your_words()
            value=words
            on_input=move |it| asked.update(|asked| asked.words = Some(it))
        />
        <Show when=move || reply.get() == Reply::NotMe>
            <NameField
                label=text::beginning::who_instead()
                value=other
                whom=Whom::Living
                on_input=move |it| asked.update(|asked| asked.other = it)
            />
        </Show>
        <Show when=move || reply.get() == Reply::NotNow>
            <DayField
                label=text::beginning::come_back()
                scope=DateScope::Ahead
                value=back
                hint=text::beginning::come_back_hint()
                on_input=move |it: String| {
                    PartialDate::whole(&it).into_iter().for_each(|day| asked.update(|asked| asked.back = day));
                }
            />
        </Show>
        <SendReply asked form words reply />
    }
}

#[component]
fn SendReply(asked: RwSignal<Asked>, form: FormProblems, words: Signal<String>, reply: Memo<Reply>) -> impl IntoView {
    let repository = use_repository();
    let (dialogs, navigation) = (use_dialogs(), use_navigation());
    let (close, settle) = (close_dialog(), settle_dialog());
    let name = memo(move || asked.with(|it| it.name.clone()));
    let who = move || match name.with(|it| named(repository, it)) {
        Ok(Some(Named::Known(id))) => repository.book_untracked(|it| it.people.get(id).cloned()),
        _ => None,
    };
    let send = move |()| match log(repository, form, &asked.get_untracked()) {
        Some((person, _)) if reply.get_untracked() == Reply::NotMe => {
            settle();
            dialogs.show(OpenDialog::Introduce(person));
        }
        Some((_, pair)) => {
            close();
            pair.into_iter().for_each(|it| navigation.go(it));
        }
        None => (),
    };
    view! {
        {other_problems(form)}
        {move || sent_foot(&who().unwrap_or_else(Person::default), words, reply.get().sent_label(), send)}
    }
}

/// Logs the ask and the answer. Returns the person, and the page of the mentorship if one began. None if something is
/// wrong, which the fields say.
fn log(repository: RepositoryContext, form: FormProblems, asked: &Asked) -> Option<(PersonId, Option<Route>)> {
    let who = named(repository, &asked.name).and_then(|it| it.ok_or_else(|| text::beginning::say_who().to_owned()));
    let who = match who {
        Ok(who) => who,
        Err(why) => {
            // The rest of the form is checked meanwhile.
            let command = Command::LogExchange(asked.exchange(None), vec![person_named(&asked.name)]);
            form.run(vec![FieldProblem::of("people", why)], command, String::new());
            return None;
        }
    };
    let name = who.short(repository);
    let (person, is_logged) = match who.known() {
        Some(person) => (person, false),
        None => {
            let first = Command::LogExchange(asked.exchange(None), who.newcomers());
            (written(&form.run(Vec::new(), first, text::beginning::answered(&name))?, Kind::People)?, true)
        }
    };
    if is_logged && asked.reply == Reply::NotMe {
        return Some((person, None));
    }
    let (command, message) = asked.command(person, &name, is_logged);
    let pair = written(&form.run(Vec::new(), command, message)?, Kind::Mentorships).map(Route::Pair);
    Some((person, pair))
}
