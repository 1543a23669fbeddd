// Compares Kith with a plain page that does the same jobs on the same data, in the same run: absolute times drift from
// machine to machine and from hour to hour, ratios less so. `cargo xtask bench` builds everything and runs this.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { writeBook } from "./lifetime.mjs";
import { plainPage } from "./plain-page.mjs";
import { root, serveFolder } from "./static-server.mjs";

const sizes = (process.env.KITH_BENCH ?? "200/2000,1000/10000,5000/100000").split(",").map((it) => it.split("/").map(Number));
assert.ok(sizes.every((it) => it.length === 2 && it.every((count) => count > 0)), "KITH_BENCH is sizes such as 200/2000,1000/10000");
const folder = join(root, "target/bench");
mkdirSync(folder, { recursive: true });

/** Records when the selector is first painted, and every long task. */
const watch = (selector) => {
  const state = (window.bench = { ready: null, stored: null, tasks: [] });
  new PerformanceObserver((list) => list.getEntries().forEach((it) => state.tasks.push([it.startTime, it.duration]))).observe({ type: "longtask", buffered: true });
  // The heap figure does not include wasm memory, so capture the memory at instantiation.
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...all) => {
    const made = await instantiate.apply(WebAssembly, all);
    state.memory = made.instance.exports.memory ?? state.memory;
    return made;
  };
  // The time when a write is on the disk: both pages have a mirror in IndexedDB with strict durability.
  const transaction = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...all) {
    const made = transaction.apply(this, all);
    if (all[1] === "readwrite") made.addEventListener("complete", () => (state.stored ??= performance.now()));
    return made;
  };
  const look = () => {
    if (document.querySelector(selector)) requestAnimationFrame(() => setTimeout(() => (state.ready = performance.now())));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

/** Simulated time in the file picker, in seconds. */
const CHOOSING = 1.5;
/** Simulated time to read the import summary, in seconds. */
const READING = 2;

const pages = {
  // The section, not its cards: after a heavy day there are none.
  kith: {
    from: join(root, "dist"),
    usable: 'section[aria-label="This week"]',
    async readAll(page) {
      const box = page.getByRole("searchbox", { name: "Search people" });
      await box.fill("zz");
      await page.getByText("Still looking through earlier years.").waitFor({ state: "detached", timeout: 300_000 });
      await box.fill("");
    },
  },
  plain: { from: folder, usable: 'section[aria-label="This week"]', readAll: (page) => page.evaluate(() => window.plain.readAll()) },
};

/** Measures from the chosen file to the import summary, and from the answer, `seconds` later, to the confirmation. */
async function importFile(page, file, seconds) {
  await page.goto(new URL("settings/data", page.url()).href);
  await page.getByLabel("Open a file").waitFor({ state: "attached" });
  // Click and time inside the page: polling for a button from Playwright takes up to half a second.
  const imported = page.evaluate(async (seconds) => {
    const appears = async (find) => { while (!find()) await new Promise((done) => setTimeout(done, 4)); return find(); };
    const input = document.querySelector('input[aria-label="Open a file"]');
    await new Promise((done) => input.addEventListener("change", done, { once: true }));
    const started = performance.now();
    const merge = await appears(() => [...document.querySelectorAll("dialog[open] button")].find((it) => it.textContent.trim() === "Merge"));
    const asked = performance.now() - started;
    if (seconds) await new Promise((done) => setTimeout(done, seconds * 1000));
    const answered = performance.now();
    merge.click();
    let hasProgress = 0;
    const isDone = () => [...document.querySelectorAll("p")].some((it) => it.textContent.startsWith("Imported. You can undo it"));
    const hasMessage = () => document.querySelector("progress") || [...document.querySelectorAll("[role=status]")].some((it) => it.textContent.trim());
    await appears(() => { hasProgress ||= hasMessage() && !isDone() ? 1 : 0; return isDone(); });
    const imported = performance.now() - answered;
    // The browser reports a long task a little later.
    await new Promise((done) => setTimeout(done, 200));
    return { asked, imported, hasProgress, longest: Math.max(0, ...window.bench.tasks.filter(([at]) => at > started).map(([, it]) => it)) };
  }, seconds);
  // Use the browser's file chooser: Kith's worker starts while it is open.
  const chooser = page.waitForEvent("filechooser");
  await page.getByText("Open a file").click();
  const chosen = await chooser;
  await page.waitForTimeout(CHOOSING * 1000);
  await chosen.setFiles(file);
  return imported;
}

/** Times from a keystroke to the painted list, for each letter of a word, in milliseconds. */
const keystrokes = (page) => page.evaluate(async () => {
  const box = document.querySelector("input[type=search]");
  const times = [];
  for (const word of ["contract", "photog", "lisb"]) {
    for (let length = 1; length <= word.length; length++) {
      const started = performance.now();
      box.value = word.slice(0, length);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - started);
      await new Promise((done) => setTimeout(done, 30));
    }
  }
  box.value = "";
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return times;
});

/** The first name that only one person has. */
function onlyOne(people) {
  const names = people.map(({ given, family }) => `${given} ${family}`);
  return names.find((it) => names.indexOf(it) === names.lastIndexOf(it));
}

/** Times from Save to the painted page, to the last change of the page, and to the disk, in milliseconds. */
async function saves(page, name) {
  const times = [];
  for (let time = 0; time < 7; time++) {
    await page.getByRole("button", { name: "Log an exchange", exact: true }).click();
    await page.getByRole("textbox", { name: "What happened?" }).fill(`coffee with ${name} about the garden, number ${time}`);
    await page.waitForTimeout(300);
    times.push(await page.evaluate(async () => {
      const button = [...document.querySelectorAll("dialog[open] button")].find((it) => it.textContent.trim() === "Save");
      window.bench.stored = null;
      const started = performance.now();
      let quiet = started;
      const watcher = new MutationObserver(() => (quiet = performance.now()));
      watcher.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      button.click();
      while (document.querySelector("dialog[open]") && performance.now() - started < 5000) await new Promise((done) => setTimeout(done));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const painted = performance.now() - started;
      while (window.bench.stored === null && performance.now() - started < 5000) await new Promise((done) => setTimeout(done, 1));
      // Long enough for the compaction of the journal not to have begun.
      await new Promise((done) => setTimeout(done, 250));
      watcher.disconnect();
      return { painted, quiet: quiet - started, stored: window.bench.stored - started };
    }));
  }
  return times;
}

/** The median; the mean of the middle two for an even count. */
function median(times) {
  const sorted = [...times].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)] + sorted[Math.ceil((sorted.length - 1) / 2)]) / 2;
}

async function measure(kind, [people], seconds) {
  const { origin: url, close } = await serveFolder(pages[kind].from);
  const profile = mkdtempSync(join(tmpdir(), "kith-bench-"));
  const file = join(folder, `${people}.json`);
  const result = {};
  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.KITH_BROWSER || undefined,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
      viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "UTC",
    });
    await context.addInitScript(watch, pages[kind].usable);
    const page = context.pages()[0];
    page.setDefaultTimeout(60_000);
    const session = await context.newCDPSession(page);
    return { context, page, session };
  };
  const ready = async (page) => {
    await page.waitForFunction(() => window.bench.ready !== null, null, { timeout: 120_000 });
    return page.evaluate(() => window.bench.ready);
  };
  let { context, page } = await launch();
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  const { asked, imported, longest, hasProgress } = await importFile(page, file, seconds);
  // Two kinds of import alternate and are reported separately: answered at once, and after reading the summary.
  result[`import of the backup, ${seconds ? `waited for when answered after ${seconds} s` : "answered at once"}, ms`] = asked + imported;
  result["longest task during the import, ms"] = longest;
  result["imports that showed progress"] = hasProgress;
  // The browser takes long to write several megabytes of localStorage to the disk.
  await page.waitForTimeout(people > 2_000 ? 30_000 : 6_000);
  await context.close();

  let session;
  ({ context, page, session } = await launch());
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.goto(url);
  result["cold start with the processor slowed four times, ms"] = await ready(page);
  await context.close();
  ({ context, page, session } = await launch());
  await page.goto(url);
  result["cold start to usable Today, ms"] = await ready(page);
  const reloads = [];
  for (let time = 0; time < 5; time++) {
    await page.reload();
    reloads.push(await ready(page));
  }
  result["reload to usable Today, ms"] = median(reloads);
  // Wait for the lazy parts, which load after the first paint.
  await page.waitForTimeout(1_000);
  result["memory on Today, MB"] = await memory(session, page);
  const before = await page.evaluate(() => window.bench.ready);
  result["people offered on Today"] = await page.locator(".session > li").count();
  result["elements on Today"] = await page.evaluate(() => document.querySelectorAll("body *:not(.sprite *)").length);
  const times = await saves(page, onlyOne(JSON.parse(readFileSync(file, "utf8")).people));
  result["Save to painted, ms"] = median(times.map((it) => it.painted));
  result["Save until the page is quiet, ms"] = median(times.map((it) => it.quiet));
  result["Save to the disk, ms"] = median(times.map((it) => it.stored));
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" }).click();
  await pages[kind].readAll(page);
  result["keystroke to painted, ms"] = median(await keystrokes(page));
  result["memory after search, MB"] = await memory(session, page);
  const tasks = await page.evaluate(() => window.bench.tasks);
  result["longest task after the first paint, ms"] = Math.max(0, ...tasks.filter(([at]) => at > before).map(([, it]) => it));
  result["units used"] = await page.evaluate(() => Object.entries({ ...localStorage }).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
  await context.close();
  close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return result;
}

/** Memory of heap, page and wasm program, in MB. */
async function memory(session, page) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize = 0 } = await session.send("Runtime.getHeapUsage");
  const program = await page.evaluate(() => window.bench.memory?.buffer.byteLength ?? 0);
  return (usedSize + embedderHeapUsedSize + program) / 1e6;
}

plainPage(folder);
for (const [people, exchanges] of sizes) writeBook(join(folder, `${people}.json`), people, exchanges);
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`);
for (const size of sizes) {
  const turns = { plain: [], kith: [] };
  // Alternate, so that a slow hour affects both.
  for (let turn = 0; turn < Number(process.env.KITH_TURNS ?? 6); turn++) {
    for (const kind of ["plain", "kith"]) turns[kind].push(await measure(kind, size, turn % 2 ? READING : 0));
  }
  const [people, exchanges] = size.map((it) => it.toLocaleString("en-GB"));
  console.log(`\n| ${people} people, ${exchanges} exchanges | plain | Kith | ratio |\n|---|--:|--:|--:|`);
  for (const what of new Set(turns.kith.flatMap(Object.keys))) {
    const of = (kind) => median(turns[kind].map((it) => it[what]).filter((it) => it !== undefined));
    const [plain, kith] = [of("plain"), of("kith")];
    const shown = (value) => (value >= 1000 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(value < 20 ? 1 : 0));
    console.log(`| ${what} | ${shown(plain)} | ${shown(kith)} | ${plain ? (kith / plain).toFixed(2) : ""} |`);
  }
}
