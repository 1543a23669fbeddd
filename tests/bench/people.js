// The plain page's People: a virtual list, and full-text search over all stored text.
import { book, segment } from "./keep.js";
import { cadences, silence, warmth } from "./week.js";
import { avatar, el, longInDigits, longInWords, nameOf, roleOf, sign } from "./draw.js";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map();

/** Decompresses the archive for search, one segment at a time. */
export async function readAll() {
  const parts = new Map(book.people.map((it) => [it.id, [nameOf(it), it.organisation, it.role, it.place, it.notes, it.how_met?.story, ...(it.expertise ?? [])]]));
  for (let number = 0; number < book.segments; number++) {
    for (const it of await segment(number)) {
      for (const id of it.people) parts.get(id)?.push(it.notes, it.next_time, it.place, ...(it.topics ?? []));
    }
  }
  for (const [id, all] of parts) {
    const whole = all.filter(Boolean).join("\n");
    texts.set(id, { whole, folded: folded(whole) });
  }
}

/** A text with the first search term highlighted. */
function marked(text, wanted) {
  const plain = folded(text);
  const [start, length] = wanted.map((word) => [plain.indexOf(word), word.length]).filter(([at]) => at >= 0).sort((a, b) => a[0] - b[0])[0] ?? [];
  if (start === undefined || plain.length !== text.length) return [text];
  return [text.slice(0, start), el("mark", {}, text.slice(start, start + length)), text.slice(start + length)];
}

/** The line under a name: the match, or else the role. */
function under(it, wanted) {
  const text = texts.get(it.id);
  if (!wanted.length || !text || wanted.every((word) => folded(nameOf(it)).includes(word))) return [roleOf(it)];
  const at = text.folded.indexOf(wanted[0]);
  if (at < 0 || text.folded.length !== text.whole.length) return [roleOf(it)];
  const line = text.whole.slice(text.whole.lastIndexOf("\n", at) + 1, text.whole.indexOf("\n", at) >>> 0);
  const from = Math.max(0, folded(line).indexOf(wanted[0]) - 30);
  return marked(line.slice(from, from + 80), wanted);
}

function row(it, wanted) {
  const days = silence(it), word = warmth(it);
  const state = el("span", { class: "row__state" });
  if (word) state.append(el("span", { class: `warmth warmth--${word}` }, word), el("span", { class: "text-small" }, longInDigits(days)));
  return el("a", { class: "row", href: `/people/${it.id}` }, avatar(it), el("span", {}, el("span", { class: "name" }, ...marked(nameOf(it), wanted)), el("span", { class: "role" }, ...under(it, wanted))), state);
}

const order = ["inner", "close", "active", "wider", undefined];
function rowsOf(people) {
  const rows = [];
  for (const circle of order) {
    const group = people.filter((it) => it.circle === circle);
    if (group.length) rows.push({ circle }, ...group);
  }
  return rows;
}
const heading = ({ circle }) => el("h2", { class: "group__name" }, circle ? `${circle[0].toUpperCase()}${circle.slice(1)} ` : "In no circle ", el("span", {}, circle ? `about every ${longInWords(cadences[circle])}` : ""));

const AHEAD = 6;
let list, rows = [], wanted = [], height = 76, shown = null;

function drawRows() {
  const top = list.getBoundingClientRect().top;
  const from = Math.max(0, Math.floor(-top / height) - AHEAD), to = Math.min(rows.length, Math.ceil((innerHeight - top) / height) + AHEAD);
  if (shown && shown.from === from && shown.to === to && shown.rows === rows) return;
  shown = { from, to, rows };
  const space = (count) => { const it = el("li", { class: "rows__spacer", "aria-hidden": "true" }); it.style.blockSize = `${count * height}px`; return it; };
  list.replaceChildren(space(from), ...rows.slice(from, to).map((it) => el("li", {}, it.id ? row(it, wanted) : heading(it))), space(rows.length - to));
}

function selection(label, options) {
  const it = el("select", { "aria-label": label });
  for (const text of options) it.append(el("option", { value: text }, text));
  return it;
}

let sorted;
/** The whole People view. */
export function drawPeople() {
  sorted = [...book.people].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const cooling = sorted.filter((it) => warmth(it) === "cooling").length;
  const box = el("input", { class: "input", type: "search", "aria-label": "Search people", placeholder: "A name, a place, what they know" });
  const said = el("p", { class: "visually-hidden", role: "status" });
  box.addEventListener("input", () => {
    wanted = folded(box.value).split(/\s+/).filter(Boolean);
    const found = wanted.length ? sorted.filter((it) => { const text = texts.get(it.id)?.folded ?? folded(nameOf(it)); return wanted.every((word) => text.includes(word)); }) : sorted;
    rows = rowsOf(found);
    said.textContent = wanted.length ? `${found.length} found` : "";
    drawRows();
  });
  const circle = (text, count) => el("label", { class: "chip" }, el("input", { type: "radio", name: "circle" }), text, el("span", { class: "chip__count" }, String(count)));
  rows = rowsOf(sorted);
  wanted = [];
  shown = null;
  list = el("ul", { class: "rows rows--windowed" });
  requestAnimationFrame(() => list.isConnected && drawRows());
  return [
    el("header", { class: "page-header" }, el("div", { class: "page-header__top" }, el("h1", {}, "People"), el("button", { class: "btn", type: "button" }, sign("plus"), "Someone new")),
      el("p", {}, `${sorted.length} people you know. ${cooling} are cooling, and nobody is waiting at the door.`)),
    el("div", { class: "people-list" }, el("form", { class: "finder", role: "search", "aria-label": "People" },
      el("div", { class: "search" }, sign("search"), box),
      el("fieldset", {}, el("legend", { class: "visually-hidden" }, "Circle"), el("div", { class: "chips chips--scroll" }, circle("All ", sorted.length), ...order.slice(0, 4).map((it) => circle(it, sorted.filter((one) => one.circle === it).length)))),
      el("div", { class: "chips chips--scroll" }, el("label", { class: "chip chip--select" }, sign("sort"), selection("Order", ["By circle", "By name", "By last exchange", "By warmth"])),
        el("label", { class: "chip chip--select" }, selection("Place", ["Place", ...new Set(sorted.map((it) => it.place))])), el("label", { class: "chip" }, el("input", { type: "checkbox" }), "Archived"))), said, list),
  ];
}

addEventListener("scroll", () => list?.isConnected && requestAnimationFrame(drawRows), { passive: true });
