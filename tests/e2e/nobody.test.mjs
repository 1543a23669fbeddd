// An exchange that names nobody is no accident: Kith asks once, and such an entry is found and given a person.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, serve, start } from "./helpers.mjs";

const site = await serve();

/** Writes a sentence in the log and presses Save, once. Returns the dialog. */
async function say(page, sentence) {
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill(sentence);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("This names nobody. Who was it?").waitFor();
  return dialog;
}

test("The log asks once who it was: somebody new, somebody without a name, or nobody", async (t) => {
  const page = await open(t, site, { viewport: phone });
  let dialog = await say(page, "a long talk about the garden");
  await dialog.getByLabel("Somebody you met").fill("Priya Nair");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await openPerson(page, "Priya Nair");
  await page.getByRole("region", { name: "Exchanges" }).getByText("a long talk about the garden").waitFor();

  dialog = await say(page, "a good talk on the stairs");
  await dialog.getByLabel("Somebody you met").fill("The new neighbour");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await start(page, site.url());
  await page.getByRole("region", { name: "People you met" }).getByText("The new neighbour").waitFor();

  dialog = await say(page, "a long walk in the park");
  await dialog.getByRole("button", { name: "Nobody" }).click();
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.getByRole("region", { name: "People you met" }).getByText("A long walk in the park").count(), 0, "it was answered");
});

test("An entry without a person is found and given one, with undo", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  const dialog = await say(page, "a long walk by the river");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await go(page, "People");
  await page.getByRole("button", { name: "One entry without a person" }).click();
  const list = page.getByRole("dialog", { name: "Without a person" });
  await list.getByRole("button", { name: "Who was it? A long walk by the river" }).click();
  const who = page.getByRole("dialog", { name: "Who was it?" });
  await who.getByLabel("Name").fill("Ana Silva");
  await who.getByRole("button", { name: "Save" }).click();
  await who.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "One entry without a person" }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("button", { name: "One entry without a person" }).waitFor();
});

test("The form asks too, when its last person is taken out", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await log(page, "coffee with Ana Silva");
  await openPerson(page, "Ana Silva");
  await page.getByRole("region", { name: "Exchanges" }).getByRole("button", { name: /^Edit/ }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("group", { name: "With", exact: true }).getByRole("button").click();
  await form.getByRole("button", { name: "Save" }).click();
  await form.getByText("This names nobody. Who was it?").waitFor();
  await form.getByLabel("Somebody you met").fill("Luis Ortega");
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });
  await openPerson(page, "Luis Ortega");
  await page.getByRole("region", { name: "Exchanges" }).getByText("coffee with Ana Silva").waitFor();
});
