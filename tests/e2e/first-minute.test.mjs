// The first minute agrees with itself: what the first page says, what it opens, and the invitations that come later.
import assert from "node:assert/strict";
import { test } from "node:test";
import { device, filled, log, open, phone, ready, serve, start, yourData } from "./helpers.mjs";

const site = await serve();

test("A name just written down is not somebody I seldom hear from", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.getByLabel("Somebody you were glad to hear from lately").fill("Ana Silva");
  await page.getByRole("button", { name: "Write it down" }).click();
  await page.getByText("Why this one?").click();
  await page.getByText(/Ana.* is in the book, without a talk yet\./).waitFor();
  assert.equal(await page.getByText("somebody you seldom hear from").count(), 0);
});

test("The first page opens what it offers where I see it", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Read how it works" }).click();
  const how = page.getByRole("dialog", { name: "How it works" });
  await how.getByText("Say what happened in a plain sentence").waitFor();
  await page.keyboard.press("Escape");
  await how.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Bring in your contacts" }).click();
  const contacts = page.getByRole("dialog", { name: "Bring in your contacts" });
  await contacts.getByText("You see everything before it is written.").waitFor();
});

test("A foreign file is called by its name", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const cases = [
    ["%PDF-1.7\n", "This is a PDF document."],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0]), "This is a picture."],
    ["<!DOCTYPE html><p>Ana", "This is a web page."],
    ['{"app_version": "4.1.2", "exported_by": "u", "account": {', "This is an export of Monica."],
    ['{"contacts": [{"name": "An', "This is a JSON file of another program."],
  ];
  await yourData(page);
  for (const [text, reason] of cases) {
    await page.getByLabel("Open a file").setInputFiles({ name: "contacts", mimeType: "", buffer: Buffer.from(text) });
    const alert = page.getByRole("alert").filter({ hasText: reason });
    await alert.waitFor();
    assert.doesNotMatch(await alert.textContent(), /cut|altered/);
  }
});

test("The calendar file is offered on Today after the first session, once; then the app, on another day", async (t) => {
  const { context } = await device(t, site, { viewport: phone });
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2026-11-23T10:00:00") });
  await start(page, site.url());
  await log(page, "coffee with Ana Silva");
  await log(page, "lunch with Ana Silva");
  await page.clock.setSystemTime(new Date("2026-12-01T10:00:00"));
  await page.goto(site.url());
  await ready(page);
  await log(page, "call with Ana Silva");
  const calendar = page.getByRole("note", { name: "A reminder in your calendar" });
  const waiting = page.waitForEvent("download");
  await calendar.getByRole("button", { name: "Add it to your calendar" }).click();
  assert.equal((await waiting).suggestedFilename(), "kith.ics");
  await calendar.waitFor({ state: "detached" });
  await page.evaluate(() => {
    const offer = new Event("beforeinstallprompt", { cancelable: true });
    offer.prompt = async () => (globalThis.wasAsked = true);
    dispatchEvent(offer);
  });
  await log(page, "coffee with Ana Silva");
  const app = page.getByRole("note", { name: "Kith as an app" });
  await app.getByRole("button", { name: "Install Kith" }).click();
  await app.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => globalThis.wasAsked), true);
});

test("Save changes the page within two frames, and nothing moves afterwards", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill("coffee with Ana");
  const frames = await dialog.getByRole("button", { name: "Save" }).evaluate((save) => new Promise((done) => {
    let frame = 0;
    const changed = new Set();
    const watcher = new MutationObserver(() => changed.add(frame));
    watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    save.click();
    const next = () => {
      frame += 1;
      if (frame < 10) return requestAnimationFrame(next);
      watcher.disconnect();
      done([...changed]);
    };
    requestAnimationFrame(next);
  }));
  assert.ok(frames.length && frames.every((it) => it <= 1), `changed in the frames ${frames}`);
  await dialog.waitFor({ state: "detached" });
});
