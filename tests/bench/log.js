// The plain page's log: one sentence, a live preview of the parsed result, and one write.
import { book, log, textOf, today } from "./store.js";
import { dayIn, html, nameOf, nodes, drawIcon } from "./view.js";
import { redrawToday } from "./today.js";

const waysOf = { call: /\b(call(ed)?|phoned?|rang)\b/i, video: /\bvideo\b/i, coffee: /\b(coffee|lunch|dinner)\b/i, "in-person": /\b(walk|met|visit(ed)?)\b/i, email: /\b(e-?mail)(ed)?\b/i, message: /\b(message|text)(ed)?\b/i, letter: /\bletter\b/i, event: /\b(conference|party|event)\b/i };
const weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

let names;
/** Parses a sentence: people, date, channel and topic. */
function understand(sentence) {
  if (names?.people !== book.people) {
    names = { people: book.people, whole: new Map(book.people.map((it) => [nameOf(it).toLowerCase(), it])), given: Map.groupBy(book.people, (it) => it.given.toLowerCase()) };
  }
  const tokens = sentence.toLowerCase().match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const named = (token, at) => names.whole.get(`${token} ${tokens[at + 1]}`) ?? (names.given.get(token)?.length === 1 ? names.given.get(token)[0] : undefined);
  const people = [...new Set(tokens.map(named).filter(Boolean))];
  const weekday = weekdays.findIndex((it) => tokens.includes(it));
  const back = tokens.includes("yesterday") ? 1 : weekday < 0 ? 0 : (((today() + 4) % 7) - weekday + 7) % 7 || 7;
  const topics = [/\babout (?:the )?([^,.#]+)/i.exec(sentence)?.[1].trim(), ...(sentence.match(/#[\p{L}\p{N}-]+/gu) ?? []).map((it) => it.slice(1))];
  return { people, day: today() - back, how: Object.keys(waysOf).find((it) => waysOf[it].test(sentence)), topics: topics.filter(Boolean) };
}

const label = (name) => html`<span class="parsed-fields__label" aria-hidden="true">${name.toLowerCase()}</span>`;
const group = (name, chips = "") => html`<div role="group" aria-label="${name}">${label(name)}<div class="chips" id="${name}">${chips}</div></div>`;
const option = (name, [text, icon]) => html`<label><input type="radio" name="${name.toLowerCase()}" value="${text}">${drawIcon(icon)}${text}</label>`;
const choice = (name, ...options) => html`<fieldset><legend class="visually-hidden">${name}</legend>${label(name)}<div class="radio-group">${options.map((it) => option(name, it))}</div></fieldset>`;
const ways = html`<label class="chip chip--select">${drawIcon("people")}<select name="how" aria-label="How"><option value="">Any way</option>${Object.keys(waysOf).map((it) => html`<option>${it}</option>`)}</select></label>`;
const form = html`<dialog class="dialog" aria-labelledby="dialog-title"><div class="dialog__grip" aria-hidden="true"></div><header class="dialog__head"><h2 id="dialog-title">Log an exchange</h2><button class="btn btn--bare btn--square" type="button" aria-label="Close without saving">${drawIcon("close")}</button></header>
<form method="dialog"><div class="capture-input"><div class="ruled-text capture-input__marks" aria-hidden="true"></div><textarea class="ruled-text" id="sentence" rows="3" enterkeyhint="done" aria-label="What happened?" aria-describedby="sentence-hint"></textarea></div>
<p class="text-small" id="sentence-hint">Write it as you would say it. Change anything below, or just save.</p><div class="parsed-fields" role="group" aria-label="What Kith understood">${group("Who")}${group("When")}${group("How", ways)}
${choice("Tone", ["easy", "tone-good"], ["plain", "tone-plain"], ["mixed", "tone-mixed"], ["strained", "tone-strained"])}${choice("Energy", ["gave", "sun"], ["even", "even"], ["took", "moon"], ["later", "clock"])}</div>
<p class="text-small field-error" role="alert"></p><footer class="dialog__foot"><button class="btn btn--main" type="submit">${drawIcon("check")}Save</button><button class="btn" type="button">A promise</button></footer></form></dialog>`;

/** Opens the log with an initial text. */
export function openLog(begin) {
  document.body.append(nodes(form));
  const dialog = document.body.lastElementChild, box = dialog.querySelector("textarea");
  let understood;
  const read = () => {
    understood = understand(box.value);
    const who = understood.people.map((it) => html`<label class="chip">${nameOf(it)}</label>`);
    dialog.querySelector("#Who").replaceChildren(nodes(who.length ? who : html`<span class="text-small text-small--static">Nobody yet. Name somebody, or say whom you met.</span>`));
    dialog.querySelector("#When").replaceChildren(nodes(html`<label class="chip">${drawIcon("calendar")}<span>${dayIn(understood.day, { day: "numeric", month: "long" })}</span><input type="date" aria-label="Day" value="${textOf(understood.day)}"></label>`));
    dialog.querySelector("select").value = understood.how ?? "";
    const parts = box.value.split(/(\b(?:coffee|call|walk|yesterday)\b)/i).map((it, at) => (at % 2 ? html`<mark>${it}</mark>` : it));
    dialog.querySelector(".capture-input__marks").replaceChildren(nodes([parts, "\u200b"]));
  };
  box.addEventListener("input", read);
  dialog.querySelector("form").addEventListener("submit", ({ target }) => {
    const { how, tone, energy } = Object.fromEntries(new FormData(target));
    log({ when: textOf(understood.day), people: understood.people.map((it) => it.id), how: how || undefined, tone, energy, topics: understood.topics, notes: box.value });
    document.querySelector(".toast-place").replaceChildren(nodes(html`<div class="toast"><p>Saved.</p><button class="btn" type="button">Undo</button></div>`));
    redrawToday();
  });
  dialog.addEventListener("close", () => dialog.remove());
  box.value = begin;
  read();
  dialog.showModal();
  box.focus();
}
