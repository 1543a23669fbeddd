// Begun words are never lost, the back button closes the topmost sheet first, and there is a way back from any act.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, ready, serve } from "./helpers.mjs";

const site = await serve();

const logSheet = (page) => page.getByRole("dialog", { name: "Log an exchange" });
const sentence = (page) => logSheet(page).getByRole("textbox", { name: "What happened?" });
const openLog = (page) => page.getByRole("button", { name: "Log an exchange" }).click();

/** The ways to close a sheet without saving. */
const ways = {
  "the back button": (page) => page.goBack(),
  Escape: (page) => page.keyboard.press("Escape"),
  "the cross": (page) => page.getByRole("dialog").getByRole("button", { name: /^Close without/ }).click(),
};

for (const [way, close] of Object.entries(ways)) {
  test(`A sentence of the log is there again after ${way}`, async (t) => {
    const page = await open(t, site, { viewport: phone });
    await go(page, "People");
    await openLog(page);
    await sentence(page).fill("lunch with Bea, she is moving to Oslo in spring");
    await close(page);
    await logSheet(page).waitFor({ state: "detached" });
    await page.getByText("Not saved.").waitFor();
    // The page under the sheet stays.
    await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
    await openLog(page);
    await page.getByText("Your unsaved changes are here.").waitFor();
    assert.equal(await sentence(page).inputValue(), "lunch with Bea, she is moving to Oslo in spring");
    await logSheet(page).getByRole("button", { name: "Save" }).click();
    await logSheet(page).waitFor({ state: "detached" });
    await openLog(page);
    await sentence(page).waitFor();
    assert.equal(await sentence(page).inputValue(), "", "a saved sentence does not come back");
  });
}

test("A sentence that I put away stays away over a reload, until I open the log", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await openLog(page);
  await sentence(page).fill("lunch with Bea");
  await page.keyboard.press("Escape");
  await logSheet(page).waitFor({ state: "detached" });
  await page.reload();
  await ready(page);
  assert.equal(await logSheet(page).count(), 0);
  await openLog(page);
  await page.getByText("Your unsaved changes are here.").waitFor();
  assert.equal(await sentence(page).inputValue(), "lunch with Bea");
  // From now on it is open, and a reload opens it again.
  await page.reload();
  await sentence(page).waitFor();
  assert.equal(await sentence(page).inputValue(), "lunch with Bea");
  await page.keyboard.press("Escape");
  await openLog(page);
  await logSheet(page).getByRole("button", { name: "Discard them" }).click();
  await page.getByText("Your unsaved changes are here.").waitFor({ state: "detached" });
  assert.equal(await sentence(page).inputValue(), "");
});

const forms = [
  { open: "Edit", field: "Role" },
  { open: "Ask for something", field: "Your ask" },
  { open: "Help given or received", field: "What" },
];
for (const form of forms) {
  test(`Words begun in “${form.open}” are there again, also after a reload`, async (t) => {
    const page = await open(t, site, { viewport: phone });
    await addPerson(page, site, "Ana Silva");
    await openPerson(page, "Ana Silva");
    const show = () => page.getByRole("main").getByRole("button", { name: form.open, exact: true }).click();
    const field = page.getByRole("dialog").getByRole("textbox", { name: form.field, exact: true });
    await show();
    await field.fill("words that I began");
    await page.goBack();
    await field.waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: "Ana Silva" }).waitFor();
    await show();
    await page.getByText("Your unsaved changes are here.").waitFor();
    assert.equal(await field.inputValue(), "words that I began");
    await page.reload();
    await ready(page);
    await show();
    await page.getByText("Your unsaved changes are here.").waitFor();
    assert.equal(await field.inputValue(), "words that I began");
  });
}

test("Words for one person do not appear in the form of another", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const name of ["Ana Silva", "Luis Ortega"]) await addPerson(page, site, name);
  const ask = page.getByRole("dialog").getByRole("textbox", { name: "Your ask" });
  await openPerson(page, "Ana Silva");
  await page.getByRole("button", { name: "Ask for something" }).click();
  await ask.fill("the ladder");
  await page.goBack();
  await ask.waitFor({ state: "detached" });
  await openPerson(page, "Luis Ortega");
  await page.getByRole("button", { name: "Ask for something" }).click();
  await ask.waitFor();
  assert.equal(await ask.inputValue(), "");
});

test("Back closes one sheet after the other, and then leaves the page", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  await page.getByRole("button", { name: "Before you meet" }).click();
  await page.getByRole("dialog").waitFor();
  await page.goBack();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("heading", { level: 1, name: "Ana Silva" }).waitFor();
  // A sheet that was closed by its cross leaves no step behind that does nothing.
  await page.getByRole("button", { name: "Before you meet" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  // The places behind "More" are a sheet, too.
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog", { name: "More pages" }).waitFor();
  await page.goBack();
  await page.getByRole("dialog", { name: "More pages" }).waitFor({ state: "hidden" });
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
  // A link out of a sheet leads on, and back returns to the page under the sheet.
  await go(page, "Settings");
  await page.getByRole("heading", { level: 1, name: "Settings" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "People" }).waitFor();
});

test("An edit is taken back on a phone after its message has gone", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.clock.install();
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  const note = async (words) => {
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Worth remembering").click();
    await dialog.getByRole("textbox", { name: "Notes" }).fill(words);
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
  };
  await note("Likes tea.");
  await note("");
  await page.clock.fastForward(10_000);
  await page.getByRole("button", { name: "Undo", exact: true }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog", { name: "More pages" }).getByRole("button", { name: "Recent changes" }).click();
  const changes = page.getByRole("dialog", { name: "Recent changes" });
  await changes.getByText("Ana Silva: you took out “Likes tea.” under “Notes”.").waitFor();
  assert.equal(await changes.getByRole("listitem").filter({ has: page.getByRole("button") }).count(), 3);
  await changes.getByRole("button", { name: /^Undo:/ }).click();
  await changes.getByRole("button", { name: "Close" }).click();
  await page.getByRole("main").getByText("Likes tea.").waitFor();
  // The menu has the way back from the latest change.
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog", { name: "More pages" }).getByRole("button", { name: /^Undo/ }).click();
  await page.getByRole("main").getByText("Likes tea.").waitFor({ state: "detached" });
});

test("Enter of an input method saves nothing", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await openLog(page);
  await sentence(page).fill("called Mia");
  // What browsers send for the Enter that confirms: during the composition, after it with the code of a key that was
  // taken, and in the task in which it ended.
  const presses = [
    [{ isComposing: true }],
    [{ keyCode: 229, which: 229 }],
    ["compositionend", { keyCode: 13, which: 13 }],
  ];
  for (const events of presses) {
    await sentence(page).evaluate((box, events) => {
      for (const event of events) {
        const options = { bubbles: true, cancelable: true };
        if (typeof event === "string") box.dispatchEvent(new CompositionEvent(event, options));
        else box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", ...options, ...event }));
      }
    }, events);
    assert.equal(await sentence(page).inputValue(), "called Mia");
    assert.ok(await logSheet(page).isVisible());
  }
  await sentence(page).press("Enter");
  await logSheet(page).waitFor({ state: "detached" });
  await page.getByText("Saved. Call with Mia.").waitFor();
});

test("Undo and Redo in the message of a saved sentence still work", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await log(page, "called Mia");
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByRole("button", { name: "Redo" }).waitFor();
});
