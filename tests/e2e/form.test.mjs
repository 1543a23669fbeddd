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

/** The words below a field. */
const saidOf = async (page, field) => {
  const about = ((await field.getAttribute("aria-describedby")) ?? "").split(" ");
  return page.evaluate((ids) => ids.map((id) => document.getElementById(id)?.textContent ?? "").join(""), about);
};
const isWrong = async (field) => (await field.getAttribute("aria-invalid")) === "true";

test("A promise says everything that is wrong at once, and its date is read as its hint says", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await go(page, "Today");
  await page.getByRole("button", { name: "A promise", exact: true }).first().click();
  const dialog = page.getByRole("dialog", { name: "A promise" });
  await list(dialog, "With whom").fill("Nobody at all");
  await box(dialog, "By when").fill("May 2027");
  await press(dialog, "Save");
  await dialog.getByText("Say what was promised.").waitFor();
  assert.ok(await isFocused(list(dialog, "With whom")), "the focus is on the first");
  for (const field of [list(dialog, "With whom"), box(dialog, "What was promised"), box(dialog, "By when")]) assert.ok(await isWrong(field));
  assert.match(await saidOf(page, box(dialog, "By when")), /A day such as 19 May 2026.*Write the day as well/);
  await list(dialog, "With whom").fill("ana");
  assert.ok(!(await isWrong(list(dialog, "With whom"))), "an error goes when its field is edited");
  await dialog.getByRole("option", { name: "Ana Silva" }).click();
  await box(dialog, "What was promised").fill(`${"long ".repeat(101)}`);
  await box(dialog, "By when").fill("37 May");
  await press(dialog, "Save");
  await dialog.getByText("There is no such day.").waitFor();
  assert.ok(await isFocused(box(dialog, "What was promised")));
  assert.match(await saidOf(page, box(dialog, "What was promised")), /longer than 500 characters/);
  await box(dialog, "What was promised").fill("Send the sheet");
  await box(dialog, "By when").fill("19 May 2030");
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Promises" }).getByText("Send the sheet").waitFor();
});

test("Every text that is too long is named beside its field", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const dialog = await someoneNew(page);
  const long = "long ".repeat(101);
  await box(dialog, "Organisation").fill(long);
  await box(dialog, "Role").fill(long);
  await press(dialog, "Save");
  await dialog.getByText("Something in “Role” is longer than 500 characters.").waitFor();
  for (const name of ["Organisation", "Role"]) assert.ok(await isWrong(box(dialog, name)), name);
  assert.ok(await isFocused(box(dialog, "Organisation")));
});

test("An introduction without a person goes to the field, and the dead are not offered", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  const dialog = await someoneNew(page);
  await box(dialog, "Name").fill("Anatol Frey");
  await dialog.getByText("More about the name").click();
  await box(dialog, "Died").fill("2019");
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await addPerson(page, site, "Luis Ortega");
  await openPerson(page, "Luis Ortega");
  await page.getByRole("main").getByRole("button", { name: "Introduce" }).click();
  const introduce = page.getByRole("dialog", { name: "Introduce Luis to somebody" });
  await press(introduce, "Begin");
  await introduce.getByText("Choose somebody else from your book.").waitFor();
  assert.ok(await isFocused(list(introduce, "To whom")));
  await list(introduce, "To whom").fill("ana");
  await introduce.getByRole("option", { name: "Ana Silva" }).waitFor();
  await introduce.getByRole("option", { name: "Anatol" }).waitFor({ state: "detached" });
});

test("A thing of the share list goes to whom I choose, when I add it and when I send it", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const name of ["Ana Silva", "Luis Ortega"]) await addPerson(page, site, name);
  await go(page, "Today");
  await page.getByRole("button", { name: "Add something" }).click();
  const dialog = page.getByRole("dialog", { name: "Worth passing on" });
  await list(dialog, "For whom").fill("Nobody at all");
  await press(dialog, "Save");
  await dialog.getByText("Say what it is, or give a link to it.").waitFor();
  assert.ok(await isFocused(box(dialog, "What it is")));
  assert.ok(await isWrong(list(dialog, "For whom")));
  await box(dialog, "What it is").fill("the map of the old town");
  await list(dialog, "For whom").fill("luis");
  await dialog.getByRole("option", { name: "Luis Ortega" }).click();
  await press(dialog, "Save");
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Send it to Luis" }).waitFor();
  await page.getByRole("button", { name: "Send it to somebody: the map of the old town" }).click();
  const sending = page.getByRole("dialog", { name: "Send it to somebody" });
  await list(sending, "To whom").fill("ana");
  await sending.getByRole("option", { name: "Ana Silva" }).click();
  assert.match(await box(sending, "Your words to Ana").inputValue(), /^Ana, I thought of you: the map of the old town/);
  await press(sending, "I wrote");
  await page.getByText("Passed on to Ana.").waitFor();
});

test("Nobody in a part of the list has words of its own", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await go(page, "People");
  await page.getByRole("checkbox", { name: "Archived" }).check();
  await page.getByText("Nobody is archived.").waitFor();
  await page.getByRole("button", { name: "Show everybody" }).click();
  await page.getByRole("main").getByRole("link", { name: "Ana Silva" }).waitFor();
  await page.getByRole("radio", { name: /^Inner/ }).check();
  await page.getByText("Nobody is in this circle yet.").waitFor();
});
