// The benchmark's baseline: a page in plain JavaScript that does the measured jobs on the same data and with the same
// look as Kith, as directly as a page can. It has no other pages, no lock, no compaction and no merge of single fields.
import { compare, merge, open, recover } from "./keep.js";
import { drawToday, redrawToday } from "./today.js";
import { drawPeople, readAll } from "./people.js";
import { openLog } from "./log.js";
import { el, say, sign } from "./draw.js";

const page = document.querySelector("#page");
const openIt = (begin = "") => openLog(begin, redrawToday);

function drawData() {
  const input = el("input", { class: "visually-hidden", type: "file", "aria-label": "Open a file" });
  const said = el("p", { class: "text-muted" });
  input.addEventListener("change", async () => {
    const found = await compare(await input.files[0].text());
    const bringIn = async () => {
      dialog.close();
      await merge(found);
      said.textContent = `The file is brought in. While this page is open you can take it back.`;
    };
    const dialog = el("dialog", { class: "dialog" }, el("p", {}, `${found.added} new, ${found.changed} newer, ${found.same} as they are here, ${found.problems} that could not be read.`),
      el("footer", { class: "dialog__foot" }, el("button", { class: "btn btn--main", type: "button", onclick: bringIn }, "Merge")));
    document.body.append(dialog);
    dialog.showModal();
  });
  return [el("header", { class: "page-header" }, el("h1", {}, "Your data")), el("label", { class: "btn" }, sign("file"), "Open a file", input), said];
}

function draw() {
  const pages = { "/people": drawPeople, "/settings/data": drawData };
  page.replaceChildren(...(pages[location.pathname] ?? (() => drawToday(openIt)))());
  document.querySelectorAll(".nav a").forEach((it) => (it.pathname === location.pathname ? it.setAttribute("aria-current", "page") : it.removeAttribute("aria-current")));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || link.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  draw();
  scrollTo(0, 0);
});
addEventListener("popstate", draw);
addEventListener("storage", async () => (await open(), redrawToday()));
const button = document.querySelector(".nav__log button");
button.addEventListener("click", () => openIt());
window.plain = { readAll };

await open();
button.disabled = false;
draw();
if (await recover()) say("Something was only in the second copy.");
navigator.serviceWorker?.register("/sw.js");
