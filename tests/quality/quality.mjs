// Lighthouse's phone profile on Kith and on the plain page beside it: the empty book at a first visit; a book of 1,000
// people at a later visit, as every device with a book has it, and after the browser has dropped its caches. Each figure is the median of some runs, with the network and the processor of a phone simulated as
// Lighthouse does by itself, and applied. The simulation counts all that came before the largest text, and from a server on
// the same machine the whole program does. `cargo xtask quality` builds everything and runs this.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { importBook, writeBook } from "../e2e/lifetime.mjs";
import { plainPage } from "../e2e/plain-page.mjs";
import { root, serveFolder } from "../e2e/static-server.mjs";

const RUNS = Number(process.env.KITH_RUNS ?? 5);
const [PEOPLE, EXCHANGES] = ["1000", "10000"];
const CATEGORIES = ["performance", "accessibility", "best-practices"];
const METRICS = {
  "first paint, ms": "first-contentful-paint",
  "largest text, ms": "largest-contentful-paint",
  "blocking, ms": "total-blocking-time",
};

const folder = join(root, "target/quality");
mkdirSync(folder, { recursive: true });
plainPage(folder);
const file = join(folder, "book.json");
writeBook(file, PEOPLE, EXCHANGES);

/** A port that is free now. */
const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

/** Opens a browser on a profile, and closes it after `use`. */
async function withBrowser(profile, use) {
  const port = await freePort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.KITH_BROWSER || undefined,
    args: [`--remote-debugging-port=${port}`, "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
  });
  try {
    return await use(context.pages()[0], port);
  } finally {
    await context.close();
  }
}

/** Imports the book as a user does, and waits until it is on the disk. */
async function bringIn(page, origin) {
  page.setDefaultTimeout(120_000);
  await importBook(page, origin, file);
  // The browser writes localStorage to the disk a little later.
  await page.waitForTimeout(6_000);
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Forgets the service worker and the caches of an earlier run, but not the book. */
async function forgetVisit(page, origin) {
  const session = await page.context().newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "service_workers,cache_storage" });
  await session.send("Network.clearBrowserCache");
}

/** The medians of the runs on one page: the points of each category, and the metrics. */
async function measure(from, { hasBook, isFirst }, throttlingMethod) {
  const { origin, close } = await serveFolder(from, { isHost: true });
  const profile = mkdtempSync(join(tmpdir(), "kith-quality-"));
  if (hasBook) await withBrowser(profile, (page) => bringIn(page, origin));
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await withBrowser(profile, async (page, port) => {
      if (isFirst) await forgetVisit(page, origin);
      return lighthouse(origin, { port, output: "json", logLevel: "error", onlyCategories: CATEGORIES, disableStorageReset: true, throttlingMethod });
    });
    runs.push({
      ...Object.fromEntries(CATEGORIES.map((it) => [it, Math.round(lhr.categories[it].score * 100)])),
      ...Object.fromEntries(Object.entries(METRICS).map(([name, it]) => [name, Math.round(lhr.audits[it].numericValue)])),
      faults: CATEGORIES.slice(1).flatMap((it) => lhr.categories[it].auditRefs).map(({ id }) => lhr.audits[id]).filter((it) => it.score !== null && it.score < 1).map((it) => it.title),
    });
  }
  close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const row = Object.fromEntries([...CATEGORIES, ...Object.keys(METRICS)].map((it) => [it, median(runs.map((run) => run[it]))]));
  return { ...row, faults: new Set(runs.flatMap((it) => it.faults)) };
}

const columns = [...CATEGORIES, ...Object.keys(METRICS)];
const rows = [];
const cases = {
  "empty, first visit": { hasBook: false, isFirst: true },
  "1,000 people, later visit": { hasBook: true, isFirst: false },
  "1,000 people, without caches": { hasBook: true, isFirst: true },
};
for (const [book, visit] of Object.entries(cases)) {
  for (const [name, from] of [["plain", folder], ["Kith", join(root, "dist")]]) {
    for (const [phone, method] of [["simulated", "simulate"], ["applied", "devtools"]]) {
      const row = await measure(from, visit, method);
      rows.push(`| ${book} | ${name} | ${phone} | ${columns.map((it) => row[it]).join(" | ")} |`);
      if (name === "Kith") row.faults.forEach((it) => console.log(`${book}: ${it}`));
    }
  }
}
console.log(`\n| book | page | phone | ${columns.join(" | ")} |\n|:--|:--|:--|${columns.map(() => "--:|").join("")}\n${rows.join("\n")}`);
