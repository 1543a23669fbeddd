import assert from "node:assert/strict";
import { test } from "node:test";
import { open, openPerson, phone, ready, serve, start, today } from "./helpers.mjs";

const site = await serve();

/** A page whose book has Ingrid, with a mail address, and a talk of 60 days ago. */
async function withIngrid(t, more = {}, rest = {}) {
  const page = await open(t, site, { viewport: phone, path: "settings/data" });
  const ingrid = { id: "ingrid", given: "Ingrid", circle: "close", emails: [{ value: "ingrid@mail.example" }], ...more };
  const talk = { people: ["ingrid"], when: today(60), how: "coffee", notes: "A talk." };
  const text = JSON.stringify({ format: "kith-backup", version: 1, people: [ingrid], exchanges: [talk], ...rest });
  await page.getByLabel("Open a file").setInputFiles({ name: "book.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await page.getByRole("dialog", { name: "Bring this in" }).getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await start(page, site.url());
  return page;
}

/** Follows the link to another program, which the test has not. */
async function leave(page, link) {
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true }));
  await link.click();
}

/** The user comes back to the page. */
const back = (page) => page.evaluate(() => dispatchEvent(new Event("focus")));

test("After a message Kith asks whether it was sent, and one tap logs it", async (t) => {
  const page = await withIngrid(t);
  const card = page.getByRole("region", { name: "This week" }).getByRole("article", { name: "Ingrid" });
  const question = card.getByRole("group", { name: "Sent?" });
  await leave(page, card.getByRole("link", { name: "Write" }));
  assert.equal(await question.count(), 0, "the user is away");
  await back(page);
  await question.getByRole("button", { name: "Not yet" }).click();
  await question.waitFor({ state: "detached" });
  await leave(page, card.getByRole("link", { name: "Write" }));
  await page.reload();
  await ready(page);
  await question.getByRole("button", { name: "Yes" }).click();
  await page.getByText("You wrote to Ingrid.").waitFor();
  await card.getByText("this week.").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await card.getByRole("textbox", { name: "Your words to Ingrid" }).waitFor();
  assert.equal(await question.count(), 0, "it was answered");
});

test("Copied words are asked about at once, and a thing passed on with them is given", async (t) => {
  const page = await withIngrid(t, { emails: [], expertise: ["sourdough"] }, { shares: [{ what: "an article about sourdough" }] });
  const card = page.getByRole("region", { name: "This week" }).getByRole("article", { name: "Ingrid" });
  await page.getByRole("button", { name: "Send it to Ingrid" }).waitFor();
  await card.getByRole("textbox", { name: "Your words to Ingrid" }).fill("Ingrid, I kept this for you: an article about sourdough.");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await card.getByRole("button", { name: /^Copy/ }).first().click();
  await card.getByRole("group", { name: "Sent?" }).getByRole("button", { name: "Yes" }).click();
  await page.getByText("You wrote to Ingrid.").waitFor();
  await page.getByRole("button", { name: "Send it to Ingrid" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Send it to Ingrid" }).waitFor();
});

test("On a person's page the same question logs the message", async (t) => {
  const page = await withIngrid(t);
  await openPerson(page, "Ingrid");
  await leave(page, page.getByRole("main").getByRole("link", { name: "Mail", exact: true }));
  await back(page);
  await page.getByRole("group", { name: "Sent?" }).getByRole("button", { name: "Yes" }).click();
  await page.getByText("You wrote to Ingrid.").waitFor();
  assert.equal(await page.getByRole("region", { name: "Exchanges" }).getByRole("listitem").count(), 2);
});

test("An ask that was sent is an exchange, and help in a sentence stands in both ways", async (t) => {
  const page = await withIngrid(t);
  await openPerson(page, "Ingrid");
  await page.getByRole("button", { name: "Ask for something" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask Ingrid for something" });
  await dialog.getByText("It would be your first message to Ingrid in").waitFor();
  await dialog.getByRole("button", { name: /^Ask now/ }).click();
  await dialog.getByLabel("Your ask").fill("Could you look at my draft?");
  await leave(page, dialog.getByRole("link", { name: "Write" }));
  await back(page);
  await dialog.getByRole("group", { name: "Sent?" }).getByRole("button", { name: "Yes" }).click();
  await dialog.waitFor({ state: "detached" });
  const help = page.getByRole("region", { name: "Help, both ways" });
  await help.getByText("Could you look at my draft?").waitFor();
  await help.getByText("I asked").waitFor();
  assert.equal(await page.getByRole("region", { name: "Exchanges" }).getByRole("listitem").count(), 2);
  await page.getByRole("button", { name: "Ask for something" }).click();
  await dialog.getByLabel("Your ask").waitFor();
  assert.equal(await dialog.getByText("It would be your first message").count(), 0);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const logging = page.getByRole("dialog", { name: "Log an exchange" });
  await logging.getByRole("textbox", { name: "What happened?" }).fill("thanked Ingrid for her time");
  await logging.getByRole("button", { name: "Save" }).click();
  await help.getByText("Thanked Ingrid for her time").waitFor();
  await help.getByText("I thanked them").waitFor();
});
