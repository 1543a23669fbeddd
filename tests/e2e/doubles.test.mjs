// Two entries of one person: the question, the join, its undo, and the answer that they are two.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, backup, desk, go, merge, open, openPerson, phone, serve } from "./helpers.mjs";

const site = await serve();
const id = (number) => `0190c0de-0000-7000-8000-0000000000${number}`;
const button = (page, name) => page.getByRole("button", { name, exact: true });
const one = /One pair of entries may be one person/i;
const region = (page) => page.getByRole("region", { name: "The same person?" });

/** A book with two entries of Ana, who share an address, and one exchange with each. */
const book = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [
    { id: id("01"), given: "Ana", family: "Silva", role: "Cook", emails: [{ value: "ana@x.example" }], notes: "Likes tea." },
    { id: id("02"), given: "Ana Maria", family: "Silva", role: "Chef", emails: [{ value: "ana@x.example" }], place: "Lisbon", notes: "Has a boat." },
    { id: id("03"), given: "Rui", family: "Costa" },
  ],
  exchanges: [
    { id: id("11"), when: "2026-11-02", people: [id("01")], how: "call", notes: "the tide tables" },
    { id: id("12"), when: "2026-11-03", people: [id("02")], how: "coffee", notes: "the new oven" },
  ],
});

async function opened(t, more = {}) {
  const page = await open(t, site, more);
  await merge(page, book);
  await page.getByText(one).waitFor();
  return page;
}

async function look(page) {
  await go(page, "People");
  await page.getByRole("link", { name: "Look for doubles" }).click();
  await region(page).waitFor();
}

for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
  test(`The region for doubles is accessible on a ${name}`, async (t) => {
    const page = await opened(t, { viewport });
    // The line after the import leads there too.
    await page.getByRole("link", { name: "Look for doubles" }).click();
    await region(page).getByText("Both entries have the address ana@x.example.").waitFor();
    await region(page).getByText("One name is a longer form of the other.").waitFor();
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((it) => it.id), []);
    const small = await region(page).locator("button, a, label").evaluateAll((all) =>
      all.map((it) => [it.textContent, it.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 44));
    assert.deepEqual(small, [], "44 pixels");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
  });
}

test("Two entries become one, field by field, and one step undoes it", async (t) => {
  const page = await opened(t, { viewport: phone });
  const before = JSON.parse(await backup(page));
  await look(page);
  const role = region(page).getByRole("group", { name: "Role" });
  assert.equal(await role.getByRole("radio", { name: /^Ana Silva/ }).isChecked(), true);
  await role.getByRole("radio", { name: /^Ana Maria Silva/ }).check();
  await button(region(page), "Join").click();
  await region(page).getByText("No two entries look like one person.").waitFor();
  await openPerson(page, "Ana Silva");
  await page.getByText("Chef").first().waitFor();
  await page.getByText("Lisbon").first().waitFor();
  for (const words of ["the tide tables", "the new oven", "Likes tea.", "Has a boat."]) await page.getByText(words).first().waitFor();
  // The way to the entry that went leads to the one that stayed.
  await page.goto(site.url(`people/${id("02")}`));
  await page.getByRole("heading", { level: 1, name: "Ana Silva" }).waitFor();
  assert.equal(JSON.parse(await backup(page)).people.length, before.people.length - 1);
});

test("Undo after a join brings both back as they were", async (t) => {
  const page = await opened(t);
  const before = JSON.parse(await backup(page));
  await look(page);
  await button(region(page), "Join").click();
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await region(page).getByText(one).waitFor();
  const after = JSON.parse(await backup(page));
  const bare = (entries) => entries.map(({ stamp, stamps, ...it }) => it);
  for (const list of ["people", "exchanges"]) assert.deepEqual(bare(after[list]), bare(before[list]));
});

test("“Not the same” is remembered, on another device too", async (t) => {
  const page = await opened(t);
  const other = await opened(t);
  await look(page);
  await button(region(page), "Not the same").click();
  await region(page).getByText("No two entries look like one person.").waitFor();
  await merge(other, await backup(page));
  await look(other);
  await region(other).getByText("No two entries look like one person.").waitFor();
});

test("Somebody is joined with another from the menu, with the keyboard", async (t) => {
  const page = await opened(t, { viewport: phone });
  await addPerson(page, site, "Ruizinho");
  await openPerson(page, "Ruizinho");
  await page.locator("main details.menu > summary").press("Enter");
  await button(page, "Join with").press("Enter");
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Who is it?" }).fill("rui c");
  await dialog.getByRole("button", { name: "Rui Costa" }).press("Enter");
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map((it) => it.id), []);
  await button(dialog, "Join").press("Enter");
  await page.getByRole("heading", { level: 1, name: "Rui Costa" }).waitFor();
});

test("An older file that still has something about the joined entry asks again", async (t) => {
  const page = await opened(t);
  await look(page);
  await button(region(page), "Join").click();
  await region(page).getByText("No two entries look like one person.").waitFor();
  const late = { id: id("13"), when: "2026-11-04", people: [id("02")], how: "call", notes: "the lost letter" };
  await merge(page, JSON.stringify({ format: "kith-backup", version: 1, people: [], exchanges: [late] }));
  await page.getByText(one).waitFor();
  await page.getByRole("link", { name: "Look for doubles" }).click();
  await region(page).getByText("You joined these two before.", { exact: false }).waitFor();
  await button(region(page), "Join").click();
  await openPerson(page, "Ana Silva");
  await page.getByText("the lost letter").waitFor();
});
