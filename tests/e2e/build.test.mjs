import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addPerson, device, go, log, open, openPerson, ready, root, serve, start } from "./helpers.mjs";
import { firstLoad } from "./first-load.mjs";

const dist = join(root, "dist");

test("The first load is small", () => {
  const sizes = firstLoad(dist);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  console.log(`first load: ${total} bytes after brotli (${sizes.map(([file, size]) => `${file} ${size}`).join(", ")})`);
  const limit = 320 * 1024;
  assert.ok(total <= limit, `${total} bytes are more than ${limit}`);
});

test("The manifest names files that are there, all by relative addresses", () => {
  const manifest = JSON.parse(readFileSync(join(dist, "manifest.webmanifest"), "utf8"));
  for (const { src } of [...manifest.icons, ...manifest.screenshots]) assert.ok(existsSync(join(dist, src)), src);
  for (const address of [manifest.id, manifest.start_url, manifest.scope, ...manifest.shortcuts.map((it) => it.url), manifest.share_target.action]) {
    assert.ok(address.startsWith("./"), address);
  }
  assert.deepEqual(manifest.icons.map((it) => it.purpose).sort(), ["any", "any", "maskable", "monochrome"]);
});

test("The page allows nothing from elsewhere", () => {
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const [, script, style] = page.match(/Content-Security-Policy" content="default-src 'none'; script-src 'self' 'sha256-([^']+)' 'wasm-unsafe-eval'; style-src 'self' 'sha256-([^']+)'; img-src/);
  const hashes = (tag) => [...page.matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, "g"))].map((it) => createHash("sha256").update(it[1]).digest("base64"));
  assert.deepEqual(hashes("script"), [script], "the script before the first paint, and no other");
  assert.deepEqual(hashes("style"), [style], "the style of the first paint, and no other");
  assert.doesNotMatch(page, /<style |style="|onload=/);
});

test("The shell is there before the program is", async (t) => {
  const site = await serve();
  const { context } = await device(t, site, { javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(site.url());
  await still.getByRole("navigation", { name: "Main" }).waitFor();
  const heading = still.getByRole("heading", { level: 1, name: "Kith" });
  await heading.waitFor();
  const { y } = await heading.boundingBox();
  assert.ok(y < 120, `the page begins ${y} pixels down, so something unseen stands above it`);
});

test("It works under a sub-path, offline too", async (t) => {
  const site = await serve({ dist: "target/dist-sub-path", base: "/kith/" });
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await log(page, "coffee with Ana");
  await openPerson(page, "Ana Silva");
  assert.match(page.url(), /\/kith\/people\//);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  await page.context().setOffline(true);
  await start(page, site.url("settings/data"));
  await go(page, "Today");
  await page.getByText("One exchange this week.").waitFor();
});

test("A shortcut opens the log, and shared words arrive in it", async (t) => {
  const site = await serve();
  const page = await open(t, site, { path: "?act=log" });
  await page.getByRole("dialog", { name: "Log an exchange" }).waitFor();
  await start(page, site.url("?text=coffee%20with%20Ana"));
  assert.equal(await page.getByRole("textbox", { name: "What happened?" }).inputValue(), "coffee with Ana");
});

test("A backup opened from the file manager arrives as if I had chosen it", async (t) => {
  const site = await serve();
  const { context } = await device(t, site);
  // Simulates the platform opening a file with the installed app.
  await context.addInitScript(() => {
    const text = '{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}]}';
    const handle = { getFile: async () => new File([text], "kith-backup.json", { type: "application/json" }) };
    Object.defineProperty(window, "launchQueue", { value: { setConsumer: (consumer) => consumer({ files: [handle] }) } });
  });
  const page = await context.newPage();
  await start(page, site.url("settings/data"));
  await page.getByRole("dialog", { name: "Bring this in" }).getByRole("button", { name: "Merge", exact: true }).click();
  await go(page, "People");
  await page.getByRole("link", { name: "Ana" }).waitFor();
});
