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
  await page.getByText("You can undo it, also later under Imports.").waitFor();
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
