// Where the time of a start goes: the tasks of the page from the navigation until it is quiet, for a cold start, a reload
// and a Save, with the share of each kind of work. Run with `node start-trace.mjs [folder of a build]` after
// `cargo xtask build`; KITH_SIZES names the books and KITH_SLOWED how much slower the processor is.
import { chromium } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importBook, writeBook } from "./lifetime.mjs";
import { root, serveFolder } from "./static-server.mjs";

const sizes = (process.env.KITH_SIZES ?? "0/0,1000/10000").split(",").map((it) => it.split("/"));
const slowed = (process.env.KITH_SLOWED ?? "1,4").split(",").map(Number);
const CATEGORIES = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "v8.wasm", "disabled-by-default-v8.wasm.detailed", "blink.user_timing", "loading"];
/** A task shorter than this is not listed, in milliseconds. */
const SHORT = 20;

/** What each event of the browser counts as. */
const KINDS = {
  "v8.compile": "script", "V8.CompileCode": "script", EvaluateScript: "script", FunctionCall: "program", TimerFire: "program", FireAnimationFrame: "program",
  RunMicrotasks: "program", "v8.run": "program", UpdateLayoutTree: "style", Layout: "layout", PrePaint: "paint", Paint: "paint", Layerize: "paint", Commit: "paint",
  ParseHTML: "page", ParseAuthorStyleSheet: "style", MinorGC: "memory", MajorGC: "memory", "V8.GCScavenger": "memory",
  "wasm.InstantiateModule": "instantiate", "wasm.SyncInstantiate": "instantiate", "wasm.FinishModule": "compile", "wasm.CompileLazy": "compile", "wasm.BaselineFinished": "compile",
  "wasm.GetNativeModuleFromCache": "compile",
};

/** The tasks of the page's main thread, each with its milliseconds by kind of work. */
function tasksOf(events) {
  const main = events.find((it) => it.name === "thread_name" && it.args.name === "CrRendererMain" && events.some((other) => other.pid === it.pid && other.name === "ParseHTML"));
  const own = events.filter((it) => it.pid === main?.pid && it.tid === main?.tid && it.ph === "X").sort((a, b) => a.ts - b.ts || b.dur - a.dur);
  const start = Math.min(...events.filter((it) => it.name === "navigationStart" && it.pid === main?.pid).map((it) => it.ts), own[0]?.ts ?? 0);
  const tasks = own.filter((it) => it.name === "RunTask");
  return tasks.filter((it) => it.dur / 1000 >= SHORT).map((task) => {
    const inside = own.filter((it) => it !== task && it.ts >= task.ts && it.ts + it.dur <= task.ts + task.dur);
    const kinds = {};
    // The time of an event without the events within it.
    const stack = [];
    for (const it of inside) {
      while (stack.length && stack.at(-1).ts + stack.at(-1).dur <= it.ts) stack.pop();
      if (stack.length) stack.at(-1).self -= it.dur;
      stack.push(Object.assign(it, { self: it.dur, kind: KINDS[it.name] ?? stack.at(-1)?.kind ?? (process.env.KITH_NAMES ? it.name : "other") }));
    }
    for (const it of inside) kinds[it.kind] = (kinds[it.kind] ?? 0) + it.self / 1000;
    return { at: (task.ts - start) / 1000, ms: task.dur / 1000, kinds };
  });
}

const browser = await chromium.launch({ executablePath: process.env.KITH_BROWSER || undefined, args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"] });

/** Traces what happens in `run`, and until the page has been quiet for a while. */
async function traced(page, run) {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on("Tracing.dataCollected", (it) => events.push(...it.value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES, recordMode: "recordUntilFull" } });
  await run();
  await page.waitForTimeout(2_500);
  const done = new Promise((next) => session.once("Tracing.tracingComplete", next));
  await session.send("Tracing.end");
  await done;
  await session.detach();
  return events;
}

function print(title, events) {
  const tasks = tasksOf(events);
  console.log(`\n${title}: ${tasks.length} tasks of ${SHORT} ms and more, the longest ${Math.round(Math.max(0, ...tasks.map((it) => it.ms)))} ms`);
  for (const { at, ms, kinds } of tasks) {
    const shares = Object.entries(kinds).filter((it) => it[1] >= 1).sort((a, b) => b[1] - a[1]).map(([kind, it]) => `${kind} ${Math.round(it)}`);
    console.log(`  at ${Math.round(at)} ms: ${Math.round(ms)} ms (${shares.join(", ")})`);
  }
}

const folder = mkdtempSync(join(tmpdir(), "kith-trace-"));
const { origin } = await serveFolder(process.argv[2] ?? join(root, "dist"));
for (const [people, exchanges] of sizes) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  if (people !== "0") {
    const file = join(folder, `${people}.json`);
    writeBook(file, people, exchanges);
    await importBook(page, origin, file);
    await page.waitForTimeout(3_000);
  }
  const cdp = await context.newCDPSession(page);
  for (const rate of slowed) {
    await cdp.send("Emulation.setCPUThrottlingRate", { rate });
    const book = people === "0" ? "an empty book" : `${people} people, ${exchanges} exchanges`;
    await page.goto("about:blank");
    await cdp.send("Network.enable");
    await cdp.send("Network.clearBrowserCache");
    print(`Cold start, ${book}, ${rate}×`, await traced(page, async () => { await page.goto(origin); await page.locator("main.page h1").first().waitFor(); }));
    print(`Reload, ${book}, ${rate}×`, await traced(page, async () => { await page.reload(); await page.locator("main.page h1").first().waitFor(); }));
  }
  await context.close();
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit();
