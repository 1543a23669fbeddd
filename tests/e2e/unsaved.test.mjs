// Unsaved work is restored, and messages about it appear near the user's focus.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, ready, serve, start } from "./helpers.mjs";

const site = await serve();

async function filled(t, more = {}) {
  const page = await open(t, site, { viewport: phone, ...more });
  await page.getByRole("button", { name: "Look around" }).click();
  await page.getByRole("region", { name: "This week" }).getByRole("article").first().waitFor();
  return page;
}

test("Words I wrote to somebody stay while I look elsewhere, and go once they are sent", async (t) => {
  const page = await filled(t);
  const card = page.getByRole("region", { name: "This week" }).getByRole("article").first();
  const words = card.getByRole("textbox");
  await words.fill("My own words to you.");
  // Kith suggests other drafts; the user's own draft stays among them.
  await card.getByRole("button", { name: "Another way to say it" }).click();
  assert.notEqual(await words.inputValue(), "My own words to you.");
  await go(page, "People");
  await go(page, "Today");
  assert.equal(await words.inputValue(), "My own words to you.");
  await page.getByRole("switch", { name: "Low battery" }).click();
  await page.getByText("A few words will do today.").waitFor();
  assert.equal(await words.inputValue(), "My own words to you.");
  await card.getByRole("button", { name: "I wrote" }).click();
  await card.getByText("this week.").waitFor();
  // An undone action can be redone from the same place.
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await words.waitFor();
  assert.notEqual(await words.inputValue(), "My own words to you.");
  await page.getByRole("button", { name: "Redo" }).click();
  await card.getByText("this week.").waitFor();
});

test("Going back from somebody finds the list as I left it", async (t) => {
  const page = await filled(t);
  await go(page, "People");
  const search = page.getByRole("searchbox", { name: "Search people" });
  await search.fill("kenji");
  await page.getByRole("combobox", { name: "Order" }).selectOption("By name");
  await page.getByRole("main").getByRole("link", { name: "Kenji Watanabe" }).click();
  await page.getByRole("heading", { level: 1, name: "Kenji Watanabe" }).waitFor();
  await page.goBack();
  await page.getByRole("main").getByRole("link", { name: "Kenji Watanabe" }).waitFor();
  assert.equal(await search.inputValue(), "kenji");
  assert.equal(await page.getByRole("combobox", { name: "Order" }).inputValue(), "name");
  // Opening the page from the navigation starts with empty filters.
  await go(page, "Today");
  await go(page, "People");
  assert.equal(await search.inputValue(), "");
  await search.fill("kenji");
  await page.waitForURL(/search=kenji/);
  await page.reload();
  await page.getByRole("main").getByRole("link", { name: "Kenji Watanabe" }).waitFor();
  assert.equal(await search.inputValue(), "kenji", "a reload keeps the words");
});

test("A form that I closed by a slip is there again, and Cancel lets it go", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  const edit = page.getByRole("button", { name: "Edit", exact: true });
  const role = page.getByRole("dialog").getByRole("textbox", { name: "Role" });
  await edit.click();
  await role.fill("Accountant");
  await page.keyboard.press("Escape");
  await page.getByText("Not saved.").waitFor();
  await edit.click();
  await page.getByText("Your unsaved changes are here.").waitFor();
  assert.equal(await role.inputValue(), "Accountant");
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
  await edit.click();
  assert.equal(await role.inputValue(), "");
});

test("A promise made in an exchange is saved with it, in one step", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Luis Ortega");
  await log(page, "yesterday coffee with Luis, I promised to send the slides");
  await go(page, "Today");
  const promises = page.getByRole("region", { name: "Promises" });
  await promises.getByText("send the slides").waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await promises.getByText("No open promises.").waitFor();
  await openPerson(page, "Luis Ortega");
  await page.getByText("No exchanges yet.").first().waitFor();
});

test("A message about an action in a dialog is shown in the dialog", async (t) => {
  const page = await filled(t);
  await openPerson(page, "Kenji Watanabe");
  await page.getByRole("button", { name: "Help given or received" }).click();
  const sheet = page.getByRole("dialog", { name: "Help between you and Kenji" });
  await sheet.getByRole("button", { name: "Save" }).click();
  await sheet.getByRole("alert").getByText("Say what it was.").waitFor();
  await page.keyboard.press("Escape");
  await go(page, "People");
  await page.getByRole("button", { name: "Someone new" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").getByRole("alert").first().waitFor();
});

test("Following a link out of a dialog closes the dialog", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await addPerson(page, site, "Luis Ortega");
  await openPerson(page, "Ana Silva");
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByText("How you met").click();
  await page.getByRole("button", { name: "Add a related person" }).click();
  await page.getByRole("combobox", { name: "Related person", exact: true }).fill("lu");
  await page.getByRole("option", { name: "Luis Ortega" }).click();
  await page.getByRole("combobox", { name: "Kind of Related person" }).selectOption("friend");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Before you meet" }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Luis Ortega" }).click();
  await page.getByRole("heading", { level: 1, name: "Luis Ortega" }).waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
});

test("In an exchange I add somebody by the whole name, and hear of a name, minutes or a day that cannot be read", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const name of ["Ana", "Ana Silva", "Luis Ortega"]) await addPerson(page, site, name);
  await log(page, "coffee with Luis");
  await openPerson(page, "Luis Ortega");
  await page.getByRole("button", { name: /^Edit this exchange/ }).click();
  const dialog = page.getByRole("dialog", { name: "Edit this exchange" });
  const add = dialog.getByRole("combobox", { name: "Add somebody" });
  await add.pressSequentially("Ana Silva");
  await add.press("Tab");
  const company = dialog.getByRole("group", { name: "With" });
  await company.getByRole("button", { name: /^Ana/ }).waitFor();
  assert.equal(await company.getByRole("button").count(), 2, "Ana Silva and Luis, and not Ana");
  // The field is emptied once the person is among the others.
  await page.waitForFunction((it) => it.value === "", await add.elementHandle());
  await add.fill("Nobody at all");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").getByText("Nobody in your book has this name.").waitFor();
  await add.fill("");
  const minutes = dialog.getByRole("spinbutton", { name: "Minutes" });
  await minutes.fill("-5");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").getByText("Write a whole number of minutes").waitFor();
  await minutes.fill("");
  await dialog.getByLabel("Day").fill("");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByRole("alert").getByText("On which day was it?").waitFor();
});

test("A number out of bounds is reported, and the field goes back", async (t) => {
  const page = await filled(t);
  await start(page, site.url("settings"));
  const field = page.getByRole("spinbutton", { name: "People in a session" });
  await field.fill("12");
  await field.press("Tab");
  await page.getByText("People in a session: choose a number from 1 to 9.").waitFor();
  assert.equal(await field.inputValue(), "3");
  await field.fill("2");
  await field.press("Tab");
  await page.getByText("Saved. Your settings are changed.").waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await field.inputValue(), "2");
});

test("A form I left by going back is there again, and undoes nothing that was done since", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  const edit = page.getByRole("button", { name: "Edit", exact: true });
  await edit.click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Role" }).fill("Accountant");
  await page.goBack();
  await page.getByText("Not saved.").waitFor();
  const more = page.getByLabel("More about this page");
  await more.click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByText("Ana Silva is archived.").waitFor();
  await edit.click();
  await page.getByText("Your unsaved changes are here.").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByText("Accountant").waitFor();
  await more.click();
  await page.getByRole("button", { name: "Take out of the archive" }).waitFor();
  // A click outside the menu closes it, and so does Escape.
  await page.getByRole("heading", { name: "Exchanges" }).click();
  await page.getByRole("button", { name: "Take out of the archive" }).waitFor({ state: "hidden" });
  await more.click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Take out of the archive" }).waitFor({ state: "hidden" });
});
