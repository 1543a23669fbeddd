// How long the picture of who knows whom takes with 500 and 5,000 people on a processor slowed four times: to the first
// picture, and for a frame while it is moved. Run with `node web-times.mjs [folder of a build]` after `cargo xtask build`.
import { chromium } from "playwright-core";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importBook, writeBook } from "./lifetime.mjs";
import { root, serveFolder } from "./static-server.mjs";

const slowed = 4;
const folder = mkdtempSync(join(tmpdir(), "kith-web-"));
const { origin } = await serveFolder(process.argv[2] ?? join(root, "dist"));
const browser = await chromium.launch({ executablePath: process.env.KITH_BROWSER || undefined, args: ["--no-sandbox", "--disable-quic", "--no-first-run"] });
const middle = (times) => Math.round(times.sort((a, b) => a - b)[Math.floor(times.length / 2)]);

for (const [people, exchanges] of [["500", "10000"], ["5000", "100000"]]) {
  const file = join(folder, `${people}.json`);
  writeBook(file, people, exchanges);
  const page = await browser.newPage({ viewport: { width: 390, height: 844 }, locale: "en-GB", timezoneId: "UTC" });
  page.setDefaultTimeout(300_000);
  await importBook(page, origin, file);
  await page.goto(`${origin}/teams`);
  await page.getByRole("link", { name: "Who knows whom" }).waitFor();
  await page.waitForTimeout(2_000);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowed });
  const opened = await page.evaluate(async () => {
    const started = performance.now();
    document.querySelector('a[href$="who-knows-whom"]').click();
    while (!document.querySelector('svg[role="group"]')) await new Promise((next) => setTimeout(next));
    await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    return performance.now() - started;
  });
  const drawing = page.locator('svg[role="group"]');
  await drawing.scrollIntoViewIfNeeded();
  await page.getByRole("button", { name: "Closer", exact: true }).click();
  await page.getByRole("button", { name: "Closer", exact: true }).click();
  await drawing.scrollIntoViewIfNeeded();
  const frames = await drawing.evaluate(async (it) => {
    const times = [];
    const at = it.getBoundingClientRect();
    const send = (kind, x) => it.dispatchEvent(new PointerEvent(kind, { bubbles: true, pointerId: 1, clientX: at.left + x, clientY: at.top + 100 }));
    send("pointerdown", 150);
    for (let step = 0; step < 40; step++) {
      const started = performance.now();
      send("pointermove", 150 + (step % 2 ? 40 : -40) + step);
      await new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
      times.push(performance.now() - started);
    }
    send("pointerup", 150);
    return times;
  });
  const elements = await drawing.evaluate((it) => it.querySelectorAll("*").length);
  console.log(`who knows whom, ${people} people, slowed ${slowed} times: ${Math.round(opened)} ms to the first picture, ${middle(frames)} ms a frame while it moves, ${elements} elements`);
  await page.close();
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit(0);
