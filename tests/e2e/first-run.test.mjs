import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, ready, serve } from "./helpers.mjs";

const site = await serve();

test("I open Kith for the first time and write a name down", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.getByRole("heading", { level: 1, name: "A quiet first page" }).waitFor();
  await page.getByLabel("Somebody you were glad to hear from lately").fill("Ana Silva");
  await page.getByRole("button", { name: "Write it down" }).click();
  await page.getByRole("region", { name: "This week" }).getByRole("article", { name: "Ana Silva" }).waitFor();
  await page.getByRole("status").filter({ hasText: "Ana Silva is in the book" }).waitFor();
});

test("I look around in a made-up book and remove it in one step", async (t) => {
  const page = await open(t, site);
  await page.getByRole("button", { name: "Look around" }).click();
  await page.getByRole("region", { name: "This week" }).getByRole("article").nth(2).waitFor();
  assert.equal(await page.getByRole("region", { name: "This week" }).getByRole("article").count(), 3);
  await page.getByText("These people are made up").waitFor();
  await page.getByRole("button", { name: "Remove the made-up book" }).click();
  await page.getByRole("heading", { level: 1, name: "A quiet first page" }).waitFor();
  const kept = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith("kith.book")).length);
  assert.equal(kept, 0);
});

test("I read how it works before I begin", async (t) => {
  const page = await open(t, site);
  await page.getByRole("button", { name: "Read how it works" }).click();
  const dialog = page.getByRole("dialog", { name: "How it works" });
  await dialog.getByText("Say what happened in a plain sentence").waitFor();
  await dialog.getByRole("button", { name: "Close" }).click();
  await dialog.waitFor({ state: "detached" });
});

test("I log an exchange in one sentence", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva", { Circle: "close" });
  await addPerson(page, site, "Luis Ortega");
  await log(page, "yesterday coffee with Ana and Luis about the invoice #supplier");
  await page.getByRole("status").filter({ hasText: "Saved. Coffee with Ana and Luis." }).waitFor();
  await openPerson(page, "Ana Silva");
  const exchanges = page.getByRole("region", { name: "Exchanges" });
  await exchanges.getByText("yesterday coffee with Ana and Luis about the invoice").waitFor();
  await exchanges.getByText("with Luis", { exact: true }).waitFor();
  await page.getByText("You talked yesterday").waitFor();
});

test("A sentence that may tell of nothing is asked about before it is saved", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill("Planned a walk with Ana, it poured");
  const question = dialog.getByRole("group", { name: "Were you in touch?" });
  await question.waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").filter({ hasText: "Say whether you were in touch." }).waitFor();

  await question.getByRole("button", { name: "Nothing happened" }).click();
  await question.waitFor({ state: "detached" });
  await dialog.getByText("There is nothing to save here: no talk and no attempt.").waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").filter({ hasText: "there is nothing to save" }).waitFor();

  await dialog.getByRole("button", { name: "An attempt" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("status").filter({ hasText: "You tried to reach Ana." }).waitFor();
});

test("What was read wrongly I take out before saving", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill("coffee with Ana and Bruno at the harbour #boats");
  await dialog.getByRole("button", { name: "Bruno, someone new, remove" }).click();
  await dialog.getByRole("button", { name: "boats, remove" }).click();
  await dialog.getByRole("combobox", { name: "How" }).selectOption("call");
  await dialog.getByLabel("Day").fill("2026-01-05");
  await dialog.getByRole("radio", { name: "mixed" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("status").filter({ hasText: "Saved. Call with Ana." }).waitFor();
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Ana Silva" }).waitFor();
  assert.equal(await page.getByRole("main").getByRole("link", { name: /Ana|Bruno/ }).count(), 1);
  await openPerson(page, "Ana Silva");
  const exchanges = page.getByRole("region", { name: "Exchanges" });
  await exchanges.getByText("5 January").waitFor();
  await exchanges.getByText("mixed", { exact: true }).waitFor();
  assert.equal(await exchanges.getByText("boats", { exact: true }).count(), 0);
});

test("A call of twenty minutes that felt good is read as one", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Kenji Watanabe");
  await log(page, "called Kenji 20m, felt good");
  await openPerson(page, "Kenji Watanabe");
  const exchanges = page.getByRole("region", { name: "Exchanges" });
  await exchanges.getByText("20 minutes").waitFor();
  await exchanges.getByText("easy", { exact: true }).waitFor();
});

test("Two people I met at the fair need no names", async (t) => {
  const page = await open(t, site);
  await log(page, "met two people from procurement at the fair");
  await page.getByRole("status").filter({ hasText: "Event with two people from procurement" }).waitFor();
});

test("An unknown name becomes somebody new", async (t) => {
  const page = await open(t, site);
  await log(page, "lunch with Farid Haddad");
  await openPerson(page, "Farid Haddad");
  await page.getByRole("region", { name: "Exchanges" }).getByText("lunch with Farid Haddad").waitFor();
});

test("Of two people called Ana, Kith asks which one", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await addPerson(page, site, "Ana Petrović");
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("textbox", { name: "What happened?" }).fill("coffee with Ana");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").filter({ hasText: "Say which Ana you mean" }).waitFor();
  await dialog.getByRole("group", { name: "Which Ana?" }).getByRole("button", { name: "Ana Petrović" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await openPerson(page, "Ana Petrović");
  await page.getByText("You talked today").waitFor();
});

test("Something I should do becomes a promise, and I keep it", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Sam Okafor");
  await log(page, "I should write to Sam");
  await go(page, "Today");
  const promises = page.getByRole("region", { name: "Promises" });
  await promises.getByRole("checkbox", { name: "write to Sam" }).check();
  await page.getByRole("status").filter({ hasText: "Kept" }).waitFor();
  await openPerson(page, "Sam Okafor");
  await page.getByText("No exchanges yet.").first().waitFor();
});

test("What is still to come is a promise, and what reads as an exchange can be one after all", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  const sentence = dialog.getByRole("textbox", { name: "What happened?" });
  await sentence.fill("coffee with Ana");
  await dialog.getByRole("button", { name: "A promise" }).click();
  await dialog.getByText("No day").waitFor();
  await dialog.getByRole("button", { name: "An exchange after all" }).click();
  await sentence.fill("coffee with Ana yesterday");
  await dialog.getByRole("group", { name: "When" }).getByText(/^Yesterday,/).waitFor();
  await dialog.getByRole("button", { name: "Close without saving" }).click();
  await page.getByRole("button", { name: "Log an exchange" }).click();
  await sentence.fill("send Ana the deck tomorrow");
  await dialog.getByText("By tomorrow").waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  await go(page, "Today");
  await page.getByRole("region", { name: "Promises" }).getByText("by tomorrow").waitFor();
});

test("What I wrote is there after a reload", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva", { Organisation: "Northwind", Role: "Accountant" });
  await log(page, "coffee with Ana");
  await page.reload();
  await ready(page);
  await openPerson(page, "Ana Silva");
  await page.getByText("Accountant, Northwind").waitFor();
  assert.equal(await page.getByRole("region", { name: "Exchanges" }).getByRole("listitem").count(), 1);
});

test("I log a suggestion, and put another off without blame", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva", { Circle: "close" });
  await addPerson(page, site, "Luis Ortega", { Circle: "active" });
  await go(page, "Today");
  const week = page.getByRole("region", { name: "This week" });
  await week.getByRole("article", { name: "Luis Ortega" }).getByRole("button", { name: "Not this week" }).click();
  await week.getByRole("article", { name: "Luis Ortega" }).waitFor({ state: "detached" });
  await week.getByRole("article", { name: "Ana Silva" }).getByRole("button", { name: "Log it" }).click();
  await page.getByRole("dialog", { name: "Log an exchange" }).getByRole("button", { name: "Save" }).click();
  await page.getByText("One exchange this week.").waitFor();
});
