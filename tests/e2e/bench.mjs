// Kith beside a plain page doing the same jobs on the same data, in the same run: absolute times drift from machine to
// machine and from hour to hour, ratios less so. `cargo xtask bench` builds everything and runs this.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { cpus, tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sizes = (process.env.KITH_BENCH ?? "200/2000,1000/10000,5000/100000").split(",").map((it) => it.split("/").map(Number));
const folder = join(root, "target/bench");
mkdirSync(folder, { recursive: true });

const kinds = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".svg": "image/svg+xml", ".json": "application/json" };
async function site(from) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://x").pathname.slice(1);
    let bytes;
    try { bytes = readFileSync(join(from, path || "index.html")); } catch { bytes = readFileSync(join(from, "index.html")); }
    response.writeHead(200, { "Content-Type": kinds[extname(path)] ?? "text/html; charset=utf-8", "Cache-Control": "no-cache" }).end(bytes);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://localhost:${server.address().port}/`, close: () => server.close() };
}

/** Notes when something is first painted, and every task that was too long. */
const watch = (selector) => {
  const state = (window.bench = { ready: null, tasks: [] });
  new PerformanceObserver((list) => list.getEntries().forEach((it) => state.tasks.push([it.startTime, it.duration]))).observe({ type: "longtask", buffered: true });
  // The memory of a program is not in the heap's figure, so it is caught where it is made.
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...all) => {
    const made = await instantiate.apply(WebAssembly, all);
    state.memory = made.instance.exports.memory ?? state.memory;
    return made;
  };
  const look = () => {
    if (document.querySelector(selector)) requestAnimationFrame(() => setTimeout(() => (state.ready = performance.now())));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

const pages = {
  kith: {
    // The section, not its cards: on a day that was heavy enough there are none.
    usable: 'section[aria-label="This week"]',
    async bringIn(page, file) {
      await page.goto(new URL("settings/data", page.url()).href);
      const input = page.getByLabel("Open a file");
      await input.waitFor({ state: "attached" });
      // Clicked and timed in the page: asking from outside whether a button is there yet takes up to half a second.
      const brought = page.evaluate(async () => {
        const appears = async (find) => { while (!find()) await new Promise((done) => setTimeout(done, 4)); return find(); };
        const input = document.querySelector('input[aria-label="Open a file"]');
        await new Promise((done) => input.addEventListener("change", done, { once: true }));
        const begun = performance.now();
        (await appears(() => [...document.querySelectorAll("dialog[open] button")].find((it) => it.textContent.trim() === "Merge"))).click();
        await appears(() => [...document.querySelectorAll("p")].some((it) => it.textContent.startsWith("The file is brought in. While")));
        return performance.now() - begun;
      });
      // Through the browser's own way of choosing, while which the worker starts.
      const chooser = page.waitForEvent("filechooser");
      await page.getByText("Open a file").click();
      await (await chooser).setFiles(file);
      return brought;
    },
    async search(page) {
      await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "People" }).click();
      const box = page.getByRole("searchbox", { name: "Search people" });
      await box.fill("zz");
      await page.getByText("Still looking through earlier years.").waitFor({ state: "detached", timeout: 300_000 });
      await box.fill("");
    },
    log: "Log an exchange",
  },
  plain: {
    usable: "#week li",
    async bringIn(page, file) {
      const text = readFileSync(file, "utf8");
      return page.evaluate(async (text) => {
        const begun = performance.now();
        await window.plain.bringIn(text);
        return performance.now() - begun;
      }, text);
    },
    search: (page) => page.evaluate(() => window.plain.readAll()),
    log: "Log",
  },
};

/** From a keystroke to the painted list, for each letter of a word, in milliseconds. */
const keystrokes = (page) => page.evaluate(async () => {
  const box = document.querySelector("input[type=search]");
  const times = [];
  for (const word of ["contract", "photog", "lisb"]) {
    for (let length = 1; length <= word.length; length++) {
      const begun = performance.now();
      box.value = word.slice(0, length);
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - begun);
      await new Promise((done) => setTimeout(done, 30));
    }
  }
  box.value = "";
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  return times;
});

/** From Save to the painted page, in milliseconds. */
async function saves(page, label) {
  const times = [];
  for (let time = 0; time < 7; time++) {
    await page.getByRole("button", { name: label, exact: true }).click();
    await page.getByRole("textbox", { name: "What happened?" }).fill(`a long walk and a good idea, number ${time}`);
    await page.waitForTimeout(300);
    times.push(await page.evaluate(async () => {
      const button = [...document.querySelectorAll("dialog[open] button")].find((it) => it.textContent.trim() === "Save");
      const begun = performance.now();
      button.click();
      while (document.querySelector("dialog[open]") && performance.now() - begun < 5000) await new Promise((done) => setTimeout(done));
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      return performance.now() - begun;
    }));
  }
  return times;
}

const median = (times) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)];

async function measure(kind, [people, exchanges], throttle) {
  const from = kind === "kith" ? join(root, "dist") : folder;
  const { url, close } = await site(from);
  const profile = mkdtempSync(join(tmpdir(), "kith-bench-"));
  const file = join(folder, `${people}.json`);
  const result = {};
  const launch = async () => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: process.env.KITH_BROWSER || undefined,
      args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
      viewport: { width: 390, height: 844 }, locale: "en-GB",
    });
    await context.addInitScript(watch, pages[kind].usable);
    const page = context.pages()[0];
    page.setDefaultTimeout(60_000);
    const session = await context.newCDPSession(page);
    if (throttle > 1) await session.send("Emulation.setCPUThrottlingRate", { rate: throttle });
    return { context, page, session };
  };
  const ready = async (page) => {
    await page.waitForFunction(() => window.bench.ready !== null, null, { timeout: 120_000 });
    return page.evaluate(() => window.bench.ready);
  };
  let { context, page } = await launch();
  await page.goto(url);
  await page.waitForLoadState("networkidle");
  result["import of the backup, ms"] = await pages[kind].bringIn(page, file);
  // A browser puts several megabytes of localStorage on the disk only after a good while.
  await page.waitForTimeout(people > 2_000 ? 30_000 : 6_000);
  await context.close();

  let session;
  ({ context, page, session } = await launch());
  await page.goto(url);
  result["cold start to usable Today, ms"] = await ready(page);
  const reloads = [];
  for (let time = 0; time < 5; time++) {
    await page.reload();
    reloads.push(await ready(page));
  }
  result["reload to usable Today, ms"] = median(reloads);
  // Until what comes after the first paint has come.
  await page.waitForTimeout(1_000);
  result["memory on Today, MB"] = await memory(session, page);
  const before = await page.evaluate(() => window.bench.ready);
  result["Save to painted, ms"] = median(await saves(page, pages[kind].log));
  await pages[kind].search(page);
  await page.evaluate(() => (window.bench.searched = performance.now()));
  result["keystroke to painted, ms"] = median(await keystrokes(page));
  if (kind === "kith") result["longest frame while scrolling, ms"] = await scroll(page);
  result["memory after search, MB"] = await memory(session, page);
  const tasks = await page.evaluate(() => window.bench.tasks);
  result["longest task after the first paint, ms"] = Math.max(0, ...tasks.filter(([at]) => at > before).map(([, it]) => it));
  result["units used"] = await page.evaluate(() => Object.entries({ ...localStorage }).reduce((sum, [key, value]) => sum + key.length + value.length, 0));
  await context.close();
  close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return result;
}

/** Heap, page and program. */
async function memory(session, page) {
  const { usedSize, embedderHeapUsedSize = 0 } = await session.send("Runtime.getHeapUsage");
  const program = await page.evaluate(() => window.bench.memory?.buffer.byteLength ?? 0);
  return (usedSize + embedderHeapUsedSize + program) / 1e6;
}

const scroll = (page) => page.evaluate(async () => {
  let longest = 0, last = performance.now();
  for (let step = 0; step < 90; step++) {
    window.scrollBy(0, 600);
    const now = await new Promise((done) => requestAnimationFrame(done));
    longest = Math.max(longest, now - last);
    last = now;
  }
  window.scrollTo(0, 0);
  return longest;
});

cpSync(join(root, "tests/bench/plain.html"), join(folder, "index.html"));
cpSync(join(root, "tests/bench/plain.js"), join(folder, "plain.js"));
for (const [people, exchanges] of sizes) {
  const text = execFileSync("cargo", ["run", "--quiet", "--release", "--locked", "--example", "lifetime", "--", people, exchanges], { cwd: root, maxBuffer: 1 << 28 });
  writeFileSync(join(folder, `${people}.json`), text);
}
console.log(`${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores, ${cpus()[0]?.model ?? "unknown"}, Node ${process.version}`);
const first = (name) => brotliCompressSync(readFileSync(name)).length;
console.log(`plain page: ${first(join(folder, "index.html")) + first(join(folder, "plain.js"))} bytes after brotli\n`);
for (const size of sizes) {
  const table = {};
  for (const throttle of process.env.KITH_THROTTLE === "no" ? [1] : [1, 4]) {
    for (const kind of ["plain", "kith"]) {
      const result = await measure(kind, size, throttle);
      for (const [what, value] of Object.entries(result)) ((table[what] ??= {})[throttle] ??= {})[kind] = value;
    }
  }
  const shown = (value) => (value === undefined ? "" : value >= 1000 ? Math.round(value).toLocaleString("en-GB") : value.toFixed(value < 20 ? 1 : 0));
  console.log(`| ${size[0].toLocaleString("en-GB")} people, ${size[1].toLocaleString("en-GB")} exchanges | plain | Kith | ratio | plain, slowed 4x | Kith, slowed 4x | ratio |\n|---|---|---|---|---|---|---|`);
  for (const [what, cells] of Object.entries(table)) {
    const part = ({ plain, kith } = {}) => `${shown(plain)} | ${shown(kith)} | ${plain && kith ? (kith / plain).toFixed(2) : ""}`;
    console.log(`| ${what} | ${part(cells[1])} | ${part(cells[4])} |`);
  }
  console.log("");
}
assert.ok(sizes.length > 0);
