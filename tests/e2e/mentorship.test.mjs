// A whole mentorship as mentor on a phone, the beginning of one as mentee, and a session that is logged in a sentence.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, open, openPerson, phone, ready, serve, start } from "./helpers.mjs";

const site = await serve();
const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const box = (page, name) => page.getByRole("textbox", { name, exact: true });

/** Begins a mentorship with a new person, on their page. */
async function begin(page, name, shape) {
  await addPerson(page, site, name);
  await openPerson(page, name);
  await page.locator("main details.menu > summary").click();
  await button(page, "Begin mentoring").click();
  const dialog = page.getByRole("dialog", { name: "Begin mentoring" });
  await dialog.getByRole("radiogroup", { name: "Shape" }).or(dialog.getByRole("group", { name: "Shape" })).getByText(shape).click();
  await button(dialog, "Begin").click();
  await page.getByRole("heading", { level: 1, name: /and you$/ }).waitFor();
}

async function accessible(page, where) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((it) => it.id), [], where);
}

/** Kills the tab without a word of warning, and opens Kith again. */
async function killed(page) {
  const { context, url } = { context: page.context(), url: page.url() };
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await start(next, new URL(".", url).href.replace(/mentoring\/.*/, "mentoring"));
  return next;
}

test("A whole mentorship as mentor, on a phone", async (t) => {
  let page = await open(t, site, { viewport: phone });
  await begin(page, "Mina Costa", "You mentor them");
  await page.getByText("Nothing is promised yet.").waitFor();
  await accessible(page, "before the first talk");

  // The first talk, with a tab that is killed in the middle.
  await button(page, "Begin notes").click();
  await box(page, "Goal").waitFor();
  await accessible(page, "the sheet");
  await box(page, "What they bring").fill("Her first meeting");
  await box(page, "Goal").fill("Chair a meeting");
  await box(page, "Reality").fill("She prepares for three days");
  await page.waitForFunction(() => Object.entries(localStorage).some(([key, it]) => key.startsWith("kith.sheet.") && it.includes("three days")));
  page = await killed(page);
  await page.getByText(/^Half written/).waitFor();
  await page.getByRole("link", { name: "Go on" }).click();
  assert.equal(await box(page, "Reality").inputValue(), "She prepares for three days");
  await box(page, "What").fill("Coffee with two planners");
  await box(page, "What I take along").fill("Ask before I tell");
  await button(page, "End the session").click();

  // It fits, and they agree.
  await button(page, "It fits").click();
  await button(page, "It fits").waitFor({ state: "detached" });
  await region(page, "Until next time").getByText("Coffee with two planners").waitFor();
  await region(page, "What you learned").waitFor();
  await accessible(page, "after the first talk");

  // An ended session is not half written.
  await go(page, "Mentoring");
  await page.getByRole("link", { name: /Mina/ }).first().click();
  await page.getByRole("heading", { level: 1, name: "Mina and you" }).waitFor();
  assert.equal(await page.getByText(/^Half written/).count(), 0);

  // The next session has the open action first, and it is moved.
  await button(page, "Find a day").first().click();
  await page.getByRole("group", { name: "Days to choose from" }).getByRole("button").first().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await region(page, "Next session").getByText("Coffee with two planners").waitFor();
  await button(page, "Move").click();
  await page.getByRole("group", { name: "Days to choose from" }).getByRole("button").last().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });

  // An early end, and it is taken up again.
  await page.locator("main details.menu > summary").click();
  await button(page, "End it well").click();
  const ending = page.getByRole("dialog", { name: "End it well" });
  await ending.getByText("early", { exact: true }).click();
  await box(ending, "What changed").fill("She chairs.");
  await button(ending, "End").click();
  await page.getByText(/^Ended early in /).waitFor();
  await accessible(page, "ended");
  await go(page, "Mentoring");
  await page.getByText("ended early").waitFor();
  await page.getByRole("link", { name: /Mina/ }).first().click();
  await button(page, "Take it up again").click();
  await region(page, "Earlier times").getByText("She chairs.").waitFor();
});

test("A mentorship as mentee keeps two half-written sheets apart", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const [name, words] of [["Priya Nair", "Contracts"], ["Ravi Rao", "Speaking"]]) {
    await begin(page, name, "They mentor you");
    await button(page, "Begin notes").click();
    await box(page, "Goal").fill(words);
    await button(page, "Finish it later").click();
    await page.getByText(/^Half written/).waitFor();
  }
  await go(page, "Mentoring");
  assert.equal(await page.getByText(/^Half written/).count(), 2);
  await page.getByRole("link", { name: /^Go on/ }).last().click();
  assert.ok(["Contracts", "Speaking"].includes(await box(page, "Goal").inputValue()));
  await page.goBack();
  await page.getByText(/^Half written/).first().waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await page.getByText(/^Half written/).count(), 2);
});

test("A session logged in a sentence stands on the page of the pair", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await begin(page, "Sam Okafor", "You mentor them");
  await button(page, "Log an exchange").click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await box(dialog, "What happened?").fill("mentoring session with Sam about the tender");
  await button(dialog, "Save").click();
  await page.getByText(/the tender/).first().waitFor();
  await go(page, "Mentoring");
  await page.getByRole("link", { name: /Sam/ }).first().waitFor();
});
