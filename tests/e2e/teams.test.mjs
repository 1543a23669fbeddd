// A project from idea to closing: what it needs, who covers it, what is missing, and its ending.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { test } from "node:test";
import { backup, choose, clean, desk, go, merge, open, phone, serve, start, today } from "./helpers.mjs";

const site = await serve();
const id = (kind, number) => `0190c0de-0000-7000-8000-00000000${kind}${String(number).padStart(3, "0")}`;
const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** The cards of the needs on a phone. */
const needs = (page) => page.getByRole("list", { name: "What it needs and who covers it" }).locator("> li");

/** Kenji is known for guidance, Bo knew about fuel long ago. */
const people = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [
    { id: id("1", 0), given: "Kenji", circle: "close", expertise: [{ what: "guidance", depth: "known-for", how: "seen", as_of: "2023" }] },
    { id: id("1", 1), given: "Bo", circle: "close", expertise: ["fuel"] },
  ],
  exchanges: [
    { id: id("3", 0), when: today(2), people: [id("1", 0)], how: "call" },
    { id: id("3", 1), when: today(700), people: [id("1", 1)], how: "call" },
  ],
});

/** A project with one need, in which Kenji is, and an aim. */
const crew = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [{ id: id("1", 0), given: "Kenji" }],
  projects: [{
    id: id("4", 1), name: "The rocket", what: "Small and loud.",
    members: [{ person: id("1", 0) }], wants: [{ id: id("5", 0), what: "guidance" }],
  }],
  aims: [{ id: id("6", 0), what: "Lead a team", why: "I like to see others grow." }],
});

/** Sol knows about guidance, and the last talk with Sol was strained. */
const strained = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [{ id: id("1", 0), given: "Sol", expertise: ["guidance"] }],
  exchanges: [{ id: id("3", 0), when: today(20), people: [id("1", 0)], how: "call", tone: "strained" }],
  projects: [{ id: id("4", 1), name: "The rocket", wants: [{ id: id("5", 0), what: "guidance" }] }],
});

/** A project with thirty people, one of whom has died. */
const thirty = Array.from({ length: 30 }, (_, at) => ({ id: id("1", at), given: `Person${at}`, ...(at === 0 ? { died: "2025" } : {}) }));
const crowd = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: thirty,
  projects: [
    {
      id: id("4", 0), name: "The rocket", what: "Small and loud.",
      wants: [{ id: id("5", 0), what: "radio" }, { id: id("5", 1), what: "guidance" }],
      covers: thirty.map((it) => ({ person: it.id, need: id("5", 0), depth: "does" })),
    },
  ],
});

async function opened(t, book, more) {
  const page = await open(t, site, more);
  await merge(page, book);
  // The merge is stored once it can be undone.
  await button(page, "Undo").first().waitFor();
  return page;
}

test("A rocket from the idea to the end, on a phone", async (t) => {
  const page = await opened(t, people, { viewport: phone });
  await go(page, "Teams");
  await button(page, "New project").click();
  const begin = page.getByRole("dialog", { name: "New project" });
  await begin.getByRole("textbox", { name: "Name" }).fill("The rocket");
  await begin.getByRole("textbox", { name: "What it needs" }).fill("guidance\nfuel");
  await begin.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { level: 1, name: "The rocket" }).waitFor();
  await page.getByText("Nobody does guidance and fuel yet.").waitFor();

  // Somebody whom one may ask, and somebody to greet first.
  const missing = region(page, "What is missing");
  await missing.getByText("Kenji is known for it, you have seen it, 2023.").waitFor();
  await button(missing, "Say hello first").waitFor();
  await button(missing, "Ask Kenji").click();
  const ask = page.getByRole("dialog", { name: /Kenji/ });
  assert.match(await ask.getByRole("textbox").first().inputValue(), /for The rocket .* guidance/);
  await ask.getByRole("button", { name: /I asked/ }).click();
  await ask.waitFor({ state: "detached" });
  // Whom you asked is not asked again.
  await missing.getByText(/You asked Kenji on /).waitFor();
  assert.equal(await button(missing, "Ask Kenji").count(), 0);

  // Kenji covers guidance; the need is renamed and keeps him.
  await button(page, "guidance: change it, or say who covers it").click();
  const need = page.getByRole("dialog", { name: "A need" });
  await need.getByRole("combobox", { name: "Somebody else" }).fill("Kenji");
  await need.getByRole("option", { name: /Kenji/ }).click();
  await need.getByRole("button", { name: "Add" }).click();
  await need.getByRole("combobox", { name: "Kenji" }).selectOption("known for it");
  await need.getByRole("textbox", { name: "What" }).fill("guidance and control");
  await need.getByRole("button", { name: "Save" }).click();
  const card = needs(page).filter({ hasText: "guidance and control" });
  await card.getByText("only Kenji").waitFor();
  await card.getByRole("link", { name: "Kenji known for it" }).waitFor();
  assert.equal(await page.getByRole("table").count(), 0, "cards in the place of the table");

  // Somebody who is not in the book yet.
  await button(page, "fuel: change it, or say who covers it").click();
  await need.getByRole("combobox", { name: "Somebody else" }).fill("Zoë Brand");
  await need.getByRole("option", { name: "Add Zoë Brand as a new person" }).click();
  await need.getByRole("button", { name: "Add" }).click();
  await need.getByRole("combobox", { name: "Zoë" }).selectOption("learning");
  await need.getByRole("button", { name: "Save" }).click();
  await needs(page).filter({ hasText: "fuel" }).getByRole("link", { name: "Zoë learning" }).waitFor();

  await button(page, "Show one way to do it with few people").click();
  await page.getByText("One way to do it: Kenji for guidance and control; Bo for fuel.").waitFor();

  // The end: who turned out to know what, and a word of thanks.
  await page.locator("main details.menu > summary").click();
  await button(page, "Close the project").click();
  const end = page.getByRole("dialog", { name: "Close the project" });
  await end.getByRole("textbox", { name: "What came of it" }).fill("It flew.");
  assert.equal(await end.getByRole("textbox", { name: "What Kenji turned out to know" }).inputValue(), "guidance and control");
  await end.getByRole("button", { name: "Close the project" }).click();
  const thanks = page.getByRole("dialog", { name: "A word of thanks" });
  assert.match(await thanks.getByRole("textbox").first().inputValue(), /Kenji.*guidance and control/);
  await page.keyboard.press("Escape");
  // The end comes first, takes the focus, and can still be taken back.
  await region(page, "Done").getByText("It flew.").waitFor();
  await page.locator("h2:focus", { hasText: "Done" }).waitFor();
  await button(page, "Undo").first().waitFor();
  await region(page, "Who did what").waitFor();
  assert.equal(await button(page, "Add a need").count(), 0);
  await button(page, "It goes on").click();
  await region(page, "What is missing").waitFor();
});

/** A table with thirty columns that scroll, while the needs stay in sight. */
async function manyColumns(page) {
  const table = page.getByRole("table", { name: "What it needs and who covers it" });
  await table.waitFor();
  const header = table.getByRole("rowheader", { name: /radio/ });
  const left = async () => (await header.boundingBox()).x;
  const before = await left();
  await table.getByRole("columnheader", { name: "Person29" }).scrollIntoViewIfNeeded();
  assert.ok(Math.abs((await left()) - before) < 2, "the first column is sticky");
}

test("Two devices change a project: one renames a need, the other covers it, and both see both", async (t) => {
  const [laptop, pocket] = [await opened(t, crew, { viewport: phone }), await open(t, site, { viewport: phone })];
  await merge(pocket, await backup(laptop));
  const edit = async (page, what) => {
    await go(page, "Teams");
    await page.getByRole("main").getByRole("link", { name: "The rocket" }).click();
    await button(page, `${what}: change it, or say who covers it`).click();
    return page.getByRole("dialog", { name: "A need" });
  };
  const renamed = await edit(laptop, "guidance");
  await renamed.getByRole("textbox", { name: "What" }).fill("guidance and control");
  await renamed.getByRole("button", { name: "Save" }).click();
  await renamed.waitFor({ state: "detached" });
  const covered = await edit(pocket, "guidance");
  await covered.getByRole("combobox", { name: "Kenji" }).selectOption("known for it");
  await covered.getByRole("button", { name: "Save" }).click();
  await covered.waitFor({ state: "detached" });
  await merge(laptop, await backup(pocket));
  await merge(pocket, await backup(laptop));
  for (const page of [laptop, pocket]) {
    await go(page, "Teams");
    const card = needs(page).filter({ hasText: "guidance and control" });
    await card.getByRole("link", { name: "Kenji known for it" }).waitFor();
    assert.equal(await needs(page).count(), 1);
  }
});

test("Two devices: one removes a need that the other covers, and I am asked", async (t) => {
  const [laptop, pocket] = [await opened(t, crew, { viewport: phone }), await open(t, site, { viewport: phone })];
  await merge(pocket, await backup(laptop));
  const edit = async (page) => {
    await go(page, "Teams");
    await page.getByRole("main").getByRole("link", { name: "The rocket" }).click();
    await button(page, "guidance: change it, or say who covers it").click();
    return page.getByRole("dialog", { name: "A need" });
  };
  const covered = await edit(laptop);
  await covered.getByRole("combobox", { name: "Kenji" }).selectOption("known for it");
  await covered.getByRole("button", { name: "Save" }).click();
  await covered.waitFor({ state: "detached" });
  const removed = await edit(pocket);
  await removed.getByRole("button", { name: "Remove this need" }).click();
  await removed.waitFor({ state: "detached" });
  await choose(laptop, await backup(pocket));
  const dialog = laptop.getByRole("dialog", { name: "Bring this in" });
  const asked = dialog.getByRole("group", { name: /^The rocket, / });
  await asked.getByText("guidance, covered by Kenji").waitFor();
  await asked.getByText("removed").waitFor();
  await asked.getByRole("radio", { name: "here" }).check();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await merge(pocket, await backup(laptop));
  for (const page of [laptop, pocket]) {
    await go(page, "Teams");
    await needs(page).filter({ hasText: "guidance" }).getByRole("link", { name: "Kenji known for it" }).waitFor();
  }
});

test("Somebody who is held back is suggested last, with the reason", async (t) => {
  const page = await opened(t, strained, { viewport: phone });
  await go(page, "Teams");
  await region(page, "What is missing").getByText("The last talk was strained").waitFor();
});

test("The search finds a project and an aim themselves", async (t) => {
  const page = await opened(t, crew);
  await go(page, "People");
  const search = page.getByRole("searchbox", { name: "Search people" });
  const found = region(page, "Projects, groups, trips, aims and returns");
  for (const [query, name] of [["rocket", "The rocket"], ["loud", "The rocket"], ["guidance", "The rocket"], ["grow", "Lead a team"]]) {
    await search.fill(query);
    await found.getByRole("link", { name }).waitFor();
  }
  await clean(page, "the search");
  await found.getByRole("link", { name: "Lead a team" }).click();
  await page.getByRole("heading", { level: 1, name: "Lead a team" }).waitFor();
});

test("A project without needs says what to do first, and people with one given name are told apart", async (t) => {
  const anas = ["Silva", "Kerr"].map((family, at) => ({ id: id("1", at), given: "Ana", family }));
  const covers = anas.map((it) => ({ person: it.id, need: id("5", 0), depth: "does" }));
  const projects = [
    { id: id("4", 0), name: "The attic", stage: "running" },
    { id: id("4", 1), name: "The rocket", stage: "running", wants: [{ id: id("5", 0), what: "radio" }], covers },
  ];
  const page = await opened(t, JSON.stringify({ format: "kith-backup", version: 1, people: anas, projects }), { viewport: phone });
  await start(page, site.url(`teams/${id("4", 0)}`));
  await region(page, "Who knows what").getByText("Add the first thing that it needs.").waitFor();
  await clean(page, "a project without needs");
  await start(page, site.url(`teams/${id("4", 1)}`));
  for (const name of ["Ana S. does it", "Ana K. does it"]) await needs(page).getByRole("link", { name }).waitFor();
  await button(page, "radio: change it, or say who covers it").click();
  await page.getByRole("dialog", { name: "A need" }).getByRole("combobox", { name: "Ana K." }).waitFor();
});

for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
  test(`A project with thirty people fits on a ${name} and is accessible`, async (t) => {
    const page = await opened(t, crowd, { viewport });
    for (const path of [`teams/${id("4", 0)}`, "teams"]) {
      await start(page, site.url(path));
      if (name === "phone") await needs(page).filter({ hasText: "radio" }).getByRole("link", { name: /Person29/ }).waitFor();
      else await manyColumns(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      assert.deepEqual(violations.map((it) => it.id), [], path);
      const small = await page.locator("main").locator("button, a, summary").evaluateAll((all) =>
        all.map((it) => [it.textContent, it.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 44));
      assert.deepEqual(small, [], "44 pixels");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
    }
  });
}
