// Time moves on: a page that stays open over midnight, a sleep or a flight shows the day as it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { device, go, merge, phone, ready, serve } from "./helpers.mjs";

const site = await serve();

const book = (more) => JSON.stringify({ format: "kith-backup", version: 1, ...more });

/** A phone whose clock stands at a local time. */
async function at(t, time) {
  const { context, troubles } = await device(t, site, { viewport: phone });
  const page = await context.newPage();
  await page.clock.install({ time: new Date(time) });
  await page.goto(site.url());
  await ready(page);
  return Object.assign(page, { troubles });
}

test("Today that was left open overnight is about today, and an act counts once", async (t) => {
  const page = await at(t, "2026-11-25T23:50:00Z");
  await merge(page, book({
    people: [{ id: "mia", given: "Mia", circle: "close" }],
    exchanges: [{ id: "e", when: "2026-08-01", people: ["mia"] }],
  }));
  await go(page, "Today");
  const card = page.getByRole("article", { name: "Mia" });
  await card.waitFor();
  await page.getByText("Wednesday 25 November").waitFor();
  // The window stays in front, so no event tells of the new day.
  await page.clock.fastForward("08:10:00");
  await page.getByText("Thursday 26 November").waitFor();
  await card.getByRole("button", { name: "Log it" }).click();
  const sheet = page.getByRole("dialog", { name: "Log an exchange" });
  await sheet.getByRole("textbox", { name: "What happened?" }).fill("called Mia");
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.waitFor({ state: "detached" });
  await page.getByText("Saved. Call with Mia.").waitFor();
  await page.getByText("this week.").first().waitFor();
  assert.equal(await page.getByRole("button", { name: "Log it" }).count(), 0);
  await page.getByRole("main").getByRole("link", { name: "Mia" }).first().click();
  await page.getByText("You talked today.").waitFor();
  await page.clock.fastForward("24:00:00");
  await page.getByText("You talked yesterday.").waitFor();
});

test("The minute of midnight is enough, on every page that shows the day", async (t) => {
  const page = await at(t, "2026-11-25T23:59:30Z");
  await merge(page, book({
    people: [{ id: "mia", given: "Mia" }],
    exchanges: [{ id: "e", when: "2026-11-25", people: ["mia"] }],
  }));
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Mia" }).click();
  await page.getByText("You talked today.").waitFor();
  await page.clock.fastForward(31_000);
  await page.getByText("You talked yesterday.").waitFor();
});

test("A birthday on 29 February is shown as it is, with the day on which it is kept", async (t) => {
  const page = await at(t, "2026-11-26T10:00:00Z");
  await merge(page, book({
    people: [{ id: "lea", given: "Lea", family: "Leap", dates: [{ kind: "birthday", when: "1988-02-29" }] }],
  }));
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Lea Leap" }).click();
  const dates = page.getByRole("region", { name: "Dates" });
  assert.match((await dates.innerText()).replaceAll(/\s+/g, " "), /29 Feb Birthday 1988, falls on 28 February 2027 this time/);
  await page.getByRole("button", { name: "Before you meet" }).click();
  await page.getByRole("dialog").getByText("29", { exact: true }).waitFor();
});

test("An exchange ahead of today is shown as such, and its day can be put right", async (t) => {
  const page = await at(t, "2026-11-26T10:00:00Z");
  await merge(page, book({
    people: [{ id: "c", given: "Cleo", family: "Clock" }],
    exchanges: [{ id: "e", when: "2031-05-05", people: ["c"], notes: "called Cleo" }],
  }));
  await go(page, "Long view");
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.getByText("2031").count(), 0);
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Cleo Clock" }).click();
  await page.getByText("An exchange has the date 5 May 2031, which is still to come.").waitFor();
  assert.equal(await page.getByText("No exchanges yet.").count(), 0);
  await page.getByRole("button", { name: "Correct the day" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit this exchange" });
  await dialog.getByLabel("Day").fill("2026-11-26");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("You talked today.").waitFor();
});

test("A promise to somebody archived rests, and her page still shows it", async (t) => {
  const page = await at(t, "2026-11-26T10:00:00Z");
  await merge(page, book({
    people: [{ id: "gran", given: "Gran", dates: [{ kind: "birthday", when: "--11-28" }, { kind: "remember", when: "--11-30" }] }],
    promises: [{ id: "p", what: "call her back", people: ["gran"] }],
  }));
  await go(page, "Today");
  const promises = page.getByRole("region", { name: "Promises" });
  await promises.getByText("call her back").waitFor();
  await page.getByText("Gran’s birthday").waitFor();
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Gran" }).click();
  await page.getByLabel("More about this page").click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByText("call her back").waitFor();
  await go(page, "Today");
  await promises.getByText("No open promises.").waitFor();
  assert.equal(await page.getByText("Gran’s birthday").count(), 0);
  await page.getByText("A day to remember Gran").waitFor();
});
