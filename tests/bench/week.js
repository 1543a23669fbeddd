// The plain page's weekly suggestions, by a shortened form of Kith's rule: silence relative to the rhythm, closer
// circles first, no one after a strained talk, one near, one further out, one sleeping tie; the same all week.
import { book, dayOf, textOf, today } from "./store.js";

export const cadences = { inner: 14, close: 30, active: 90, wider: 365 };
const weights = { inner: 4, close: 3, active: 2, wider: 1 };
const points = { call: 2, video: 2, "in-person": 2, coffee: 2, email: 1, message: 1, letter: 1, event: 3 };
const monday = () => today() - ((today() + 3) % 7);

/** The median of the days between exchanges, once there are three gaps over three weeks. */
function usualGap(days) {
  const gaps = days.slice(1).map((day, at) => day - days[at]).filter((gap) => gap > 0).sort((a, b) => a - b);
  return gaps.length < 3 || days.at(-1) - days[0] < 21 ? null : gaps[gaps.length >> 1];
}

/** The days since the last exchange, and a word for them. */
export function silence(person) {
  const last = person.days.findLast((it) => it <= today());
  if (last === undefined) return {};
  const days = today() - last, cadence = cadences[person.circle] ?? cadences.active;
  return { days, word: days >= 365 ? "sleeping" : days <= cadence ? "warm" : days <= cadence * 2 ? "cooling" : "quiet" };
}

/** The three suggestions of this week, computed from the state at its beginning. */
export function week() {
  const eve = monday() - 1, groups = [[], [], []];
  for (const person of book.people) {
    const days = person.days.filter((it) => it <= eve);
    if (!days.length || (person.tones ?? []).filter((it) => it === "strained").length >= 2) continue;
    const quiet = eve - days.at(-1), gap = usualGap(days), cadence = cadences[person.circle] ?? gap;
    if (!cadence || quiet < cadence * 0.8) continue;
    const group = quiet >= 365 ? 2 : person.circle === "inner" || person.circle === "close" ? 0 : 1;
    groups[group].push({ person, quiet, gap: gap ?? cadence, pull: (weights[person.circle] ?? 0.5) * Math.log2(1 + quiet / cadence) });
  }
  const better = (a, b) => (b.pull > a.pull || (b.pull === a.pull && b.person.id < a.person.id) ? b : a);
  return groups.filter((group) => group.length).map((group) => group.reduce(better));
}

export const thisWeek = () => book.recent.filter((it) => dayOf(it.when) >= monday()).length;

/** The energy spent on each of the last seven days, and the points left in the budget. */
export function energy() {
  const days = Array.from({ length: 7 }, (_, at) => ({ day: today() - 6 + at, took: 0 }));
  for (const it of book.recent) {
    const day = days[dayOf(it.when) - days[0].day];
    if (day) day.took += (points[it.how] ?? 1) * (it.energy === "took" ? 2 : it.energy === "gave" ? -1 : 1);
  }
  const spent = days.reduce((all, it) => all + Math.max(0, it.took), 0);
  return { days, room: Math.max(0, 12 - spent), heaviest: days.reduce((a, b) => (b.took > a.took ? b : a)) };
}

/** Birthdays and other dates in the next fortnight. */
export function coming() {
  const from = today(), year = new Date().getUTCFullYear(), found = [];
  for (const person of book.people) {
    for (const { kind, when } of person.dates ?? []) {
      const day = [year, year + 1].map((it) => dayOf(`${it}-${when.slice(-5)}`)).find((it) => it >= from);
      if (day - from < 14) found.push({ person, kind, day, text: textOf(day) });
    }
  }
  return found.sort((a, b) => a.day - b.day || (a.person.given < b.person.given ? -1 : 1)).slice(0, 6);
}
