// The opponent: a small page in plain JavaScript that does the same jobs on the same data, as well as a page of its
// size can. People and the outline of the past are one compressed text, read at the start; exchanges lie by column in
// compressed segments of a thousand, in UTF-16; an act is one small write. It merges nothing and checks nothing.
const day = (text) => Date.parse(text) / 86_400_000;
const today = () => Math.floor(Date.now() / 86_400_000);
const cadences = { inner: 14, close: 30, active: 90, wider: 365 };
const state = { people: [], byId: new Map(), journal: 0, texts: new Map(), segments: 0 };

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

async function pack(value) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream("deflate-raw"));
  const letters = new Uint16Array(Math.ceil((bytes.length * 8) / 15) + 1);
  let held = 0, bits = 0, at = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    if (bits >= 15) {
      bits -= 15;
      letters[at++] = ((held >> bits) & 0x7fff) + 32;
      held &= (1 << bits) - 1;
    }
  }
  if (bits) letters[at++] = ((held << (15 - bits)) & 0x7fff) + 32;
  return `${bytes.length}:${new TextDecoder("utf-16le").decode(letters.subarray(0, at))}`;
}

async function unpack(text) {
  const colon = text.indexOf(":");
  const bytes = new Uint8Array(Number(text.slice(0, colon)));
  let held = 0, bits = 0, at = 0;
  for (let index = colon + 1; index < text.length; index++) {
    held = (held << 15) | (text.charCodeAt(index) - 32);
    bits += 15;
    while (bits >= 8 && at < bytes.length) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 0xff;
    }
    held &= (1 << bits) - 1;
  }
  return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
}

const names = ["id", "when", "people", "how", "purpose", "began", "minutes", "tone", "energy", "topics", "notes", "next_time", "place"];
const toColumns = (rows) => names.map((name) => rows.map((row) => row[name] ?? 0));
const toRows = (columns) => columns[0].map((_, at) => Object.fromEntries(names.map((name, column) => [name, columns[column][at]])));

export async function bringIn(text) {
  const { people, exchanges } = JSON.parse(text);
  const days = new Map(people.map((it) => [it.id, []]));
  for (const it of exchanges) for (const id of it.people) days.get(id)?.push(day(it.when));
  for (const it of people) it.days = days.get(it.id).sort((a, b) => a - b).map((it, at, all) => (at ? it - all[at - 1] : it));
  localStorage.setItem("plain.people", await pack(people));
  const sorted = exchanges.sort((a, b) => (a.people[0] < b.people[0] ? -1 : a.people[0] > b.people[0] ? 1 : 0));
  let segment = 0;
  for (let at = 0; at < sorted.length; at += 1000) {
    localStorage.setItem(`plain.past.${segment++}`, await pack(toColumns(sorted.slice(at, at + 1000))));
  }
  localStorage.setItem("plain.segments", segment);
  await start();
}

async function start() {
  const text = localStorage.getItem("plain.people");
  if (!text) return;
  state.people = await unpack(text);
  state.byId = new Map(state.people.map((it) => [it.id, it]));
  state.segments = Number(localStorage.getItem("plain.segments"));
  for (const it of state.people) {
    it.last = it.days.reduce((sum, step) => sum + step, 0);
    it.want = it.circle && it.last ? (today() - it.last) / cadences[it.circle] : 0;
  }
  drawWeek();
}

function drawWeek() {
  const chosen = ["close", "active", "wider"].map((circle) => state.people.filter((it) => it.circle === circle).sort((a, b) => b.want - a.want)[0]);
  document.querySelector("#week ol").replaceChildren(...chosen.filter(Boolean).map((it) => {
    const item = document.createElement("li");
    item.textContent = `${it.given} ${it.family}, ${it.role}: ${today() - it.last} days`;
    return item;
  }));
}

/** Unpacks the past for search, a segment at a time. */
export async function readAll() {
  const texts = new Map(state.people.map((it) => [it.id, [it.given, it.family, it.organisation, it.role, it.place, it.notes, it.how_met?.story, ...(it.expertise ?? [])]]));
  for (let segment = 0; segment < state.segments; segment++) {
    for (const it of toRows(await unpack(localStorage.getItem(`plain.past.${segment}`)))) {
      for (const id of it.people) texts.get(id)?.push(it.notes, it.next_time || "", it.place || "", ...(it.topics || []));
    }
  }
  for (const [id, parts] of texts) state.texts.set(id, parts.join("\n").normalize("NFD").replace(/\p{M}/gu, "").toLowerCase());
}

const row = (it) => {
  const item = document.createElement("li");
  item.textContent = `${it.given} ${it.family}, ${it.role}, ${it.organisation}`;
  return item;
};

document.querySelector("input").addEventListener("input", ({ target }) => {
  const words = target.value.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/\s+/).filter(Boolean);
  const found = state.people.filter((it) => words.every((word) => (state.texts.get(it.id) ?? "").includes(word)));
  document.querySelector("#people").replaceChildren(...found.slice(0, 60).map(row));
});

document.querySelector("#log").addEventListener("click", () => document.querySelector("dialog").showModal());
document.querySelector("form").addEventListener("submit", () => {
  const words = document.querySelector("textarea").value;
  const person = state.people.find((it) => words.includes(it.given));
  const entry = { id: crypto.randomUUID(), when: new Date().toISOString().slice(0, 10), people: [person?.id], notes: words };
  localStorage.setItem(`plain.log.${Date.now()}.${state.journal++}`, JSON.stringify(entry));
  if (person) person.last = today();
  document.querySelector("#said").textContent = `Logged: ${words}`;
  drawWeek();
});

window.plain = { bringIn, readAll };
await start();
document.documentElement.dataset.ready = "";
