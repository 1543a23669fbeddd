// The plain page's log: one sentence, a live preview of the parsed result, and one write.
import { book, log, textOf, today } from "./keep.js";
import { dayIn, el, nameOf, say, sign } from "./draw.js";

const waysOf = { call: /\b(call(ed)?|phoned?|rang)\b/i, video: /\bvideo\b/i, coffee: /\b(coffee|lunch|dinner)\b/i, "in-person": /\b(walk|met|visit(ed)?)\b/i, email: /\b(mail|e-mail|email)(ed)?\b/i, message: /\b(message|text)(ed)?\b/i, letter: /\bletter\b/i, event: /\b(conference|party|event)\b/i };
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

let names;
/** Parses a sentence: people, date, channel and topic. */
export function understand(sentence) {
  if (names?.people !== book.people) {
    names = { people: book.people, whole: new Map(), given: new Map() };
    for (const it of book.people) {
      names.whole.set(nameOf(it).toLowerCase(), it);
      const key = it.given.toLowerCase();
      names.given.set(key, [...(names.given.get(key) ?? []), it]);
    }
  }
  const tokens = sentence.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const people = new Set();
  for (let at = 0; at < tokens.length; at++) {
    const whole = names.whole.get(`${tokens[at]} ${tokens[at + 1]}`);
    const given = names.given.get(tokens[at]);
    if (whole) people.add(whole);
    else if (given?.length === 1) people.add(given[0]);
  }
  let day = today();
  if (tokens.includes("yesterday")) day -= 1;
  const named = weekdays.findIndex((it) => tokens.includes(it));
  if (named >= 0) day -= (((day + 4) % 7) - named + 7) % 7 || 7;
  const how = Object.keys(waysOf).find((it) => waysOf[it].test(sentence));
  const about = /\babout (?:the )?([^,.#]+)/i.exec(sentence)?.[1].trim();
  return { people: [...people], day, how, topics: [about, ...(sentence.match(/#[\p{L}\p{N}-]+/gu) ?? []).map((it) => it.slice(1))].filter(Boolean) };
}

const chip = (...children) => el("label", { class: "chip" }, ...children);
const group = (name, ...chips) => el("div", { role: "group", "aria-label": name }, el("span", { class: "parsed-fields__label", "aria-hidden": "true" }, name.toLowerCase()), el("div", { class: "chips" }, ...chips));
function choice(name, options) {
  return el("fieldset", {}, el("legend", { class: "visually-hidden" }, name), el("span", { class: "parsed-fields__label", "aria-hidden": "true" }, name.toLowerCase()),
    el("div", { class: "radio-group" }, ...options.map(([text, icon]) => el("label", {}, el("input", { type: "radio", name: name.toLowerCase(), value: text }), sign(icon), text))));
}

/** Opens the log with an initial text. Calls `changed` after a save or an undo. */
export function openLog(begin, changed) {
  const box = el("textarea", { class: "ruled-text", id: "sentence", rows: "3", enterkeyhint: "done", "aria-label": "What happened?", "aria-describedby": "sentence-hint" });
  const marks = el("div", { class: "ruled-text capture-input__marks", "aria-hidden": "true" });
  const way = el("select", { "aria-label": "How" }, el("option", { value: "" }, "Any way"), ...Object.keys(waysOf).map((it) => el("option", { value: it }, it)));
  const who = group("Who"), when = group("When"), how = group("How", el("label", { class: "chip chip--select" }, sign("people"), way));
  let understood;
  const read = () => {
    understood = understand(box.value);
    who.lastChild.replaceChildren(...(understood.people.length ? understood.people.map((it) => chip(nameOf(it))) : [el("span", { class: "text-small text-small--static" }, "Nobody yet. Name somebody, or say whom you met.")]));
    when.lastChild.replaceChildren(chip(sign("calendar"), el("span", {}, dayIn(understood.day, { day: "numeric", month: "long" })), el("input", { type: "date", "aria-label": "Day", value: textOf(understood.day) })));
    way.value = understood.how ?? "";
    marks.replaceChildren(...box.value.split(/(\b(?:coffee|call|walk|yesterday)\b)/i).map((it, at) => (at % 2 ? el("mark", {}, it) : it)), "\u200b");
  };
  const form = el("form", { method: "dialog" },
    el("div", { class: "capture-input" }, marks, box), el("p", { class: "text-small", id: "sentence-hint" }, "As you would say it. Change a thing, or just save."),
    el("div", { class: "parsed-fields", role: "group", "aria-label": "What was understood" }, who, when, how,
      choice("Tone", [["easy", "tone-good"], ["plain", "tone-plain"], ["mixed", "tone-mixed"], ["strained", "tone-strained"]]), choice("Energy", [["gave", "sun"], ["even", "even"], ["took", "moon"], ["later", "clock"]])),
    el("p", { class: "text-small field-error", role: "alert" }),
    el("footer", { class: "dialog__foot" }, el("button", { class: "btn btn--main", type: "submit" }, sign("check"), "Save"), el("button", { class: "btn", type: "button" }, "A promise")));
  const dialog = el("dialog", { class: "dialog", "aria-labelledby": "dialog-title" }, el("div", { class: "dialog__grip", "aria-hidden": "true" }),
    el("header", { class: "dialog__head" }, el("h2", { id: "dialog-title" }, "Log an exchange"), el("button", { class: "btn btn--bare btn--square", type: "button", "aria-label": "Close without saving", onclick: () => dialog.close() }, sign("close"))), form);
  box.addEventListener("input", read);
  form.addEventListener("submit", () => {
    const chosen = new FormData(form);
    const act = log({ when: textOf(understood.day), people: understood.people.map((it) => it.id), how: way.value || undefined, tone: chosen.get("tone") ?? undefined, energy: chosen.get("energy") ?? undefined, topics: understood.topics, notes: box.value });
    act.kept.then(() => performance.mark("kept"));
    say("Saved.", () => (act.undo(), changed()));
    changed();
  });
  dialog.addEventListener("close", () => dialog.remove());
  box.value = begin;
  document.body.append(dialog);
  read();
  dialog.showModal();
  box.focus();
}
