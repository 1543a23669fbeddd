// The form for a person on a phone: rows, dates as people write them, people by a part of the name, errors beside fields.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, ready, serve } from "./helpers.mjs";

const site = await serve();

const someoneNew = async (page) => {
  await go(page, "People");
  await page.getByRole("button", { name: "Someone new" }).click();
  return page.getByRole("dialog", { name: "Someone new" });
};
const edit = async (page) => {
  await page.getByRole("main").getByRole("button", { name: "Edit", exact: true }).click();
  return page.getByRole("dialog");
};
const box = (inside, name) => inside.getByRole("textbox", { name, exact: true });
const list = (inside, name) => inside.getByRole("combobox", { name, exact: true });
const press = (inside, name) => inside.getByRole("button", { name, exact: true }).click();
const isFocused = (field) => field.evaluate((it) => it === document.activeElement);

test("I add a person with numbers, an address, a birthday, how we met and a related person, and edit her", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const name of ["Ingrid Dahl", "Sam Ingram"]) await addPerson(page, site, name);
  const dialog = await someoneNew(page);
  await box(dialog, "Name").fill("Ana Silva");
  await dialog.getByText("Ways to reach them").click();
  await press(dialog, "Add a telephone number");
  assert.ok(await isFocused(box(dialog, "Telephone")), "the focus is in the new row");
  assert.equal(await box(dialog, "Telephone").getAttribute("type"), "tel");
  await page.keyboard.type("+351 912 000 000");
  await press(dialog, "Add a telephone number");
  await box(dialog, "Telephone 2").fill("+351 210 000 000");
  await list(dialog, "Kind of Telephone 2").selectOption("Work");
  await press(dialog, "Add an e-mail address");
  await box(dialog, "E-mail").fill("ana@example.org");
  assert.equal(await box(dialog, "E-mail").getAttribute("type"), "email");
  await list(dialog, "Kind of E-mail").selectOption({ label: "Other…" });
  await box(dialog, "Your word for the kind of E-mail").fill("club");
  await dialog.getByText("How you met").click();
  await box(dialog, "When").fill("May 2019");
  await list(dialog, "Through whom").fill("ing");
  const options = dialog.getByRole("listbox", { name: "Through whom" }).getByRole("option");
  assert.deepEqual((await options.allInnerTexts()).map((it) => it.trim().split("\n")[0]), ["Ingrid Dahl", "Sam Ingram", "Add ing as a new person"]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.equal(await list(dialog, "Through whom").inputValue(), "Ingrid Dahl");
  await press(dialog, "Add a related person");
  await list(dialog, "Related person").fill("ingr");
  await dialog.getByRole("option", { name: "Sam Ingram" }).click();
  await list(dialog, "Kind of Related person").selectOption("colleague");
  await dialog.getByText("Worth remembering").click();
  await press(dialog, "Add a date");
  await box(dialog, "Date").fill("19 November");
  await dialog.getByText("19 November, every year").waitFor();
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await openPerson(page, "Ana Silva");
  for (const words of ["+351 912 000 000", "+351 210 000 000", "ana@example.org", "May 2019"]) {
    await page.getByRole("main").getByText(words).first().waitFor();
  }
  await page.getByRole("main").getByText(/^19\s*Nov$/).waitFor();
  await page.getByRole("main").getByRole("link", { name: "Sam Ingram" }).first().waitFor();
  await page.getByRole("main").getByRole("link", { name: "Ingrid Dahl" }).first().waitFor();
  // Edited: one number goes, the other stays as it is.
  const again = await edit(page);
  await again.getByText("Ways to reach them").click();
  assert.equal(await box(again, "Telephone").inputValue(), "+351 912 000 000");
  assert.equal(await list(again, "Kind of E-mail").inputValue(), "club");
  await press(again, "Remove Telephone 2");
  await box(again, "Telephone 2").waitFor({ state: "detached" });
  await press(again, "Save");
  await again.waitFor({ state: "detached" });
  await page.getByRole("main").getByText("+351 210 000 000").waitFor({ state: "detached" });
  await page.getByRole("main").getByText("+351 912 000 000").waitFor();
});

test("I hear of every error at once, beside its field, and go to the first", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const dialog = await someoneNew(page);
  await dialog.getByText("How you met").click();
  await box(dialog, "When").fill("one day in spring");
  await list(dialog, "Through whom").fill("Nobody at all");
  await dialog.getByText("Worth remembering").click();
  await press(dialog, "Add a date");
  await box(dialog, "Date").fill("31 June");
  await press(dialog, "Save");
  const name = box(dialog, "Name");
  await dialog.getByText("Please write a name.").waitFor();
  assert.ok(await isFocused(name), "the focus is on the first");
  for (const field of [name, box(dialog, "When"), list(dialog, "Through whom"), box(dialog, "Date")]) {
    assert.equal(await field.getAttribute("aria-invalid"), "true");
    const about = (await field.getAttribute("aria-describedby")).split(" ");
    const said = await page.evaluate((ids) => ids.map((id) => document.getElementById(id)?.textContent ?? "").join(""), about);
    assert.notEqual(said.trim(), "");
  }
  await name.fill("Ana Silva");
  await dialog.getByText("Please write a name.").waitFor({ state: "detached" });
  await box(dialog, "When").fill("2019");
  await list(dialog, "Through whom").fill("Ingrid Dahl");
  await dialog.getByRole("option", { name: "Add Ingrid Dahl as a new person" }).click();
  await box(dialog, "Date").fill("30 June");
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await openPerson(page, "Ana Silva");
  await page.getByRole("main").getByRole("link", { name: "Ingrid Dahl" }).first().waitFor();
});

test("Rows that I began are there again after the back button and a reload", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  const dialog = await edit(page);
  await dialog.getByText("Ways to reach them").click();
  await press(dialog, "Add a telephone number");
  await box(dialog, "Telephone").fill("+351 912 000 000");
  await press(dialog, "Add a telephone number");
  await box(dialog, "Telephone 2").fill("+351 210 000 000");
  await list(dialog, "Kind of Telephone 2").selectOption("home");
  await page.goBack();
  await dialog.waitFor({ state: "detached" });
  await page.reload();
  await ready(page);
  await edit(page);
  await page.getByText("Your unsaved changes are here.").waitFor();
  await dialog.getByText("Ways to reach them").click();
  assert.equal(await box(dialog, "Telephone").inputValue(), "+351 912 000 000");
  assert.equal(await box(dialog, "Telephone 2").inputValue(), "+351 210 000 000");
  assert.equal(await list(dialog, "Kind of Telephone 2").inputValue(), "home");
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("main").getByText("+351 210 000 000").first().waitFor();
});

test("Two people of one name are told apart, and a day of an exchange is written in words", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Luis Ortega");
  for (const more of [{ Organisation: "Northwind" }, { Organisation: "Harbour" }]) await addPerson(page, site, "Ana Silva", more);
  await log(page, "coffee with Luis");
  await openPerson(page, "Luis Ortega");
  await page.getByRole("button", { name: /^Edit this exchange/ }).click();
  const dialog = page.getByRole("dialog", { name: "Edit this exchange" });
  await list(dialog, "Add somebody").fill("ana");
  await dialog.getByRole("option", { name: "Ana Silva (Harbour)" }).click();
  await dialog.getByRole("group", { name: "With" }).getByRole("button", { name: /^Ana/ }).waitFor();
  await box(dialog, "Day").fill("31 June");
  await press(dialog, "Save");
  await dialog.getByText("There is no such day.").waitFor();
  assert.ok(await isFocused(box(dialog, "Day")));
  await box(dialog, "Day").fill("3 Jan 2026");
  await dialog.getByText("Saturday, 3 January 2026").waitFor();
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Exchanges" }).getByText("3 January", { exact: false }).first().waitFor();
});
