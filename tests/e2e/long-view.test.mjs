// The long view: a calendar that is a table, by keyboard from cell to day and back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, clean, desk, open, phone, serve, start } from "./helpers.mjs";

const site = await serve();
const people = [
  { id: "nadia", given: "Nadia", family: "Sultana", circle: "inner" },
  { id: "bo", given: "Bo", family: "Lind", circle: "active" },
  { id: "theo", given: "Theo", family: "Marsh", died: "2024-06" },
];
const talk = (when, who, more = {}) => ({ when, people: who, how: "call", purpose: "catch-up", notes: `A talk of ${when}.`, ...more });
const exchanges = [
  talk("2017-03-02", ["nadia"]),
  talk("2021-05-14", ["bo"]),
  talk("2022-05-14", ["nadia", "theo"]),
  talk("2023-05-12", ["bo"]),
  talk("2023-05-14", ["nadia", "bo"]),
  talk("2023-05-14", ["nadia"], { how: "coffee" }),
  talk("2023-05-23", ["bo"]),
  talk("2023-07-01", [], { encounter: "the new baker" }),
];

const calendar = (page) => page.getByRole("region", { name: "Days with somebody" });

async function longView(t, more) {
  const page = await open(t, site, more);
  await choose(page, JSON.stringify({ format: "kith-backup", version: 1, people, exchanges }), "book.json");
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await start(page, site.url("long-view"));
  while (!(await calendar(page).getByRole("status").filter({ hasText: /^2023$/ }).isVisible())) {
    await page.getByRole("button", { name: "The year before" }).click();
  }
  return page;
}

test("The calendar is walked by keyboard, Enter opens the day, and going back returns to the same cell", async (t) => {
  const page = await longView(t, { viewport: desk });
  const may = page.getByRole("table", { name: "May 2023" });
  const cell = (name) => page.getByRole("link", { name, exact: true });
  const isFocused = async (name) => assert.equal(await cell(name).evaluate((it) => it === document.activeElement), true, name);
  await may.getByRole("columnheader", { name: "Monday" }).waitFor();
  await page.getByRole("table", { name: "December 2023" }).waitFor();
  assert.equal(await calendar(page).getByRole("table").getByRole("link").evaluateAll((all) => all.filter((it) => it.tabIndex === 0).length), 1, "one tab stop");
  await cell("1 July, one talk").focus();
  for (const [key, name] of [
    ["PageUp", "23 May, one talk"],
    ["ArrowUp", "14 May, two talks"],
    ["Home", "12 May, one talk"],
    ["End", "14 May, two talks"],
    ["ArrowRight", "23 May, one talk"],
    ["ArrowLeft", "14 May, two talks"],
  ]) {
    await page.keyboard.press(key);
    await isFocused(name);
  }
  await clean(page, "the long view");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "14 May 2023" }).waitFor();
  await page.getByText("A talk of 2023-05-14.").first().waitFor();
  assert.equal(await page.getByRole("region", { name: "Talks" }).getByRole("listitem").filter({ hasText: "A talk of" }).count(), 2);
  const onThisDay = page.getByRole("region", { name: "On this day" });
  await onThisDay.getByRole("link", { name: "14 May 2021, one talk" }).waitFor();
  assert.equal(await onThisDay.getByRole("link", { name: /2022/ }).count(), 0, "no day with somebody who died");
  await clean(page, "a day of the long view");
  await page.goBack();
  await cell("14 May, two talks").waitFor();
  await page.waitForFunction(() => document.activeElement?.textContent.includes("14 May, two talks"));
});

test("The calendar shows a circle, chance encounters or one person, and remembers its scale on this device", async (t) => {
  const page = await longView(t, { viewport: phone });
  const links = calendar(page).getByRole("table").getByRole("link");
  const names = () => links.evaluateAll((all) => all.map((it) => it.textContent.trim()));
  await page.getByRole("combobox", { name: "Whose days" }).selectOption({ label: "Active" });
  await page.waitForFunction(() => document.querySelectorAll('section[aria-label="Days with somebody"] table a').length === 3);
  assert.deepEqual(await names(), ["12 May, one talk", "14 May, one talk", "23 May, one talk"]);
  await page.getByRole("combobox", { name: "Whose days" }).selectOption({ label: "Chance encounters" });
  await page.waitForFunction(() => document.querySelectorAll('section[aria-label="Days with somebody"] table a').length === 1);
  assert.deepEqual(await names(), ["1 July, one talk"]);
  await page.getByRole("combobox", { name: "Only days with" }).fill("Nadia");
  await page.waitForFunction(() => document.querySelector('section[aria-label="Days with somebody"] table a')?.textContent.includes("14 May"));
  assert.deepEqual(await names(), ["14 May, two talks"]);
  await page.getByRole("radio", { name: "Month", exact: true }).check();
  await page.getByRole("link", { name: "May 2023, one day" }).click();
  await page.getByRole("link", { name: "14 May 2023, two talks" }).waitFor();
  await clean(page, "a month of the long view");
  await start(page, site.url("long-view"));
  assert.equal(await page.getByRole("radio", { name: "Month", exact: true }).isChecked(), true);
});

test("A year is read only after the question whom to leave out, and nobody left out is on the screen or on paper", async (t) => {
  const page = await longView(t, { viewport: phone });
  await page.getByRole("button", { name: "The year before" }).click();
  await page.getByRole("link", { name: "Read your year" }).click();
  await page.getByRole("heading", { level: 1, name: "Your year 2022" }).waitFor();
  const before = page.getByRole("region", { name: "Before you read" });
  await before.getByText("Theo Marsh").waitFor();
  await start(page, site.url("long-view/2023/read"));
  await before.getByText("Nobody is left out yet.").waitFor();
  await before.getByRole("combobox", { name: "Somebody to leave out" }).fill("Bo");
  await before.getByRole("option", { name: "Bo Lind" }).click();
  await before.getByRole("button", { name: "Leave out" }).click();
  await before.getByRole("listitem").filter({ hasText: "Bo Lind" }).waitFor();
  await clean(page, "before a year is read");
  await before.getByRole("button", { name: "Read", exact: true }).click();
  const talks = page.getByRole("region", { name: "What you wrote about your talks" });
  await talks.getByText("A talk of 2023-05-14.").waitFor();
  const isWithoutBo = async (where) => assert.equal(/\bBo\b/.test(await page.getByRole("main").innerText()), false, where);
  await isWithoutBo("on the screen");
  await page.getByRole("textbox", { name: "One sentence of your own" }).fill("A year of ferries.");
  await page.getByRole("button", { name: "Save the sentence" }).click();
  await page.getByText("Your sentence is saved.").waitFor();
  await clean(page, "a year");
  await page.emulateMedia({ media: "print" });
  await page.getByText("A year of ferries.").first().waitFor();
  await isWithoutBo("on paper");
  assert.equal(await page.getByRole("main").getByRole("button").filter({ visible: true }).count(), 0, "nothing to press on paper");
  const top = async (it) => (await it.boundingBox()).y;
  assert.ok((await top(page.getByRole("region", { name: "One sentence of your own" }))) < (await top(talks)), "the own sentence stands first");
  await page.emulateMedia({ media: "screen" });
  await talks.getByRole("button", { name: "Skip: What you wrote about your talks" }).click();
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByText("A talk of 2023-05-14.").filter({ visible: true }).count(), 0, "a part that was skipped is not printed");
});

test("A chapter is named on the page of a person and stands beside their strand, and a move between circles is noted", async (t) => {
  const page = await longView(t, { viewport: desk });
  const strands = page.getByRole("table", { name: "Phases" });
  await strands.getByRole("link", { name: "Nadia Sultana" }).click();
  const years = page.getByRole("region", { name: "Over the years" });
  await years.getByRole("button", { name: "Name a chapter" }).click();
  const dialog = page.getByRole("dialog", { name: "Name a chapter" });
  await dialog.getByRole("textbox", { name: "What you call it" }).fill("The harbour years");
  await dialog.getByRole("textbox", { name: "From" }).fill("2017");
  await dialog.getByRole("textbox", { name: "Until" }).fill("2019");
  await dialog.getByRole("button", { name: "Save", exact: true }).click();
  await years.getByText("The harbour years, 2017 to 2019").waitFor();
  await years.getByText("Days with Nadia").click();
  await years.getByRole("link", { name: "May 2023, one day" }).waitFor();
  await clean(page, "the years of a person");
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  const form = page.getByRole("dialog");
  await form.getByRole("combobox", { name: "Circle" }).selectOption("close");
  await form.getByRole("button", { name: "Save", exact: true }).click();
  await form.waitFor({ state: "hidden" });
  await start(page, site.url("long-view"));
  await strands.getByText("The harbour years, 2017 to 2019").waitFor();
  const circles = page.getByRole("region", { name: "Circles over time" });
  await circles.getByText(/^Nadia: Close since /).waitFor();
  await circles.getByRole("table", { name: "Who stood where at the end of each year" }).getByText("not noted").first().waitFor();
  await clean(page, "the long view with circles");
});
