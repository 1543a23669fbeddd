import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, serve } from "./helpers.mjs";

const site = await serve();

test("I ask a first small question and tell what came of it later", async (t) => {
  const page = await open(t, site);
  await go(page, "Mentoring");
  const main = page.getByRole("main");
  await main.getByText("You have no mentorships yet. They usually begin with one good question.").waitFor();
  const buttons = await main.getByRole("button").allTextContents();
  assert.deepEqual(buttons.map((it) => it.trim()), ["Ask a first small question", "Somebody asked you", "New aim"]);
  await main.getByRole("button", { name: "Ask a first small question" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask a first small question" });
  await dialog.getByLabel("What you would like to learn").fill("Negotiate contracts");
  await dialog.getByLabel("Whom to ask").fill("Priya Nair");
  const question = dialog.getByLabel("Your question");
  await question.fill("Would you be my mentor?");
  await dialog.getByText("A small question is easier to answer first.").waitFor();
  await question.fill("How did you read your first contract?");
  await dialog.getByText("easy to say no: not yet").waitFor();
  await dialog.getByRole("button", { name: "If this is not a good month" }).click();
  for (const mark of ["one question", "can be answered in ten minutes", "easy to say no"]) {
    await dialog.getByText(`${mark}: yes`).waitFor();
  }
  await dialog.getByRole("button", { name: "I sent it" }).click();
  await main.getByText("Did they answer?").waitFor();

  await main.getByRole("button", { name: "Log the answer from Priya" }).click();
  const answer = page.getByRole("dialog", { name: "The answer from Priya" });
  await answer.getByLabel("What they said").fill("Read the end first");
  await answer.getByRole("button", { name: "Save" }).click();
  await main.getByText("Did they answer?").waitFor({ state: "detached" });
  await openPerson(page, "Priya Nair");
  await page.getByRole("region", { name: "Promises" }).getByText("Tell Priya what came of it").waitFor();
  await go(page, "Today");
  assert.equal(await page.getByText("Tell Priya what came of it").count(), 0, "it comes up in two weeks");
});

test("After a long silence a greeting comes before the question", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Priya Nair", { Circle: "active" });
  await log(page, "coffee with Priya on 2024-01-05");
  await go(page, "Mentoring");
  await page.getByRole("button", { name: "Ask a first small question" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask a first small question" });
  await dialog.getByLabel("Whom to ask").fill("Priya Nair");
  await dialog.getByText("A kinder way").waitFor();
  assert.equal(await dialog.getByLabel("Your question").count(), 0);
  await dialog.getByRole("button", { name: "Ask now anyway" }).click();
  await dialog.getByLabel("Your question").waitFor();
});

test("Somebody asks me, and a first talk is not yet a promise", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await go(page, "Mentoring");
  await page.getByRole("button", { name: "Somebody asked you" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody asked you" });
  await dialog.getByLabel("Who", { exact: true }).fill("Mina Costa");
  await dialog.getByLabel("What they asked").fill("To talk about her first team");
  await dialog.getByRole("radio", { name: "Yes, to a first talk" }).check();
  await dialog.getByRole("button", { name: "I sent it" }).click();
  await page.getByRole("heading", { level: 1, name: "Mina and you" }).waitFor();
  await go(page, "Mentoring");
  await page.getByRole("main").getByText("You mentor Mina.").waitFor();
});

test("I name who helps me grow, also somebody who has died", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Kenji Sato");
  await openPerson(page, "Kenji Sato");
  await page.getByLabel("More about this page").click();
  await page.getByRole("button", { name: "Begin mentoring" }).click();
  const begin = page.getByRole("dialog", { name: "Begin mentoring" });
  await begin.getByRole("group", { name: "Shape" }).getByRole("radio", { name: "They mentor you" }).check();
  await begin.getByRole("button", { name: "Begin" }).click();
  await page.getByRole("heading", { level: 1, name: "Kenji and you" }).waitFor();

  await go(page, "Mentoring");
  const section = page.getByRole("region", { name: "Who helps you grow" });
  assert.equal(await section.getByText("Nobody yet.").count(), 7);
  await section.getByRole("button", { name: "Name somebody" }).click();
  const dialog = page.getByRole("dialog", { name: "Somebody who helps you grow" });
  await dialog.getByLabel("Who", { exact: true }).fill("Ruth Adler");
  await dialog.getByLabel("What they do for you").selectOption("guide");
  await dialog.getByLabel("Year of death").fill("2014");
  await dialog.getByRole("button", { name: "Save" }).click();
  await section.getByRole("link", { name: "Ruth Adler" }).waitFor();
  await section.getByText("died in 2014").waitFor();
  await section.getByRole("button", { name: "Write down what you learned from Ruth Adler" }).click();
  const note = page.getByRole("dialog", { name: "What you learned from Ruth" });
  assert.equal(await note.getByRole("button", { name: "I sent it" }).count(), 0);
  await note.getByLabel("Your note").fill("She asked me what I wanted.");
  await note.getByRole("button", { name: "Save" }).click();
  await section.getByText("She asked me what I wanted.").waitFor();
});
