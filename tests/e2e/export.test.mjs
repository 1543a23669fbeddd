// Files for other programs: every format leaves the page and begins as it should.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { addPerson, go, log, open, openPerson, phone, serve } from "./helpers.mjs";

const site = await serve();

/** The bytes of the file that a press downloads, and its name. */
async function downloaded(page, press) {
  const waiting = page.waitForEvent("download");
  await press();
  const download = await waiting;
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

/** Chooses in the dialog "Export" and downloads the file. */
async function exported(page, format, people) {
  await page.getByRole("button", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("combobox", { name: "Format" }).selectOption({ label: format });
  if (people) await dialog.getByRole("combobox", { name: "People" }).selectOption({ label: people });
  const file = await downloaded(page, () => dialog.getByRole("button", { name: "Download" }).click());
  await dialog.waitFor({ state: "detached" });
  return { ...file, text: file.bytes.toString("utf8") };
}

test("Each format leaves as a file", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva", { Role: "=1+1", Circle: "close" });
  await addPerson(page, site, "王子涵");
  await log(page, "coffee with Ana Silva today about the invoice");
  await page.goto(site.url("settings/data"));
  const check = ({ name, text }, expected, ...parts) => {
    assert.equal(name, expected);
    for (const part of parts) assert.ok(text.includes(part), `${part} in ${text.slice(0, 500)}`);
  };
  check(await exported(page, "vCard, for address books"), "kith-people.vcf", "BEGIN:VCARD\r\nVERSION:4.0\r\n", "王子涵", "FN:Ana Silva");
  const close = await exported(page, "vCard 3.0, for older programs", "Circle: Close (one person)");
  check(close, "kith-people.vcf", "VERSION:3.0\r\n", "FN:Ana Silva");
  assert.ok(!close.text.includes("王子涵"), "only the circle");
  const table = await exported(page, "Table (CSV), for spreadsheets");
  check(table, "kith-people.csv", "Name,Prefix,Given name,", ",'=1+1,", "王子涵");
  assert.deepEqual([...table.bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "a byte-order mark");
  const notebook = await exported(page, "Notebook (Markdown)");
  check(notebook, "kith-notebook.zip", "index.md", "people/Ana Silva.md", "people/王子涵.md");
  assert.deepEqual([...notebook.bytes.subarray(0, 4)], [0x50, 0x4b, 3, 4], "a zip");
  check(await exported(page, "Calendar (iCalendar)"), "kith.ics", "BEGIN:VCALENDAR\r\n");
});

test("The table is read back", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva", { Role: "-" });
  await page.goto(site.url("settings/data"));
  const table = await exported(page, "Table (CSV), for spreadsheets");
  const other = await open(t, site, { viewport: phone, path: "settings/data" });
  await other.getByLabel("Open a file").setInputFiles({ name: table.name, mimeType: "text/csv", buffer: table.bytes });
  await other.getByRole("dialog", { name: "Bring this in" }).getByRole("checkbox", { name: /^Ana Silva/ }).waitFor();
});

test("One person leaves as vCard", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await addPerson(page, site, "Luis Ortega");
  await openPerson(page, "Ana Silva");
  await page.getByText("More about this page").or(page.getByLabel("More about this page")).first().click();
  const card = await downloaded(page, () => page.getByRole("button", { name: "Save as vCard" }).click());
  assert.equal(card.name, "Ana Silva.vcf");
  const text = card.bytes.toString("utf8");
  assert.equal(text.match(/BEGIN:VCARD/g).length, 1);
  assert.ok(text.includes("FN:Ana Silva\r\n"));
  await go(page, "People");
});
