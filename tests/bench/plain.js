// The benchmark's baseline: a page in plain JavaScript that does the measured jobs on the same data and with the same
// look as Kith, as directly as a page can. It has no other pages, no lock, no compaction, no undo and no merge of fields.
import { compare, merge, open } from "./store.js";
import { drawToday } from "./today.js";
import { drawPeople, drawRows, readAll, search } from "./people.js";
import { openLog } from "./log.js";
import { html, nodes, drawIcon } from "./view.js";

const drawData = () => html`<header class="page-header"><h1>Your data</h1></header><label class="btn">${drawIcon("file")}Open a file<input class="visually-hidden" type="file" aria-label="Open a file"></label><p class="text-muted" id="message"></p>`;

async function importFile(file) {
  const found = await compare(await file.text());
  document.body.append(nodes(html`<dialog class="dialog"><p>${found.added} new, ${found.changed} newer, ${found.same} as they are here, ${found.problems} that could not be read.</p><footer class="dialog__foot"><button class="btn btn--main" type="button">Merge</button></footer></dialog>`));
  const dialog = document.body.lastElementChild;
  dialog.addEventListener("click", async ({ target }) => {
    if (!target.closest("button")) return;
    dialog.remove();
    await merge(found);
    document.querySelector("#message").textContent = "Imported. You can undo it, also later under Imports.";
  });
  dialog.showModal();
}

function draw() {
  const pages = { "/people": drawPeople, "/settings/data": drawData };
  document.querySelector("#page").replaceChildren(nodes((pages[location.pathname] ?? drawToday)()));
  document.querySelectorAll(".nav a").forEach((it) => (it.pathname === location.pathname ? it.setAttribute("aria-current", "page") : it.removeAttribute("aria-current")));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a"), begin = event.target.closest("[data-log]")?.dataset.log;
  if (begin !== undefined) openLog(begin);
  if (link?.origin !== location.origin) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  draw();
  scrollTo(0, 0);
});
document.addEventListener("input", ({ target }) => target.type === "search" && search(target.value));
document.addEventListener("change", ({ target }) => target.type === "file" && importFile(target.files[0]));
addEventListener("popstate", draw);
addEventListener("scroll", () => requestAnimationFrame(drawRows), { passive: true });
window.plain = { readAll };

await open();
Object.assign(document.querySelector(".nav__log button"), { disabled: false }).dataset.log = "";
draw();
navigator.serviceWorker?.register("/sw.js");
