// Markup and texts that every view of the plain page uses.
class Markup {
  constructor(text) { this.text = text; }
}
const escaped = (text) => String(text).replace(/[&<>"]/g, (it) => `&#${it.charCodeAt(0)};`);
const textOfValue = (it) => (it instanceof Markup ? it.text : Array.isArray(it) ? it.map(textOfValue).join("") : escaped(it));
/** Markup from a template; values are escaped unless they are markup. */
export const html = (strings, ...values) => new Markup(String.raw({ raw: strings }, ...values.map(textOfValue)));
export const nodes = (markup) => document.createRange().createContextualFragment(textOfValue(markup));

export const drawIcon = (name) => html`<svg class="icon" aria-hidden="true"><use href="#icon-${name}"></use></svg>`;
export const aside = (icon, text) => html`<button class="link-button" type="button">${drawIcon(icon)}${text}</button>`;
export const nameOf = (it) => `${it.given} ${it.family}`;
export const roleOf = (it) => `${it.role} · ${it.organisation}`;
export const avatar = (it) => html`<span class="avatar avatar--${["sage", "straw", "clay", "mist"][it.id.charCodeAt(31) & 3]}" aria-hidden="true">${it.given[0] + it.family[0]}</span>`;

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
export const inWords = (count) => words[count] ?? String(count);
/** A length of time in everyday units. */
export function long(days, show = inWords) {
  const [count, unit] = days < 14 ? [days, "day"] : days < 84 ? [Math.round(days / 7), "week"] : days < 730 ? [Math.round(days / 30.4), "month"] : [Math.round(days / 365), "year"];
  return `${show(count)} ${unit}${count === 1 ? "" : "s"}`;
}

const formats = new Map();
export function dayIn(day, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }));
  return formats.get(key).format(day * 86_400_000);
}
