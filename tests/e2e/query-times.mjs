// How long "Who knows about" and the long view take with a lifetime of people on a processor slowed four times, beside the
// time that the browser alone takes to draw the same page without the program. Run with
// `node query-times.mjs [folder of a build]` after `cargo xtask build`.
import { chromium } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importBook, writeBook } from "./lifetime.mjs";
import { root, serveFolder } from "./static-server.mjs";

const [people, exchanges, slowed] = ["5000", "100000", 4];
const folder = mkdtempSync(join(tmpdir(), "kith-queries-"));
const file = join(folder, "book.json");
writeBook(file, people, exchanges);

const { origin } = await serveFolder(process.argv[2] ?? join(root, "dist"));
const browser = await chromium.launch({ executablePath: process.env.KITH_BROWSER || undefined, args: ["--no-sandbox", "--disable-quic", "--no-first-run"] });
const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "UTC" });
page.setDefaultTimeout(300_000);
await importBook(page, origin, file);
const session = await page.context().newCDPSession(page);

/** The median of five. */
const median = (times) => times.sort((a, b) => a - b)[2];

/** The time from `act` to a painted page that meets `isDone`, in milliseconds, as the page measures it. */
const timed = (act, isDone) => page.evaluate(async ([act, isDone]) => {
  const [start, done] = [new Function(act), new Function(`return ${isDone}`)];
  const started = performance.now();
  start();
  while (!done()) await new Promise((next) => setTimeout(next));
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  return performance.now() - started;
}, [act, isDone]);

/** The time that the browser alone takes to draw the same page: a copy of its elements in their place. */
const alone = () => page.evaluate(async () => {
  const main = document.querySelector("main");
  const [copy, place] = [main.cloneNode(true), document.createElement("main")];
  main.replaceWith(place);
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  const started = performance.now();
  place.replaceWith(copy);
  await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
  const time = performance.now() - started;
  copy.replaceWith(main);
  return time;
});

await page.goto(`${origin}/teams`);
await page.getByRole("searchbox", { name: "Who knows about" }).waitFor();
await page.waitForTimeout(1_000);
await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
for (const words of ["photography", "harbour tides", "zzzz"]) {
  const [times, floor] = [[], []];
  for (let turn = 0; turn < 5; turn++) {
    // The task of the last letter is the whole query.
    times.push(await page.evaluate(async (words) => {
      const box = document.querySelector("input[type=search]");
      const type = (text) => {
        box.value = text;
        const started = performance.now();
        box.dispatchEvent(new InputEvent("input", { bubbles: true }));
        return performance.now() - started;
      };
      type(words.slice(0, -1));
      await new Promise((next) => setTimeout(next, 1500));
      const handled = type(words);
      const started = performance.now();
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      const painted = handled + performance.now() - started;
      await new Promise((next) => setTimeout(next, 1500));
      return painted;
    }, words));
    floor.push(await alone());
  }
  console.log(`who knows about "${words}", ${people} people, slowed ${slowed} times: ${Math.round(median(times))} ms to the painted answer; the browser alone ${Math.round(median(floor))} ms`);
}
await session.send("Emulation.setCPUThrottlingRate", { rate: 1 });
await page.goto(`${origin}/`);
await page.getByRole("heading", { level: 1 }).waitFor();
await page.waitForTimeout(2_000);
await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
const [opened, floor] = [[], []];
for (let turn = 0; turn < 5; turn++) {
  opened.push(await timed("document.querySelector('a[href$=\"long-view\"]').click()", "document.querySelector('main table')"));
  await page.waitForTimeout(1_000);
  floor.push(await alone());
  await timed("history.back()", "!document.querySelector('main table')");
  await page.waitForTimeout(500);
}
console.log(`the long view, ${people} people and ${exchanges} exchanges, slowed ${slowed} times: first ${Math.round(opened[0])} ms, median ${Math.round(median([...opened]))} ms; the browser alone, with the sections below, ${Math.round(median(floor))} ms`);
await browser.close();
rmSync(folder, { recursive: true });
process.exit(0);
