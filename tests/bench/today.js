// The plain page's Today: the same layout and rule as Kith's.
import { today } from "./keep.js";
import { coming, energy, thisWeek, week } from "./week.js";
import { avatar, dayIn, el, inWords, longInWords, nameOf, roleOf, sign, svg } from "./draw.js";

const aside = (icon, text) => el("button", { class: "link-button", type: "button" }, sign(icon), text);
const section = (id, title, ...rest) => el("section", { class: "section", "aria-labelledby": id }, el("h2", { id }, title), ...rest);

function card({ person, quiet, gap }, log) {
  const sleeps = quiet >= 365;
  const words = sleeps
    ? `Hello ${person.given}, you came to my mind today, and it was a good thought. How are you?`
    : `Hello ${person.given}, I was thinking of ${person.topic || "you"}. How did it go on?`;
  const mail = person.emails?.[0]?.value, phone = person.phones?.[0]?.value;
  const to = mail ? `mailto:${mail}?body=${encodeURIComponent(words)}` : `sms:${phone}?&body=${encodeURIComponent(words)}`;
  const letter = el("textarea", { class: "ruled-text", rows: "2", "aria-label": `Your words to ${person.given}` });
  letter.value = words;
  const others = el("div", { class: "actions" });
  if (phone) others.append(el("a", { class: "link-button", href: `https://wa.me/${phone.replace(/\D/g, "")}?text=${encodeURIComponent(words)}`, target: "_blank", rel: "noopener noreferrer" }, sign("message"), "WhatsApp"));
  if (mail && phone) others.append(el("a", { class: "link-button", href: `sms:${phone}?&body=${encodeURIComponent(words)}` }, sign("message"), "Message"));
  others.append(aside("file", "Copy the words"));
  return el("article", { class: "suggestion-card", "aria-label": nameOf(person) },
    el("header", { class: "suggestion-card__who" }, avatar(person), el("h2", { class: "name" }, el("a", { href: `/people/${person.id}` }, nameOf(person))),
      el("p", { class: "role" }, roleOf(person)), el("span", { class: `warmth warmth--${sleeps ? "sleeping" : "quiet"}` }, sleeps ? "sleeping" : "quiet")),
    el("p", { class: "suggestion-card__why" }, el("em", {}, sleeps ? "A wellness check." : "A catch-up."),
      sleeps ? ` Nothing to ask for. It has been ${longInWords(quiet)}, and a hello is welcome more often than one thinks.` : ` You usually talk every ${longInWords(gap)}; it has been ${longInWords(quiet)}.`),
    el("div", { class: "stack" }, letter),
    el("div", { class: "actions" }, el("a", { class: "btn btn--main", href: to }, sign("mail"), "Write"), el("button", { class: "btn", type: "button", onclick: () => log(`with ${nameOf(person)} `) }, "Log it"),
      el("div", { class: "suggestion-card__other-words" }, aside("swap", "Another way to say it"), aside("check", "I wrote")),
      el("button", { class: "link-button link-button--pending", type: "button" }, sign("snooze"), el("span", { class: "visually-hidden" }, "Not this week"))),
    el("details", { class: "fold" }, el("summary", {}, "Other ways to send it"), others));
}

function counter() {
  const count = thisWeek();
  const strokes = Array.from({ length: Math.min(count, 20) }, (_, at) => svg("path", { class: "tally__stroke", d: `M${at * 9 + 4} 6 v26` }));
  return el("section", { class: "section counter", "aria-labelledby": "counter" },
    el("h2", { class: "counter__say", id: "counter" }, `You networked ${inWords(count)} times without noticing`), svg("svg", { class: "tally", width: String(count * 9 + 20), height: "38", viewBox: `0 0 ${count * 9 + 20} 38`, "aria-hidden": "true" }, ...strokes),
    el("div", { class: "counter__foot" }, el("p", { class: "text-small" }, "A word at the lift, a call to another department: it all counts."),
      el("div", { class: "actions" }, el("button", { class: "btn", type: "button" }, sign("plus"), "A few words"), el("button", { class: "btn", type: "button" }, sign("plus"), "A real talk"))));
}

function yourWeek() {
  const { days, room, heaviest } = energy();
  const picture = svg("svg", { class: "week", viewBox: "0 0 336 96", "aria-hidden": "true" });
  days.forEach(({ day, took }, at) => {
    const x = String(20 + at * 49.33), isNow = at === 6;
    if (took || isNow) picture.append(svg("circle", { class: `week__dot${isNow ? " week__dot--now" : ""}`, cx: x, cy: String(42 + Math.max(-3, Math.min(3, took)) * 11), r: isNow ? "5" : "3.25" }));
    picture.append(svg("text", { class: `week__day${isNow ? " week__day--now" : ""}`, x, y: "90" }, dayIn(day, { weekday: "short" })));
  });
  const says = heaviest.took > 0 ? `${dayIn(heaviest.day, { weekday: "long" })} took the most. There is room for about ${inWords(Math.round(room / 2))} more conversations.` : "A quiet week.";
  return section("energy", "Your week", picture, el("p", { class: "text-muted" }, says));
}

const dates = () => section("dates", "Dates coming", el("ul", { class: "dates" }, ...coming().map(({ person, kind, day, text }) =>
  el("li", {}, el("time", { class: "day", datetime: text }, el("b", {}, dayIn(day, { day: "numeric" })), dayIn(day, { month: "short" })),
    el("div", {}, el("p", {}, el("a", { class: "plain-link", href: `/people/${person.id}` }, `${person.given}’s ${kind}`)), el("p", { class: "text-small" }, dayIn(day, { weekday: "long" })))))));

const headed = (id, title, add, text) => el("section", { class: "section", "aria-labelledby": id },
  el("div", { class: "section__head" }, el("h2", { id }, title), aside("plus", add)), el("p", { class: "text-muted" }, text));

let drawn;
/** The whole Today view. */
export function drawToday(log) {
  const chosen = week();
  const reasons = chosen.map(({ person }) => el("li", {}, sign("leaf"), el("span", {}, person.circle ? `${nameOf(person)} is one of your ${person.circle} people.` : `${nameOf(person)} is somebody you seldom hear from.`)));
  const session = el("section", { "aria-label": "This week" }, el("ol", { class: "session" }, ...chosen.map((it) => el("li", {}, card(it, log)))),
    el("details", { class: "fold" }, el("summary", {}, `Why these ${inWords(chosen.length)}?`), el("div", { class: "stack" }, el("ul", { class: "icon-list" }, ...reasons),
      el("p", { class: "text-small" }, "Those whose silence has come near their rhythm, first where the circle is closer and the silence longer. It stays the same all week."))));
  drawn = { counter: counter(), energy: yourWeek(), count: thisWeek() };
  const low = el("label", { class: "switch" }, sign("moon"), el("span", {}, "Low battery"), el("input", { type: "checkbox", role: "switch" }), el("span", { class: "switch__track" }));
  return [
    el("header", { class: "page-header" }, el("div", { class: "page-header__top" }, el("p", { class: "text-aside" }, dayIn(today(), { weekday: "long", day: "numeric", month: "long" })), low),
      el("h1", {}, `${inWords(chosen.length)} people, in your own time`), el("p", {}, "About 25 quiet minutes. Start anywhere, stop whenever.")),
    el("div", { class: "two-column-area" }, el("div", { class: "two-column" },
      el("div", {}, session, el("div", { class: "stack stack--distant" }, drawn.counter, headed("shelf", "Worth passing on", "A thing", "An article, a link, a thank you. Kept here, it becomes the beginning of a contact."))),
      el("div", { class: "two-column__aside" }, headed("promises", "Promises", "A promise", "None open, either way."), dates(), drawn.energy))),
  ];
}

/** Redraws the parts of Today that an action can change: the chosen people stay the same all week. */
export function redrawToday() {
  if (!drawn?.counter.isConnected) return;
  if (drawn.count !== thisWeek()) {
    const next = counter();
    drawn.counter.replaceWith(next);
    drawn.counter = next;
    drawn.count = thisWeek();
  }
  const next = yourWeek();
  drawn.energy.replaceWith(next);
  drawn.energy = next;
}
