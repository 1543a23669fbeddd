import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, device, go, log, open, openPerson, places, ready, serve, start } from "./helpers.mjs";

const site = await serve();

test("Every place opens without a network", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(async () => {
    const names = await caches.keys();
    const worker = (await navigator.serviceWorker.getRegistration())?.active;
    return names.length === 1 && worker?.state === "activated";
  });
  await page.context().setOffline(true);
  for (const place of places) {
    await start(page, site.url(place));
    await page.getByRole("navigation", { name: "Main" }).waitFor();
  }
  await openPerson(page, "Ana Silva");
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "Ana Silva" }).waitFor();
  await log(page, "coffee with Ana Silva");
  await page.reload();
  await page.getByRole("region", { name: "Exchanges" }).getByText("coffee with Ana Silva").waitFor();
});

test("An update waits for me, and does not lose my draft", async (t) => {
  const own = await serve();
  const page = await open(t, own);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  own.release("the-next-one");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await page.getByText("Update ready").waitFor();
  await page.getByRole("button", { name: "Log an exchange" }).click();
  await page.getByRole("textbox", { name: "What happened?" }).fill("a long walk with");
  // Another tab installs the update; this tab keeps the draft, also after a reload.
  await page.reload();
  await ready(page);
  assert.equal(await page.getByRole("textbox", { name: "What happened?" }).inputValue(), "a long walk with");
  await page.getByRole("button", { name: "Close without saving" }).click();
  await page.getByRole("button", { name: "Update now" }).click();
  await page.waitForFunction(async () => (await caches.keys()).some((name) => name.endsWith("the-next-one")) && (await caches.keys()).length === 1);
  await ready(page);
});

test("Two tabs see each other's changes and never overwrite one another", async (t) => {
  const { context } = await device(t, site);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await start(one, site.url("people"));
  await start(two, site.url("people"));
  await addPerson(one, site, "Ana Silva");
  await two.getByRole("link", { name: "Ana Silva" }).waitFor({ timeout: 1000 });
  await addPerson(two, site, "Luis Ortega");
  await one.getByRole("link", { name: "Luis Ortega" }).waitFor({ timeout: 1000 });
  await one.reload();
  await ready(one);
  await one.getByRole("link", { name: "Luis Ortega" }).waitFor();
  assert.equal(await one.getByRole("main").getByRole("link", { name: /Ana|Luis/ }).count(), 2);
});

test("An unreadable entry is quarantined and reported, and the rest is there", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await addPerson(page, site, "Luis Ortega");
  await page.evaluate(() => {
    const key = Object.keys(localStorage).filter((key) => key.startsWith("kith.log.")).sort()[0];
    localStorage.setItem(key, "1:00000000:{broken");
  });
  await page.reload();
  await ready(page);
  await page.getByText("can no longer be read").waitFor();
  await go(page, "People");
  await page.getByRole("link", { name: "Luis Ortega" }).waitFor();
  await page.getByRole("link", { name: "See what it is" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the raw text" }).first().click();
  await waiting;
  const aside = await page.evaluate(() => Object.entries(localStorage).find(([key]) => key.startsWith("kith.quarantine."))[1]);
  assert.equal(aside, "1:00000000:{broken");
  await page.getByRole("button", { name: "Remove it here" }).click();
  await page.getByRole("heading", { name: "Something cannot be read" }).waitFor({ state: "detached" });
  assert.equal(await page.getByText("can no longer be read").count(), 0);
});

test("A browser that stores nothing is reported plainly", async (t) => {
  const { context } = await device(t, site);
  await context.addInitScript(() => {
    Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
  });
  const page = await context.newPage();
  await start(page, site.url());
  await page.getByText("does not let Kith keep anything").waitFor();
  await page.getByRole("button", { name: "Look around" }).click();
  await page.getByRole("region", { name: "This week" }).getByRole("article").first().waitFor();
});

/** Fills the whole quota, as another page of the same origin could. */
const fill = (page) => page.evaluate(() => {
  let size = 5_242_880;
  for (let at = 0; size > 8; at += 1) {
    try {
      localStorage.setItem(`filler${at}`, "x".repeat(size));
    } catch {
      size = Math.floor(size / 2);
    }
  }
});

test("A full browser refuses before anything is lost", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await fill(page);
  await go(page, "People");
  await page.getByRole("button", { name: "Someone new" }).click();
  const dialog = page.getByRole("dialog", { name: "Someone new" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Luis Ortega");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").filter({ hasText: "no room left" }).waitFor();
  await page.reload();
  await ready(page);
  await page.getByRole("link", { name: "Ana Silva" }).waitFor();
  await page.getByText("nearly used up").waitFor();
});

test("A sentence that did not fit is there again once I made room", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await fill(page);
  await page.getByRole("button", { name: "Log an exchange" }).click();
  await page.getByRole("textbox", { name: "What happened?" }).fill("a long walk with Ana");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("alert").filter({ hasText: "shows what takes up the space" }).waitFor();
  await page.getByRole("button", { name: "Close without saving" }).click();
  await page.getByRole("link", { name: "See what takes up the space" }).click();
  await page.getByText("What takes up the space", { exact: true }).click();
  await page.getByText("Other apps at this address").waitFor();
  await page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("filler")).forEach((it) => localStorage.removeItem(it)));
  await page.getByRole("button", { name: "Log an exchange" }).click();
  assert.equal(await page.getByRole("textbox", { name: "What happened?" }).inputValue(), "a long walk with Ana");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByText("Saved.").first().waitFor();
  await page.getByRole("button", { name: "Log an exchange" }).click();
  assert.equal(await page.getByRole("textbox", { name: "What happened?" }).inputValue(), "", "once");
});

test("A sentence open in two tabs is saved once", async (t) => {
  const { context } = await device(t, site);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await start(one, site.url());
  await addPerson(one, site, "Ana Silva");
  await one.getByRole("button", { name: "Log an exchange" }).click();
  const box = (page) => page.getByRole("textbox", { name: "What happened?" });
  await box(one).fill("a long walk");
  await start(two, site.url());
  assert.equal(await box(two).inputValue(), "a long walk");
  await box(one).fill("a long walk with Ana");
  await two.getByRole("dialog", { name: "Log an exchange" }).getByText("a long walk with Ana").waitFor();
  assert.equal(await box(two).inputValue(), "a long walk with Ana");
  await one.getByRole("button", { name: "Save", exact: true }).click();
  await box(two).waitFor({ state: "detached" });
  await openPerson(two, "Ana Silva");
  await two.getByText("a long walk with Ana").waitFor();
  assert.equal(await two.getByRole("button", { name: "Edit this exchange" }).count(), 1);
  // Another tab must not replace the user's own text.
  await one.getByRole("button", { name: "Log an exchange" }).click();
  await box(one).fill("tea with Ana");
  await two.getByRole("button", { name: "Log an exchange" }).click();
  await box(two).fill("called Ana");
  await one.getByRole("button", { name: "Save", exact: true }).click();
  await box(one).waitFor({ state: "detached" });
  await two.getByText("tea with Ana").waitFor({ state: "attached" });
  assert.equal(await box(two).inputValue(), "called Ana");
});

test("I undo and do again, by key and from the toast", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByText("Ana Silva is no longer in the book.").waitFor();
  await page.getByText("Nobody here yet.").waitFor();
  await page.keyboard.press("Control+Shift+Z");
  await page.getByText("Ana Silva is back.").waitFor();
  await page.getByRole("link", { name: "Ana Silva" }).waitFor();
  await page.keyboard.press("Control+z");
  await page.getByText("Nobody here yet.").waitFor();
});

test("Somebody deleted waits in the trash and comes back", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  await page.getByLabel("More about this page").click();
  await page.getByRole("button", { name: "Delete" }).click();
  await page.getByText("Nobody here yet.").waitFor();
  await go(page, "Settings");
  await page.getByRole("link", { name: "Your data" }).click();
  await page.getByRole("button", { name: "Restore Ana Silva" }).click();
  await go(page, "People");
  await page.getByRole("link", { name: "Ana Silva" }).waitFor();
});

test("I change an exchange and move another to the trash", async (t) => {
  const page = await open(t, site);
  await log(page, "coffee with Farid");
  await openPerson(page, "Farid");
  await page.getByRole("button", { name: "Edit this exchange" }).click();
  let dialog = page.getByRole("dialog", { name: "Edit this exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill("tea, not coffee");
  await dialog.getByRole("textbox", { name: "Tags" }).pressSequentially("contract law, tide tables");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByText("tea, not coffee").waitFor();
  const exchanges = page.getByRole("region", { name: "Exchanges" });
  await exchanges.getByText("contract law", { exact: true }).waitFor();
  await exchanges.getByText("tide tables", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Edit this exchange" }).click();
  dialog = page.getByRole("dialog", { name: "Edit this exchange" });
  await dialog.getByRole("button", { name: "Delete" }).click();
  await page.getByText("No exchanges yet.").first().waitFor();
});
