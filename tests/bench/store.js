// The storage of the plain page: people and the outline of their exchanges in one compressed text, exchanges in
// columnar layout in compressed segments of a thousand, and one small write per action. Every text has a checksum, and
// there is a mirror in IndexedDB with strict durability, as in Kith.
const KEYS = "plain.", SEGMENT = 1000, RECENT_DAYS = 14, LETTER_BITS = 15;

export const dayOf = (text) => Date.parse(text) / 86_400_000;
export const today = () => Math.floor(Date.now() / 86_400_000);
export const textOf = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);
export const book = { people: [], byId: new Map(), recent: [], acts: new Map(), segments: 0 };

function sum(text) {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

const write = (key, text) => localStorage.setItem(KEYS + key, `${sum(text)}:${text}`);

function read(key) {
  const whole = localStorage.getItem(KEYS + key);
  if (whole === null) return null;
  const colon = whole.indexOf(":"), text = whole.slice(colon + 1);
  if (sum(text) !== whole.slice(0, colon)) throw new Error(`${key} is damaged`);
  return text;
}

/** Regroups numbers of `from` bits to numbers of `to` bits. */
function regroup(input, from, to, output) {
  let held = 0, bits = 0, place = 0;
  for (let at = 0; at < input.length; at++) {
    held = (held << from) | input[at];
    bits += from;
    for (; bits >= to; held &= (1 << bits) - 1) output[place++] = held >> (bits -= to);
  }
  if (bits) output[place] = held << (to - bits);
  return output;
}

const through = async (bytes, stream) => new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());

/** Compresses JSON with deflate and encodes it with 15 bits per character. */
async function pack(value) {
  const bytes = await through(new TextEncoder().encode(JSON.stringify(value)), new CompressionStream("deflate-raw"));
  const letters = regroup(bytes, 8, LETTER_BITS, new Uint16Array(Math.ceil((bytes.length * 8) / LETTER_BITS)));
  return `${bytes.length}:${new TextDecoder("utf-16le").decode(letters.map((it) => it + 32))}`;
}

async function unpack(text) {
  const colon = text.indexOf(":"), letters = new Uint16Array(text.length - colon - 1);
  for (let at = 0; at < letters.length; at++) letters[at] = text.charCodeAt(colon + 1 + at) - 32;
  const bytes = regroup(letters, LETTER_BITS, 8, new Uint8Array(Number(text.slice(0, colon))));
  return JSON.parse(new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw"))));
}

// Columns. A timestamp equal to the creation time of its record is already in the id.
const personNames = "id stamp given family organisation role emails phones place circle how_met expertise dates notes days tones topic".split(" ");
const exchangeNames = "id stamp when people how purpose began minutes tone energy topics notes next_time place".split(" ");
const made = (id) => `${id.slice(0, 12)}000000000001`;
const toColumns = (rows, names) => names.map((name) => rows.map((row) => (name === "stamp" && row.stamp === made(row.id) ? 0 : row[name] ?? 0)));
const toRows = (columns, names) => columns[0].map((id, at) => {
  const row = { stamp: made(id) };
  names.forEach((name, column) => { if (columns[column][at] !== 0) row[name] = columns[column][at]; });
  return row;
});

const mirror = new Promise((done) => {
  const request = indexedDB.open("plain", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("texts");
  request.onsuccess = () => done(request.result);
});

/** Copies the texts of these keys to the mirror. Resolves when they are on the disk. */
async function copied(keys) {
  const transaction = (await mirror).transaction("texts", "readwrite", { durability: "strict" });
  for (const key of keys) transaction.objectStore("texts").put(localStorage.getItem(KEYS + key), key);
  transaction.commit();
  await new Promise((done) => (transaction.oncomplete = transaction.onabort = done));
}

/** Stores one exchange with one write. */
export function log(entry) {
  const random = [...crypto.getRandomValues(new Uint8Array(10))].map((it) => it.toString(16).padStart(2, "0"));
  const id = Date.now().toString(16).padStart(12, "0") + random.join("");
  const whole = { id, stamp: made(id), ...entry };
  write(`log.${id}`, JSON.stringify(whole));
  take(`log.${id}`, whole);
  copied([`log.${id}`]);
}

/** Adds an exchange to memory. */
function take(key, entry) {
  book.acts.set(key, entry);
  book.recent.push(entry);
  for (const person of entry.people.map((id) => book.byId.get(id)).filter(Boolean)) {
    person.days = [...person.days, dayOf(entry.when)].sort((a, b) => a - b);
    person.tones = [...(person.tones ?? []), entry.tone ?? 0].slice(-5);
  }
}

const oneOf = (...words) => (it) => it === undefined || words.includes(it);
const isText = (it) => it === undefined || typeof it === "string";
const isList = (isOne) => (it) => it === undefined || (Array.isArray(it) && it.every(isOne));
const isPairs = isList(({ kind, value }) => isText(kind) && isText(value));
const isId = (it) => /^[0-9a-f]{32}$/.test(it), isStamp = (it) => /^[0-9a-f]{24}$/.test(it);
const personShape = {
  id: isId, stamp: isStamp, given: isText, family: isText, organisation: isText, role: isText, place: isText, notes: isText, emails: isPairs,
  phones: isPairs, expertise: isList(isText), circle: oneOf("inner", "close", "active", "wider"), dates: isList(({ when }) => /^(\d{4}|-)-\d\d-\d\d$/.test(when)),
};
const exchangeShape = {
  id: isId, stamp: isStamp, when: (it) => /^\d{4}-\d\d-\d\d$/.test(it) && !Number.isNaN(dayOf(it)), people: isList(isId), topics: isList(isText),
  notes: isText, next_time: isText, place: isText, how: oneOf("call", "video", "in-person", "coffee", "email", "message", "letter", "event"),
  tone: oneOf("easy", "plain", "mixed", "strained"), minutes: (it) => it === undefined || Number.isInteger(it),
};
const isWhole = (row, shape) => Object.keys(shape).every((name) => shape[name](row[name]));

/** Reads a file and compares it with the book. Returns the new, the newer and the unreadable entries. */
export async function compare(text) {
  const file = JSON.parse(text);
  if (file.format !== "kith-backup") throw new Error("not a backup");
  const people = new Map(book.byId), exchanges = new Map([...book.acts.values()].map((it) => [it.id, it]));
  for (let number = 0; number < book.segments; number++) for (const it of await segment(number)) exchanges.set(it.id, it);
  const found = { added: 0, changed: 0, same: 0, problems: 0, people, exchanges };
  for (const [rows, known, shape] of [[file.people, people, personShape], [file.exchanges, exchanges, exchangeShape]]) {
    for (const row of rows) {
      const here = known.get(row.id), result = !isWhole(row, shape) ? "problems" : !here ? "added" : here.stamp >= row.stamp ? "same" : "changed";
      found[result]++;
      if (result === "added" || result === "changed") known.set(row.id, row);
    }
  }
  return found;
}

/** Stores the compared entries, adds them to memory during the disk write, and waits for the mirror. */
export async function merge({ people, exchanges }) {
  const rows = [...people.values()].map((it) => ({ ...it, days: [], tones: [], topic: 0 }));
  const places = new Map(rows.map((it, at) => [it.id, at]));
  const byDay = [...exchanges.values()].map((it) => ({ it, day: dayOf(it.when), place: places.get(it.people[0]) ?? -1 })).sort((a, b) => a.day - b.day);
  for (const { it, day } of byDay) {
    for (const row of it.people.map((id) => rows[places.get(id)]).filter(Boolean)) {
      row.days.push(day);
      row.tones.push(it.tone ?? 0);
      row.topic = it.topics?.[0] ?? row.topic;
    }
  }
  for (const row of rows) row.tones = row.tones.slice(-5);
  const recent = byDay.filter(({ day }) => day > today() - RECENT_DAYS).map(({ it }) => it);
  const steps = rows.map((row) => ({ ...row, days: row.days.map((it, at, days) => (at ? it - days[at - 1] : it)) }));
  const texts = [["people", await pack(toColumns(steps, personNames))], ["recent", JSON.stringify(recent)]];
  const sealed = byDay.sort((a, b) => a.place - b.place).map(({ it, day }) => ({ ...it, when: day, people: it.people.map((id) => places.get(id) ?? id) }));
  const segments = Math.ceil(sealed.length / SEGMENT);
  for (let at = 0; at < segments; at++) texts.push([`past.${at}`, await pack(toColumns(sealed.slice(at * SEGMENT, (at + 1) * SEGMENT), exchangeNames))]);
  texts.push(["segments", String(segments)]);
  for (const [key, text] of texts) write(key, text);
  for (const key of book.acts.keys()) localStorage.removeItem(KEYS + key);
  const kept = copied(texts.map(([key]) => key));
  for (const row of rows) row.topic ||= undefined;
  Object.assign(book, { people: rows, byId: new Map(rows.map((it) => [it.id, it])), recent, segments, acts: new Map() });
  await kept;
}

/** Loads the people, the recent exchanges and the journal. The archive stays compressed. */
export async function open() {
  const text = read("people");
  if (!text) return;
  const people = toRows(await unpack(text), personNames);
  for (const it of people) {
    let day = 0;
    it.days = it.days.map((step) => (day += step));
  }
  const recent = JSON.parse(read("recent")), segments = Number(read("segments"));
  Object.assign(book, { people, byId: new Map(people.map((it) => [it.id, it])), recent, segments, acts: new Map() });
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(`${KEYS}log.`)).map((key) => key.slice(KEYS.length));
  for (const key of keys) take(key, JSON.parse(read(key)));
}

/** Reads one compressed segment of the archive. */
export async function segment(number) {
  const rows = toRows(await unpack(read(`past.${number}`)), exchangeNames);
  return rows.map((it) => ({ ...it, when: textOf(it.when), people: it.people.map((place) => book.people[place]?.id ?? place) }));
}
