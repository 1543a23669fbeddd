// Helpers for every flow: a server for the build, a browser, and a check for silent errors.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after } from "node:test";
import { chromium } from "playwright-core";
import { settled } from "./settled.mjs";
import { root, serveFolder } from "./static-server.mjs";

export { root };

/** The time zone of the browser, whatever the machine's: the app counts local days, and so do the tests. */
export const timezoneId = "Europe/Lisbon";

/** The local day in the browser, or the day `back` days before it, such as 2026-11-26. */
export function today(back = 0, now = new Date()) {
  const [year, month, day] = new Intl.DateTimeFormat("en-CA", { timeZone: timezoneId }).format(now).split("-").map(Number);
  return new Date(Date.UTC(year, month - 1, day - back)).toISOString().slice(0, 10);
}
export const phone = { width: 390, height: 844 };
export const desk = { width: 1280, height: 800 };
export const places = JSON.parse(readFileSync(new URL("pages.json", import.meta.url), "utf8"));

/** Serves a build under a base path. `release` simulates a new build that differs only in its version. */
export async function serve({ dist = "dist", base = "/" } = {}) {
  const folder = join(root, dist);
  assert.ok(existsSync(join(folder, "index.html")), `${dist} is not built: run cargo xtask test`);
  const state = { version: null };
  const change = (file) => {
    if (!state.version || !file.endsWith("sw.js")) return undefined;
    return readFileSync(file, "utf8").replace(/VERSION = "[^"]*"/, `VERSION = "${state.version}"`);
  };
  const { origin, close } = await serveFolder(folder, { base, change });
  after(close);
  return { url: (path = "") => origin + base + path, origin, release: (version) => (state.version = version) };
}

let browser;

/** The browser that a test file shares. */
export async function theBrowser() {
  browser ??= await chromium.launch({
    executablePath: process.env.KITH_BROWSER || undefined,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
  });
  return browser;
}
after(async () => browser?.close());

/** A device: its own storage, and a list of errors that fail the test. */
export async function device(t, site, { viewport = desk, colorScheme = "light", ...more } = {}) {
  const context = await (await theBrowser()).newContext({ viewport, colorScheme, locale: "en-GB", timezoneId, acceptDownloads: true, ...more });
  context.setDefaultTimeout(10_000);
  const troubles = [];
  context.on("request", (request) => {
    const isOurs = request.url().startsWith(site.origin) || /^(data|blob):/.test(request.url());
    if (!isOurs) troubles.push(`a request to ${request.url()}`);
  });
  context.on("weberror", (error) => troubles.push(`an error: ${error.error().message}`));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) troubles.push(`${message.type()}: ${message.text()}`);
  });
  t.after(async () => {
    await context.close();
    assert.deepEqual(troubles, [], "nothing goes wrong unseen");
  });
  return { context, troubles };
}

/** Opens a page and waits for the app. */
export async function open(t, site, { path = "", ...more } = {}) {
  const { context, troubles } = await device(t, site, more);
  const page = await context.newPage();
  await start(page, site.url(path));
  return Object.assign(page, { troubles });
}

export async function start(page, url) {
  await page.goto(url);
  await ready(page);
}

/** Waits until the app has replaced the shell. */
export async function ready(page) {
  await page.getByText("Opening your book.").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1 }).waitFor();
}

/** Opens Today with the made-up book. */
export async function filled(t, site, more) {
  const page = await open(t, site, more);
  await page.getByRole("button", { name: "Look around" }).click();
  await page.getByRole("region", { name: "This week" }).getByRole("article").first().waitFor();
  return page;
}

/** Fails for every violation that axe finds, once the animations have finished. */
export async function clean(page, where) {
  await settled(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const told = violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.target).join(", ")} ${it.nodes[0].failureSummary ?? ""}`);
  assert.deepEqual(told, [], where);
}

export async function log(page, sentence) {
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill(sentence);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
}

export async function addPerson(page, site, name, more = {}) {
  await go(page, "People");
  await page.getByRole("button", { name: "Someone new" }).click();
  const dialog = page.getByRole("dialog", { name: "Someone new" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  for (const [label, value] of Object.entries(more)) {
    const field = dialog.getByLabel(label, { exact: true });
    if (label === "Circle") await field.selectOption(value);
    else await field.fill(value);
  }
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
}

/** Follows a link of the main navigation; on a phone some links are in the "more" dialog. */
export async function go(page, place) {
  const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: place });
  if (await link.isVisible()) return link.click();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog", { name: "More pages" }).getByRole("link", { name: place }).click();
}

/** Opens a person's page from the list. */
export async function openPerson(page, name) {
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name }).click();
  await page.getByRole("heading", { level: 1, name }).waitFor();
}

export async function yourData(page) {
  await go(page, "Settings");
  await page.getByRole("link", { name: "Your data", exact: true }).click();
}

/** Downloads a backup and returns its text. */
export async function backup(page) {
  await yourData(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a backup" }).click();
  const download = await waiting;
  assert.match(download.suggestedFilename(), /^kith-backup-\d{4}-\d{2}-\d{2}\.json$/);
  return readFileSync(await download.path(), "utf8");
}

/** Chooses a file on the data page. */
export async function choose(page, text, name = "kith-backup.json") {
  await yourData(page);
  await page.getByLabel("Open a file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

export async function merge(page, text) {
  await choose(page, text);
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

/** A book with Ana and an automatic backup to one file. Returns the page, and functions to read and write the file. */
export async function withKeptFile(t, site) {
  const { context } = await device(t, site);
  await context.addInitScript(() => {
    window.showSaveFilePicker = async () => (await navigator.storage.getDirectory()).getFileHandle("kith-backup.json", { create: true });
  });
  const page = await context.newPage();
  await start(page, site.url());
  await addPerson(page, site, "Ana Silva");
  await yourData(page);
  await page.getByRole("button", { name: "Choose a file" }).click();
  await page.getByText("last saved today").waitFor();
  const handle = () => page.evaluateHandle(async () => (await navigator.storage.getDirectory()).getFileHandle("kith-backup.json"));
  const file = async () => (await handle()).evaluate(async (it) => (await it.getFile()).text());
  const put = async (text) => (await handle()).evaluate(async (it, text) => {
    const stream = await it.createWritable();
    await stream.write(text);
    await stream.close();
  }, text);
  return { page, file, put };
}

export const passphrase = "otter gravel violin thursday";

/** Enters a new passphrase in both fields. */
export async function writeTwice(dialog, text) {
  await dialog.getByLabel("Passphrase", { exact: true }).fill(text);
  await dialog.getByLabel("Repeat the passphrase").fill(text);
}

export async function putLockOn(page) {
  await yourData(page);
  await page.getByRole("button", { name: "Lock Kith" }).click();
  const dialog = page.getByRole("dialog", { name: "Lock Kith with a passphrase" });
  await writeTwice(dialog, passphrase);
  await dialog.getByText("This one is strong.").waitFor();
  await dialog.getByRole("button", { name: "Lock it" }).click();
  await dialog.waitFor({ state: "detached" });
}

export async function unlock(page, text = passphrase) {
  await page.getByLabel("Passphrase").fill(text);
  await page.getByRole("button", { name: "Open", exact: true }).click();
}

export async function takeLockOff(page) {
  await yourData(page);
  await page.getByRole("button", { name: "Turn off the lock" }).click();
  const dialog = page.getByRole("dialog", { name: "Turn off the lock" });
  await dialog.getByLabel("Current passphrase").fill(passphrase);
  await dialog.getByRole("button", { name: "Turn it off" }).click();
  await dialog.waitFor({ state: "detached", timeout: 30_000 });
}
