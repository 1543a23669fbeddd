import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, backup, choose, device, go, log, merge, open, openPerson, ready, serve, start } from "./helpers.mjs";

const site = await serve();

async function edit(page, name, label, value) {
  await openPerson(page, name);
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  const dialog = page.getByRole("dialog", { name: `Edit ${name}` });
  await dialog.getByRole("textbox", { name: label, exact: true }).fill(value);
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("Two devices change the same person, and neither loses its edit", async (t) => {
  const laptop = await open(t, site);
  const pocket = await open(t, site);
  await addPerson(laptop, site, "Ana Silva");
  await merge(pocket, await backup(laptop));
  await edit(laptop, "Ana Silva", "Role", "Accountant");
  await edit(pocket, "Ana Silva", "Organisation", "Northwind");
  await log(pocket, "coffee with Ana Silva");
  await merge(laptop, await backup(pocket));
  await openPerson(laptop, "Ana Silva");
  await laptop.getByText("Accountant, Northwind").waitFor();
  await laptop.getByRole("region", { name: "Exchanges" }).getByText("coffee with Ana Silva").waitFor();
  await merge(pocket, await backup(laptop));
  const without = (text) => text.replace(/"(exported_at|device)": "[^"]*",\n/g, "");
  assert.equal(without(await backup(laptop)), without(await backup(pocket)));
});

test("Where both changed the same thing I see both, and one tap takes the other", async (t) => {
  const laptop = await open(t, site);
  const pocket = await open(t, site);
  await addPerson(laptop, site, "Ana Silva");
  await merge(pocket, await backup(laptop));
  await edit(laptop, "Ana Silva", "Role", "Partner");
  await edit(pocket, "Ana Silva", "Role", "Director");
  await choose(laptop, await backup(pocket));
  const dialog = laptop.getByRole("dialog", { name: "Bring this in" });
  const asked = dialog.getByRole("group", { name: "Ana Silva, role" });
  await asked.getByText("Director").waitFor();
  await asked.getByRole("radio", { name: "here" }).check();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await openPerson(laptop, "Ana Silva");
  await laptop.getByText("Partner").first().waitFor();
});

test("Two tabs edit the same person, and both edits stay", async (t) => {
  const { context } = await device(t, site);
  const [one, two] = [await context.newPage(), await context.newPage()];
  await start(one, site.url("people"));
  await addPerson(one, site, "Ana Silva");
  await openPerson(one, "Ana Silva");
  await start(two, one.url());
  await one.getByRole("button", { name: "Edit", exact: true }).first().click();
  const dialog = one.getByRole("dialog", { name: "Edit Ana Silva" });
  await dialog.getByRole("textbox", { name: "Role", exact: true }).fill("Accountant");
  await edit(two, "Ana Silva", "Organisation", "Northwind");
  await dialog.getByRole("button", { name: "Save" }).click();
  await one.getByText("Accountant, Northwind").waitFor();
  await two.getByText("Accountant, Northwind").waitFor();
});

test("I take a merge back", async (t) => {
  const laptop = await open(t, site);
  const pocket = await open(t, site);
  await addPerson(laptop, site, "Ana Silva");
  await addPerson(pocket, site, "Luis Ortega");
  await merge(pocket, await backup(laptop));
  await pocket.getByRole("button", { name: "Undo" }).first().click();
  await pocket.getByText("The import is undone.").waitFor();
  await go(pocket, "People");
  await pocket.getByRole("link", { name: "Luis Ortega" }).waitFor();
  assert.equal(await pocket.getByRole("link", { name: "Ana Silva" }).count(), 0);
  await pocket.reload();
  await ready(pocket);
  await pocket.getByRole("link", { name: "Luis Ortega" }).waitFor();
  assert.equal(await pocket.getByRole("link", { name: "Ana Silva" }).count(), 0);
});

test("A file of names written by hand opens", async (t) => {
  const page = await open(t, site);
  await merge(page, '{"format": "kith-backup", "version": 1, "people": [{"given": "Ana"}, {"given": "Luis"}]}');
  await go(page, "People");
  await page.getByRole("link", { name: "Luis" }).waitFor();
});

test("A file that is cut, altered, newer or not ours is refused with the reason, and nothing is written", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  const good = await backup(page);
  const stored = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => !key.endsWith("backup")).sort()));
  const before = await stored();
  const cases = [
    ["", "empty"],
    [good.slice(0, good.length / 2), "cut or altered"],
    [good.replace("Silva", "Sylva"), "altered"],
    [good.replace('"version": 1', '"version": 9'), "newer version of Kith"],
    ["%PDF-1.7\n", "This is a PDF document"],
    ['{"format": "other"}', "not a Kith backup"],
  ];
  for (const [text, reason] of cases) {
    await choose(page, text);
    await page.getByRole("alert").filter({ hasText: reason }).waitFor();
    assert.equal(await page.getByRole("dialog").count(), 0);
  }
  assert.equal(await stored(), before);
});

test("Everybody leaves as vCard", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Zoë O’Brien, Dr; Jr");
  await go(page, "Settings");
  await page.getByRole("link", { name: "Your data" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything as vCard" }).click();
  assert.equal((await waiting).suggestedFilename(), "kith-people.vcf");
});
