// The plain page's People: a virtual list, and full-text search over all stored text.
import { book, segment } from "./store.js";
import { cadences, silence } from "./week.js";
import { avatar, html, long, nameOf, nodes, roleOf, drawIcon } from "./view.js";

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const texts = new Map();

/** Decompresses the archive for search, one segment at a time. */
export async function readAll() {
  const parts = new Map(book.people.map((it) => [it.id, [nameOf(it), it.organisation, it.role, it.place, it.notes, it.how_met?.story, ...(it.expertise ?? [])]]));
  for (let number = 0; number < book.segments; number++) {
    for (const it of await segment(number)) for (const id of it.people) parts.get(id)?.push(it.notes, it.next_time, it.place, ...(it.topics ?? []));
  }
  for (const [id, all] of parts) {
    const whole = all.filter(Boolean).join("\n");
    texts.set(id, { whole, folded: folded(whole) });
  }
}

/** A text with the first search term highlighted. */
function marked(text, wanted) {
  const plain = folded(text), found = wanted.map((word) => [plain.indexOf(word), word.length]).filter(([at]) => at >= 0);
  if (!found.length || plain.length !== text.length) return text;
  const [start, length] = found.sort((a, b) => a[0] - b[0])[0];
  return html`${text.slice(0, start)}<mark>${text.slice(start, start + length)}</mark>${text.slice(start + length)}`;
}

/** The line under a name: the match, or else the role. */
function under(it, wanted) {
  const text = texts.get(it.id), at = text?.folded.indexOf(wanted[0]) ?? -1;
  if (!wanted.length || at < 0 || text.folded.length !== text.whole.length || wanted.every((word) => folded(nameOf(it)).includes(word))) return roleOf(it);
  const line = text.whole.slice(text.whole.lastIndexOf("\n", at) + 1, text.whole.indexOf("\n", at) >>> 0);
  const from = Math.max(0, folded(line).indexOf(wanted[0]) - 30);
  return marked(line.slice(from, from + 80), wanted);
}

function row(it) {
  if (!it.id) return html`<li><h2 class="group__name">${it.circle ? `${it.circle[0].toUpperCase()}${it.circle.slice(1)}` : "In no circle"} <span>${it.circle ? `about every ${long(cadences[it.circle])}` : ""}</span></h2></li>`;
  const { days, word } = silence(it), state = word ? html`<span class="warmth warmth--${word}">${word}</span><span class="text-small">${long(days, String)}</span>` : "";
  return html`<li><a class="row" href="/people/${it.id}">${avatar(it)}<span><span class="name">${marked(nameOf(it), wanted)}</span><span class="role">${under(it, wanted)}</span></span><span class="row__state">${state}</span></a></li>`;
}

const order = ["inner", "close", "active", "wider", undefined], AHEAD = 6, HEIGHT = 76;
let sorted, rows, wanted, shown;
const inCircle = (people, circle) => people.filter((it) => it.circle === circle);
const rowsOf = (people) => order.map((circle) => inCircle(people, circle)).flatMap((group) => (group.length ? [{ circle: group[0].circle }, ...group] : []));

/** Draws the rows near the screen, if they are not those on it. */
export function drawRows() {
  const list = document.querySelector(".rows--windowed");
  if (!list) return;
  const top = list.getBoundingClientRect().top;
  const from = Math.max(0, Math.floor(-top / HEIGHT) - AHEAD), to = Math.min(rows.length, Math.ceil((innerHeight - top) / HEIGHT) + AHEAD);
  if (shown?.from === from && shown.to === to && shown.rows === rows) return;
  shown = { from, to, rows };
  const space = (count) => html`<li class="rows__spacer" aria-hidden="true" style="block-size: ${count * HEIGHT}px"></li>`;
  list.replaceChildren(nodes([space(from), rows.slice(from, to).map(row), space(rows.length - to)]));
}

/** Draws the people that match the search. */
export function search(text) {
  wanted = folded(text).split(/\s+/).filter(Boolean);
  const found = wanted.length ? sorted.filter((it) => { const text = texts.get(it.id)?.folded ?? folded(nameOf(it)); return wanted.every((word) => text.includes(word)); }) : sorted;
  rows = rowsOf(found);
  document.querySelector("#found").textContent = wanted.length ? `${found.length} found` : "";
  drawRows();
}

const select = (label, options) => html`<select aria-label="${label}">${options.map((it) => html`<option>${it}</option>`)}</select>`;
const chip = (text, count) => html`<label class="chip"><input type="radio" name="circle">${text} <span class="chip__count">${count}</span></label>`;

/** The whole People view. */
export function drawPeople() {
  sorted = [...book.people].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  [rows, wanted, shown] = [rowsOf(sorted), [], null];
  requestAnimationFrame(drawRows);
  return html`<header class="page-header"><div class="page-header__top"><h1>People</h1><button class="btn" type="button">${drawIcon("plus")}Someone new</button></div>
<p>${sorted.length} people you know. ${sorted.filter((it) => silence(it).word === "cooling").length} are cooling, and nobody is waiting at the door.</p></header>
<div class="people-list"><form class="finder" role="search" aria-label="People"><div class="search">${drawIcon("search")}<input class="input" type="search" aria-label="Search people" placeholder="A name, a place, what they know"></div>
<fieldset><legend class="visually-hidden">Circle</legend><div class="chips chips--scroll">${chip("All", sorted.length)}${order.slice(0, 4).map((it) => chip(it, inCircle(sorted, it).length))}</div></fieldset>
<div class="chips chips--scroll"><label class="chip chip--select">${drawIcon("sort")}${select("Order", ["By circle", "By name", "By last exchange", "By warmth"])}</label>
<label class="chip chip--select">${select("Place", ["Place", ...new Set(sorted.map((it) => it.place))])}</label><label class="chip"><input type="checkbox">Archived</label></div></form><p class="visually-hidden" id="found" role="status"></p><ul class="rows rows--windowed"></ul></div>`;
}
