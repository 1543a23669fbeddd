// The storage of the plain page: people and the outline of their exchanges in one compressed text, exchanges in
// columnar layout in compressed segments of a thousand, and one small write per action. Every text has a checksum, and
// there is a mirror in IndexedDB with strict durability, as in Kith.
const KEYS = "plain.";
const SEGMENT = 1000;
const RECENT_DAYS = 14;

export const dayOf = (text) => Date.parse(text) / 86_400_000;
export const today = () => Math.floor(Date.now() / 86_400_000);
export const textOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

const state = { people: [], byId: new Map(), recent: [], acts: new Map(), segments: 0, changes: 0 };
export const book = state;

/* Texts */

function sum(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

function write(key, text) {
  localStorage.setItem(KEYS + key, `${sum(text)}:${text}`);
}

function read(key) {
  const whole = localStorage.getItem(KEYS + key);
  if (whole === null) return null;
  const colon = whole.indexOf(":");
  const text = whole.slice(colon + 1);
  if (sum(text) !== whole.slice(0, colon)) throw new Error(`${key} is damaged`);
  return text;
}

async function through(bytes, stream) {
  const writer = stream.writable.getWriter();
  writer.write(bytes);
  writer.close();
  return new Uint8Array(await new Response(stream.readable).arrayBuffer());
}

/** Compresses JSON with deflate and encodes it with 15 bits per character. */
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

/* Columns. A timestamp equal to the creation time of its record is already in the id. */

const personNames = ["id", "stamp", "given", "family", "organisation", "role", "emails", "phones", "place", "circle", "how_met", "expertise", "dates", "notes", "days", "tones", "topic"];
const exchangeNames = ["id", "stamp", "when", "people", "how", "purpose", "began", "minutes", "tone", "energy", "topics", "notes", "next_time", "place"];
const made = (id) => `${id.slice(0, 12)}000000000001`;

const toColumns = (rows, names) => names.map((name) => rows.map((row) => (name === "stamp" && row.stamp === made(row.id) ? 0 : row[name] ?? 0)));
const toRows = (columns, names) =>
  columns[0].map((id, at) => {
    const row = {};
    for (let column = 0; column < names.length; column++) {
      const value = columns[column][at];
      if (value !== 0) row[names[column]] = value;
    }
    row.stamp ??= made(id);
    return row;
  });

/* The mirror */

const copy = new Promise((done) => {
  const request = indexedDB.open("plain", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("texts");
  request.onsuccess = () => done(request.result);
  request.onerror = () => done(null);
});

/** Copies the texts of these keys to the mirror. Resolves when they are on the disk. */
async function copied(keys) {
  const database = await copy;
  if (!database) return;
  const transaction = database.transaction("texts", "readwrite", { durability: "strict" });
  const store = transaction.objectStore("texts");
  for (const key of keys) store.put(localStorage.getItem(KEYS + key), key);
  transaction.commit?.();
  await new Promise((done) => (transaction.oncomplete = transaction.onabort = done));
}

/** The number of actions that only the mirror has, as after a browser was killed. */
export async function recover() {
  const database = await copy;
  if (!database) return 0;
  const request = database.transaction("texts").objectStore("texts").getAllKeys(IDBKeyRange.bound("log.", "log/"));
  const keys = await new Promise((done) => ((request.onsuccess = () => done(request.result)), (request.onerror = () => done([]))));
  return keys.filter((key) => localStorage.getItem(KEYS + key) === null).length;
}

/* Actions */

/** Stores one exchange with one write. Returns its undo, and a promise that resolves when it is on the disk. */
export function log(entry) {
  const random = crypto.getRandomValues(new Uint8Array(10));
  const id = Date.now().toString(16).padStart(12, "0") + [...random].map((it) => it.toString(16).padStart(2, "0")).join("");
  const whole = { id, stamp: made(id), ...entry };
  const key = `log.${id}`;
  write(key, JSON.stringify(whole));
  write("changes", String(++state.changes));
  const before = take(whole);
  state.acts.set(key, whole);
  return {
    kept: copied([key]),
    undo() {
      localStorage.removeItem(KEYS + key);
      state.acts.delete(key);
      state.recent.splice(state.recent.indexOf(whole), 1);
      for (const [person, days] of before) person.days = days;
    },
  };
}

/** Adds an exchange to memory. Returns the previous days of its people. */
function take(entry) {
  state.recent.push(entry);
  const before = [];
  for (const person of entry.people.map((id) => state.byId.get(id)).filter(Boolean)) {
    before.push([person, person.days]);
    person.days = [...person.days, dayOf(entry.when)].sort((a, b) => a - b);
    person.tones = [...(person.tones ?? []), entry.tone ?? 0].slice(-5);
  }
  return before;
}

/* Import */

const stampShape = /^[0-9a-f]{24}$/, idShape = /^[0-9a-f]{32}$/, dayShape = /^\d{4}-\d\d-\d\d$/, dateShape = /^(\d{4}|-)-\d\d-\d\d$/;
const circles = new Set(["inner", "close", "active", "wider"]);
const ways = new Set(["call", "video", "in-person", "coffee", "email", "message", "letter", "event"]);
const tones = new Set(["easy", "plain", "mixed", "strained"]);
const isText = (it) => it === undefined || typeof it === "string";
const isTexts = (it) => it === undefined || (Array.isArray(it) && it.every((one) => typeof one === "string"));
const isPairs = (it) => it === undefined || (Array.isArray(it) && it.every(({ kind, value }) => typeof kind === "string" && typeof value === "string"));

const isPerson = (it) =>
  idShape.test(it.id) && stampShape.test(it.stamp) && [it.given, it.family, it.organisation, it.role, it.place, it.notes].every(isText) &&
  isPairs(it.emails) && isPairs(it.phones) && isTexts(it.expertise) && (it.circle === undefined || circles.has(it.circle)) &&
  (it.dates === undefined || it.dates.every(({ when }) => dateShape.test(when)));
const isExchange = (it) =>
  idShape.test(it.id) && stampShape.test(it.stamp) && dayShape.test(it.when) && !Number.isNaN(dayOf(it.when)) &&
  Array.isArray(it.people) && it.people.every((id) => idShape.test(id)) && isTexts(it.topics) && [it.notes, it.next_time, it.place].every(isText) &&
  (it.how === undefined || ways.has(it.how)) && (it.tone === undefined || tones.has(it.tone)) && (it.minutes === undefined || Number.isInteger(it.minutes));

/** Reads a file and compares it with the book. Returns the new, the newer and the unreadable entries. */
export async function compare(text) {
  const file = JSON.parse(text);
  if (file.format !== "kith-backup") throw new Error("not a backup");
  const people = new Map(state.byId), exchanges = new Map((await everything()).map((it) => [it.id, it]));
  const found = { added: 0, changed: 0, same: 0, problems: 0, people, exchanges };
  for (const [rows, known, isWhole] of [[file.people, people, isPerson], [file.exchanges, exchanges, isExchange]]) {
    for (const row of rows) {
      const here = known.get(row.id);
      if (!isWhole(row)) found.problems++;
      else if (here && here.stamp >= row.stamp) found.same++;
      else {
        found[here ? "changed" : "added"]++;
        known.set(row.id, row);
      }
    }
  }
  return found;
}

/** Stores the compared entries, adds them to memory during the disk write, and waits for the mirror. */
export async function merge({ people, exchanges }) {
  const all = [...people.values()];
  const places = new Map(all.map((it, at) => [it.id, at]));
  const byDay = [...exchanges.values()].map((it) => ({ it, day: dayOf(it.when), place: places.get(it.people[0]) ?? -1 }));
  byDay.sort((a, b) => a.day - b.day);
  const rows = all.map((it) => ({ ...it, days: [], tones: [], topic: 0 }));
  for (const { it, day } of byDay) {
    for (const id of it.people) {
      const row = rows[places.get(id)];
      if (!row) continue;
      row.days.push(day);
      row.tones.push(it.tone ?? 0);
      row.topic = it.topics?.[0] ?? row.topic;
    }
  }
  for (const row of rows) row.tones = row.tones.slice(-5);
  const from = today() - RECENT_DAYS;
  const recent = byDay.filter(({ day }) => day > from).map(({ it }) => it);
  const steps = rows.map((row) => ({ ...row, days: row.days.map((it, at, days) => (at ? it - days[at - 1] : it)) }));
  const texts = [["people", await pack(toColumns(steps, personNames))], ["recent", JSON.stringify(recent)]];
  byDay.sort((a, b) => a.place - b.place);
  const sealed = byDay.map(({ it, day }) => ({ ...it, when: day, people: it.people.map((id) => places.get(id) ?? id) }));
  for (let at = 0; at < sealed.length; at += SEGMENT) texts.push([`past.${at / SEGMENT}`, await pack(toColumns(sealed.slice(at, at + SEGMENT), exchangeNames))]);
  const segments = texts.length - 2;
  texts.push(["segments", String(segments)]);
  for (const [key, text] of texts) write(key, text);
  for (const key of state.acts.keys()) localStorage.removeItem(KEYS + key);
  const kept = copied(texts.map(([key]) => key));
  for (const row of rows) row.topic ||= undefined;
  Object.assign(state, { people: rows, byId: new Map(rows.map((it) => [it.id, it])), recent, segments, acts: new Map() });
  await kept;
}

/* Opening */

/** Loads the people, the recent exchanges and the journal. The archive stays compressed. */
export async function open() {
  const text = read("people");
  if (!text) return;
  state.people = toRows(await unpack(text), personNames);
  for (const it of state.people) {
    let day = 0;
    it.days = it.days.map((step) => (day += step));
  }
  state.byId = new Map(state.people.map((it) => [it.id, it]));
  state.recent = JSON.parse(read("recent") ?? "[]");
  state.segments = Number(read("segments") ?? 0);
  state.changes = Number(read("changes") ?? 0);
  state.acts.clear();
  for (let at = 0; at < localStorage.length; at++) {
    const key = localStorage.key(at);
    if (!key.startsWith(`${KEYS}log.`)) continue;
    const short = key.slice(KEYS.length);
    const entry = JSON.parse(read(short));
    state.acts.set(short, entry);
    take(entry);
  }
}

/** Reads one compressed segment of the archive. */
export async function segment(number) {
  const rows = toRows(await unpack(read(`past.${number}`)), exchangeNames);
  for (const it of rows) {
    it.when = textOf(it.when);
    it.people = it.people.map((place) => state.people[place]?.id ?? place);
  }
  return rows;
}

async function everything() {
  const all = [...state.acts.values()];
  for (let number = 0; number < state.segments; number++) all.push(...(await segment(number)));
  return all;
}
