// The plain page's Today: the same layout and rule as Kith's.
import { today } from "./store.js";
import { coming, energy, thisWeek, week } from "./week.js";
import { aside, avatar, dayIn, html, inWords, long, nameOf, nodes, roleOf, drawIcon } from "./view.js";

function card({ person, quiet, gap }) {
  const sleeps = quiet >= 365, mail = person.emails?.[0]?.value, phone = person.phones?.[0]?.value;
  const letter = sleeps ? `Hello ${person.given}, you came to my mind today, and it was a good thought. How are you?` : `Hello ${person.given}, I was thinking of ${person.topic || "you"}. How did it go on?`;
  const body = encodeURIComponent(letter), sms = `sms:${phone}?&body=${body}`;
  const why = sleeps ? ` Nothing to ask for. It has been ${long(quiet)}, and a hello is welcome more often than one thinks.` : ` You usually talk every ${long(gap)}; it has been ${long(quiet)}.`;
  return html`<li><article class="suggestion-card" aria-label="${nameOf(person)}">
<header class="suggestion-card__who">${avatar(person)}<h2 class="name"><a href="/people/${person.id}">${nameOf(person)}</a></h2><p class="role">${roleOf(person)}</p><span class="warmth warmth--${sleeps ? "sleeping" : "quiet"}">${sleeps ? "sleeping" : "quiet"}</span></header>
<p class="suggestion-card__why"><em>${sleeps ? "A wellness check." : "A catch-up."}</em>${why}</p><div class="stack"><textarea class="ruled-text" rows="2" aria-label="Your words to ${person.given}">${letter}</textarea></div>
<div class="actions"><a class="btn btn--main" href="${mail ? `mailto:${mail}?body=${body}` : sms}">${drawIcon("mail")}Write</a><button class="btn" type="button" data-log="with ${nameOf(person)} ">Log it</button>
<div class="suggestion-card__other-words">${aside("swap", "Another way to say it")}${aside("check", "I wrote")}</div><button class="link-button link-button--pending" type="button">${drawIcon("snooze")}<span>Not this week</span></button></div>
<details class="disclosure"><summary>Other ways to send it</summary><div class="actions">${phone ? html`<a class="link-button" href="https://wa.me/${phone.replace(/\D/g, "")}?text=${body}">${drawIcon("message")}WhatsApp</a>` : ""}
${mail && phone ? html`<a class="link-button" href="${sms}">${drawIcon("message")}Message</a>` : ""}${aside("file", "Copy")}</div></details></article></li>`;
}

function counter() {
  const count = thisWeek(), width = count * 9 + 20;
  const strokes = Array.from({ length: Math.min(count, 20) }, (_, at) => html`<path class="tally__stroke" d="M${at * 9 + 4} 6 v26"></path>`);
  return html`<section class="section counter" id="counted" aria-labelledby="counter"><h2 class="counter__say" id="counter">You networked ${inWords(count)} times without noticing</h2>
<svg class="tally" width="${width}" height="38" viewBox="0 0 ${width} 38" aria-hidden="true">${strokes}</svg><div class="counter__foot"><p class="text-small">A word in the lift, a call to another department: it all counts.</p>
<div class="actions"><button class="btn" type="button">${drawIcon("plus")}A few words</button><button class="btn" type="button">${drawIcon("plus")}A real talk</button></div></div></section>`;
}

function yourWeek() {
  const { days, room, heaviest } = energy();
  const picture = days.map(({ day, took }, at) => {
    const x = 20 + at * 49.33, isNow = at === 6;
    const dot = took || isNow ? html`<circle class="week__dot${isNow && " week__dot--now"}" cx="${x}" cy="${42 + Math.max(-3, Math.min(3, took)) * 11}" r="${isNow ? 5 : 3.25}"></circle>` : "";
    return html`${dot}<text class="week__day${isNow && " week__day--now"}" x="${x}" y="90">${dayIn(day, { weekday: "short" })}</text>`;
  });
  const says = heaviest.took > 0 ? `${dayIn(heaviest.day, { weekday: "long" })} took the most. There is room for about ${inWords(Math.round(room / 2))} more conversations.` : "A quiet week.";
  return html`<section class="section" id="weekly" aria-labelledby="energy"><h2 id="energy">Your week</h2><svg class="week" viewBox="0 0 336 96" aria-hidden="true">${picture}</svg><p class="text-muted">${says}</p></section>`;
}

const date = ({ person, kind, day, text }) => html`<li><time class="day" datetime="${text}"><b>${dayIn(day, { day: "numeric" })}</b>${dayIn(day, { month: "short" })}</time>
<div><p><a class="plain-link" href="/people/${person.id}">${person.given}’s ${kind}</a></p><p class="text-small">${dayIn(day, { weekday: "long" })}</p></div></li>`;
const headed = (id, title, add, text) => html`<section class="section" aria-labelledby="${id}"><div class="section__head"><h2 id="${id}">${title}</h2>${aside("plus", add)}</div><p class="text-muted">${text}</p></section>`;

/** The whole Today view. */
export function drawToday() {
  const chosen = week();
  const reasons = chosen.map(({ person }) => html`<li>${drawIcon("leaf")}<span>${nameOf(person)} is ${person.circle ? `one of your ${person.circle} people.` : "somebody you seldom hear from."}</span></li>`);
  return html`<header class="page-header"><div class="page-header__top"><p class="text-aside">${dayIn(today(), { weekday: "long", day: "numeric", month: "long" })}</p>
<label class="switch">${drawIcon("moon")}<span>Low battery</span><input type="checkbox" role="switch"><span class="switch__track"></span></label></div>
<h1>${inWords(chosen.length)} people, in your own time</h1><p>About 25 quiet minutes. Start anywhere, stop whenever you like.</p></header>
<div class="two-column-area"><div class="two-column"><div><section aria-label="This week"><ol class="session">${chosen.map(card)}</ol><details class="disclosure"><summary>Why these ${inWords(chosen.length)}?</summary>
<div class="stack"><ul class="icon-list">${reasons}</ul><p class="text-small">Those whose silence has come near their rhythm, first where the circle is closer and the silence longer. It stays the same all week.</p></div></details></section>
<div class="stack stack--distant">${counter()}${headed("shelf", "Worth passing on", "Add something", "An article, a link, a thank you. Kept here, it becomes the beginning of a contact.")}</div></div>
<div class="two-column__aside">${headed("promises", "Promises", "A promise", "None open, either way.")}<section class="section" aria-labelledby="dates"><h2 id="dates">Dates coming</h2><ul class="dates">${coming().map(date)}</ul></section>${yourWeek()}</div></div></div>`;
}

/** Redraws the parts of Today that an action can change: the chosen people stay the same all week. */
export function redrawToday() {
  for (const [id, draw] of [["counted", counter], ["weekly", yourWeek]]) document.getElementById(id)?.replaceWith(nodes(draw()));
}
