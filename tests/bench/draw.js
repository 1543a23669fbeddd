// Elements and texts that every view of the plain page uses.
export function el(name, attributes, ...children) {
  const it = document.createElement(name);
  for (const key in attributes) {
    if (key.startsWith("on")) it.addEventListener(key.slice(2), attributes[key]);
    else it.setAttribute(key, attributes[key]);
  }
  it.append(...children);
  return it;
}

const SVG = "http://www.w3.org/2000/svg";
export function svg(name, attributes, ...children) {
  const it = document.createElementNS(SVG, name);
  for (const key in attributes) it.setAttribute(key, attributes[key]);
  it.append(...children);
  return it;
}

export const sign = (name) => svg("svg", { class: "icon", "aria-hidden": "true" }, svg("use", { href: `#sign-${name}` }));

export const nameOf = (it) => `${it.given} ${it.family}`;
export const avatar = (it) => el("span", { class: `avatar avatar--${["sage", "straw", "clay", "mist"][it.id.charCodeAt(31) & 3]}`, "aria-hidden": "true" }, it.given[0] + it.family[0]);
export const roleOf = (it) => `${it.role} · ${it.organisation}`;

const words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
export const inWords = (count) => words[count] ?? String(count);

/** A length of time in everyday units. */
export function long(days) {
  const [count, unit] = days < 14 ? [days, "day"] : days < 84 ? [Math.round(days / 7), "week"] : days < 730 ? [Math.round(days / 30.4), "month"] : [Math.round(days / 365), "year"];
  return [count, count === 1 ? unit : `${unit}s`];
}
export const longInWords = (days) => { const [count, unit] = long(days); return `${inWords(count)} ${unit}`; };
export const longInDigits = (days) => long(days).join(" ");

const formats = new Map();
export function dayIn(day, options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options }));
  return formats.get(key).format(day * 86_400_000);
}

let said;
/** Shows a toast, with an undo button if `undo` is given. */
export function say(text, undo) {
  said?.remove();
  said = el("div", { class: "toast" }, el("p", {}, text));
  if (undo) said.append(el("button", { class: "btn", type: "button", onclick: () => (undo(), say("Undone.")) }, "Undo"));
  document.querySelector(".toast-place").append(said);
}
