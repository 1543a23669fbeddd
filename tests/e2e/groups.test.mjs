// Groups: made from the words of people, logged with all but those who were absent, written to one by one.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { test } from "node:test";
import { backup, clean, desk, go, merge, open, phone, serve, start, today } from "./helpers.mjs";

const site = await serve();
const id = (kind, number) => `0190c0de-0000-7000-8000-00000000${kind}${String(number).padStart(3, "0")}`;
const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });

const given = ["Ana", "Bo", "Cleo", "Dan", "Eve", "Finn", "Gita", "Hugo", "Ines", "Jon", "Kim", "Luis", "Mara", "Nils"];

/** Fourteen people who carry one word; Ana was met lately, Bo last year. */
const cohort = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: given.map((it, at) => ({ id: id("1", at), given: it, groups: ["Leadership 2023"] })),
  exchanges: [
    { id: id("3", 0), when: today(3), people: [id("1", 0)], how: "call" },
    { id: id("3", 1), when: today(500), people: [id("1", 1)], how: "call" },
  ],
});

/** A group with members of every kind. */
const choir = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [
    { id: id("1", 0), given: "Ana", addresses: [{ kind: "home", value: "1 Mill Lane" }] },
    { id: id("1", 1), given: "Bo" },
    { id: id("1", 2), given: "Cleo", died: "2024" },
    { id: id("1", 3), given: "Dan" },
  ],
  exchanges: [{ id: id("3", 0), when: today(3), people: [id("1", 0)], how: "call" }],
  groups: [
    {
      id: id("7", 0), name: "The Silvas", kind: "household", began: "2019", rhythm_days: 90,
      members: [
        { person: id("1", 0), part: "the mother" }, { person: id("1", 1) }, { person: id("1", 2) },
        { person: id("1", 3), until: "2022" },
      ],
    },
    { id: id("7", 1), name: "The other Silvas", members: [{ person: id("1", 3) }] },
  ],
});

async function opened(t, book, more) {
  const page = await open(t, site, more);
  await merge(page, book);
  // The merge is stored once it can be undone.
  await button(page, "Undo").first().waitFor();
  return page;
}

/** The group of the fourteen, made from their word. */
async function made(t) {
  const page = await opened(t, cohort, { viewport: phone });
  await go(page, "Teams");
  await region(page, "Groups").getByText("14 people carry “Leadership 2023”. Make it a group?").waitFor();
  await button(page, "Make a group of “Leadership 2023”").click();
  await page.getByRole("heading", { level: 1, name: "Leadership 2023" }).waitFor();
  return page;
}

test("A group made from a word is logged with two absent, as one talk", async (t) => {
  const page = await made(t);
  await page.getByText("14 people are in it.").waitFor();
  await region(page, "In contact").getByRole("link", { name: "Ana" }).waitFor();
  await region(page, "Quiet").getByRole("link", { name: "Bo" }).waitFor();
  await region(page, "No talk yet").getByRole("link", { name: "Cleo" }).waitFor();
  await button(page, "Say hello to Cleo").waitFor();

  await button(page, "Log with all").click();
  const log = page.getByRole("dialog", { name: "Log an exchange" });
  const who = log.getByRole("group", { name: "Who" });
  await who.getByRole("button", { name: /Nils/ }).click();
  await who.getByRole("button", { name: /Mara/ }).click();
  await log.getByRole("textbox", { name: "What happened?" }).fill("today dinner at the harbour");
  await log.getByRole("button", { name: "Save" }).click();
  await log.waitFor({ state: "detached" });
  await region(page, "What happened").getByText(/dinner at the harbour/).waitFor();

  const file = JSON.parse(await backup(page));
  const talk = file.exchanges.filter((it) => it.groups);
  assert.equal(talk.length, 1);
  assert.equal(talk[0].people.length, 12);

  // In the timeline of those who were there, and not in that of the others.
  await start(page, site.url(`people/${id("1", 2)}`));
  await region(page, "Exchanges").getByText(/dinner at the harbour/).waitFor();
  await page.getByRole("link", { name: "Leadership 2023" }).waitFor();
  await start(page, site.url(`people/${id("1", 13)}`));
  await page.getByRole("heading", { level: 1, name: "Nils" }).waitFor();
  assert.equal(await page.getByText(/dinner at the harbour/).count(), 0);
});

test("A group made and a talk logged with all are taken back, one step each", async (t) => {
  const page = await made(t);
  await button(page, "Log with all").click();
  const log = page.getByRole("dialog", { name: "Log an exchange" });
  await log.getByRole("textbox", { name: "What happened?" }).fill("today dinner");
  await log.getByRole("button", { name: "Save" }).click();
  await region(page, "What happened").getByText(/dinner/).waitFor();
  await button(page, "Undo").first().click();
  await page.getByText("No talk of the group is noted yet.").waitFor();
  await page.keyboard.press("Control+z");
  await page.getByRole("heading", { level: 1, name: "Teams" }).waitFor();
  await region(page, "Groups").getByText(/14 people carry/).waitFor();
});

test("A sentence that names a group is a talk of the group, unless its chip is removed", async (t) => {
  const page = await made(t);
  for (const isRemoved of [true, false]) {
    await page.getByRole("button", { name: "Log an exchange" }).click();
    const log = page.getByRole("dialog", { name: "Log an exchange" });
    await log.getByRole("textbox", { name: "What happened?" }).fill("today lunch with Ana, we spoke of leadership 2023");
    const chip = log.getByRole("group", { name: "Group", exact: true }).getByRole("button");
    if (isRemoved) await chip.click();
    else await chip.waitFor();
    await log.getByRole("button", { name: "Save" }).click();
    await log.waitFor({ state: "detached" });
  }
  await region(page, "What happened").getByText(/lunch with Ana/).waitFor();
  assert.equal(await region(page, "What happened").getByText(/lunch with Ana/).count(), 1);
});

test("A message to all is a notice: it counts for nobody until they answer", async (t) => {
  const page = await made(t);
  await button(page, "A few words to all").click();
  const words = page.getByRole("dialog", { name: "A few words to all" });
  await words.getByText("One message to 14 people is a notice. A line to two is a talk.").waitFor();
  assert.match(await words.getByRole("textbox", { name: "Words to all" }).inputValue(), /Leadership 2023/);
  await words.getByRole("button", { name: "I sent it" }).click();
  await words.waitFor({ state: "detached" });
  await region(page, "What happened").getByText(/Hello everybody/).waitFor();
  await region(page, "No talk yet").getByRole("link", { name: "Cleo" }).waitFor();
});

test("A household gives its address, ends, and is joined with another group", async (t) => {
  const page = await opened(t, choir, { viewport: phone });
  await go(page, "Teams");
  await region(page, "Groups").getByRole("link", { name: /The Silvas/ }).click();
  await page.getByRole("heading", { level: 1, name: "The Silvas" }).waitFor();
  await page.getByText("It has been a while since several of you talked.").waitFor();
  await region(page, "Also part of it").getByRole("link", { name: "Cleo" }).waitFor();
  await region(page, "Earlier in it").getByRole("link", { name: "Dan, until 2022" }).waitFor();
  await button(page, "Give it to Bo too").click();
  await page.getByText("They have the address now.").first().waitFor();

  await page.getByText("Change dates and parts").click();
  await button(page, "Bo: dates and part").click();
  const member = page.getByRole("dialog", { name: "Bo" });
  await member.getByRole("textbox", { name: "Their part" }).fill("the son");
  await member.getByRole("button", { name: "Save" }).click();
  await member.waitFor({ state: "detached" });
  await page.getByText("the son").waitFor();

  const menu = page.locator("main details.menu > summary");
  await menu.click();
  await button(page, "It is over").click();
  await page.getByText(/The people stay/).first().waitFor();
  await menu.click();
  await button(page, "Join with another group").click();
  const join = page.getByRole("dialog", { name: "Join with another group" });
  await join.getByRole("button", { name: "Join them" }).click();
  await join.waitFor({ state: "detached" });
  await go(page, "Teams");
  await region(page, "Groups").getByRole("link", { name: /The Silvas/ }).waitFor();
  assert.equal(await region(page, "Groups").getByRole("link", { name: /Silvas/ }).count(), 1);
});

test("A group is made of the people whom a filter leaves, and the search finds it", async (t) => {
  const page = await opened(t, cohort, { viewport: phone });
  await go(page, "People");
  const search = page.getByRole("searchbox", { name: "Search people" });
  await search.fill("n");
  await button(page, "Make a group of these people").click();
  const form = page.getByRole("dialog", { name: "New group" });
  await form.getByRole("textbox", { name: "Name" }).fill("Rowing");
  await form.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "Rowing" }).waitFor();
  await go(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill("rowing");
  await region(page, "Projects, groups, trips, aims and returns").getByRole("link", { name: /Rowing/ }).click();
  await page.getByRole("heading", { level: 1, name: "Rowing" }).waitFor();
});

for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`A group fits on a ${name} and is accessible, ${colorScheme}`, async (t) => {
      const page = await opened(t, choir, { viewport, colorScheme });
      for (const path of [`groups/${id("7", 0)}`, "teams"]) {
        await start(page, site.url(path));
        await page.getByText(/Silvas/).first().waitFor();
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map((it) => it.id), [], path);
        const small = await page.locator("main").locator("button, a, summary").evaluateAll((all) =>
          all.map((it) => [it.textContent, it.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 44));
        assert.deepEqual(small, [], "44 pixels");
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
      }
      await clean(page, "a group");
    });
  }
}
