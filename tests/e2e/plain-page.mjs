// The plain page beside which Kith is measured: the same jobs on the same data, without a framework.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./static-server.mjs";

/**
 * Builds the plain page in a folder: its scripts in one file, as in a release, and Kith's styles, icons and shell, so that the
 * browser draws the same page.
 */
export function plainPage(folder) {
  for (const name of readdirSync(folder)) if (!name.endsWith(".json")) rmSync(join(folder, name));
  const source = (name) => readFileSync(join(root, "tests/bench", name), "utf8");
  // The files share no names, so they can be concatenated.
  const scripts = ["store.js", "week.js", "view.js", "today.js", "people.js", "log.js", "plain.js"].map(source);
  writeFileSync(join(folder, "plain.js"), scripts.join("").replace(/^import .*\n/gm, "").replace(/^export /gm, ""));
  writeFileSync(join(folder, "sw.js"), source("sw.js"));
  const kith = readFileSync(join(root, "dist/index.html"), "utf8");
  writeFileSync(join(folder, "style.css"), /<style>([^]*?)<\/style>/.exec(kith)[1]);
  const head = '<meta charset="utf-8"><base href="/"><meta name="viewport" content="width=device-width"><title>Plain</title><link rel="stylesheet" href="/style.css"><script type="module" src="/plain.js"></script>';
  const body = kith.slice(kith.indexOf("<body>")).replace('<main class="page">', '<main class="page" id="page" tabindex="-1">').replace("</body>", '<div class="toast-place" role="status"></div></body>');
  writeFileSync(join(folder, "index.html"), `<!doctype html><html lang="en"><head>${head}</head>${body}`);
}
