// Files of other programs, from the file to the book and back out of it.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import { addPerson, choose, clean, open, openPerson, phone, ready, serve, start, today, yourData } from "./helpers.mjs";

const site = await serve();
const card = (lines) => ["BEGIN:VCARD", "VERSION:3.0", ...lines, "END:VCARD", ""].join("\r\n");
const ANA = card(["UID:1", "FN:Ana Silva", "N:Silva;Ana;;;", "ORG:Northwind", "EMAIL:ana@northwind.example", "CATEGORIES:Work"]);
const TOMASZ = card(["UID:2", "FN:Tomasz Nowak", "N:Nowak;Tomasz;;;", "TEL;TYPE=CELL:+48 600 100 200"]);

/** The longest task of the page while a file is read, in milliseconds, on a quiet machine. */
const LONGEST_TASK = 50;

const dialogOf = (page) => page.getByRole("dialog", { name: "Bring this in" });

/** Chooses a file and returns the import dialog. */
async function preview(page, text, name) {
  await choose(page, text, name);
  await dialogOf(page).waitFor({ timeout: 30_000 });
  return dialogOf(page);
}

/** Imports a file as the dialog proposes it, after `then`. */
async function importFile(page, text, name, then = async () => undefined) {
  const dialog = await preview(page, text, name);
  await then(dialog);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("You can undo it now, and later under Imports").waitFor();
}

/** A zip archive without compression. */
function zip(files) {
  const number = (bytes, value) => { const it = Buffer.alloc(bytes); it.writeUIntLE(value >>> 0, 0, bytes); return it; };
  const [bodies, entries] = [[], []];
  let at = 0;
  for (const [name, text] of files) {
    const [path, data] = [Buffer.from(name), Buffer.from(text)];
    const sizes = [number(4, crc32(data)), number(4, data.length), number(4, data.length), number(2, path.length)];
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), number(2, 20), Buffer.alloc(8), ...sizes, Buffer.alloc(2), path, data]);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02"), number(2, 20), number(2, 20), Buffer.alloc(8), ...sizes, Buffer.alloc(12), number(4, at), path]));
    bodies.push(local);
    at += local.length;
  }
  const central = Buffer.concat(entries);
  const counts = [number(2, files.length), number(2, files.length), number(4, central.length), number(4, at)];
  return Buffer.concat([...bodies, central, Buffer.from("PK\x05\x06"), Buffer.alloc(4), ...counts, Buffer.alloc(2)]);
}

test("An address book shows everybody before anything is written, and goes as a whole the next day", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const dialog = await preview(page, ANA + TOMASZ + card(["NOTE:nobody"]), "contacts.vcf");
  await dialog.getByRole("heading", { name: "Two new people" }).waitFor();
  await dialog.getByRole("checkbox", { name: /^Ana Silva/ }).and(page.locator(":checked")).waitFor();
  await dialog.getByText("One entry is left out").click();
  await dialog.getByText("Row 3: no name, address or number").waitFor();
  await clean(page, "the import of an address book");
  await dialog.getByRole("button", { name: "With an e-mail address" }).click();
  await dialog.getByText("Merge brings in one new person.").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await openPerson(page, "Ana Silva");
  await page.getByText("Northwind").first().waitFor();
  await start(page, site.url("settings/imports"));
  await page.getByText("One new person").waitFor();
  await page.getByRole("button", { name: "Undo contacts.vcf" }).click();
  await page.getByText("The import is undone.").waitFor();
  await page.getByText("Files that you bring in are listed here").waitFor();
  await start(page, site.url("people"));
  await page.getByRole("link", { name: "Ana Silva" }).waitFor({ state: "detached" });
});

test("Enter on a tick does not merge, and after the undo the keyboard goes on from the page", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const dialog = await preview(page, ANA + TOMASZ, "contacts.vcf");
  await dialog.getByRole("checkbox", { name: /^Ana Silva/ }).press("Enter");
  await dialog.getByRole("button", { name: "Merge", exact: true }).press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await start(page, site.url("settings/imports"));
  await page.getByRole("button", { name: "Undo contacts.vcf" }).press("Enter");
  await page.getByText("Files that you bring in are listed here").waitFor();
  await page.getByRole("main").and(page.locator(":focus")).waitFor();
});

test("A file without anybody says so", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const dialog = await preview(page, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n", "empty.ics");
  await dialog.getByText("There is nothing to bring in.").waitFor();
});

test("The same file twice adds nothing, and what changed at its source is offered", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await importFile(page, ANA + TOMASZ, "contacts.vcf");
  const again = await preview(page, ANA + TOMASZ, "contacts.vcf");
  await again.getByText("Two people are already here").waitFor();
  await again.getByText("Everything in this file that Kith reads is here already.").waitFor();
  await again.getByRole("button", { name: "Cancel" }).click();
  await importFile(page, ANA.replace("ORG:Northwind", "ORG:Southwind"), "contacts.vcf", async (dialog) => {
    const asked = dialog.getByRole("group", { name: "Organisation" });
    await asked.getByRole("radio", { name: "Take Southwind" }).and(page.locator(":checked")).waitFor();
  });
  await openPerson(page, "Ana Silva");
  await page.getByText("Southwind").first().waitFor();
  // What I keep is mine, and is not asked again.
  const other = ANA.replace("ORG:Northwind", "ORG:Westwind");
  const kept = await preview(page, other, "contacts.vcf");
  await kept.getByRole("radio", { name: "Keep Southwind" }).check();
  await kept.getByText("One person you know stays as they are, and you are not asked again.").waitFor();
  await kept.getByRole("button", { name: "Merge", exact: true }).click();
  await kept.waitFor({ state: "detached" });
  const settled = await preview(page, other, "contacts.vcf");
  await settled.getByText("Everything in this file that Kith reads is here already.").waitFor();
});

test("Somebody I know is matched by the address, and a namesake is a question", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Tomasz Nowak");
  await importFile(page, ANA, "one.vcf");
  await importFile(page, card(["UID:9", "FN:A. Silva", "EMAIL:Ana@northwind.example", "TITLE:Cook"]) + TOMASZ, "two.vcf", async (dialog) => {
    await dialog.getByText("Ana Silva in Kith: the same address").waitFor();
    await dialog.getByText("Role: Cook").waitFor();
    const asked = dialog.getByRole("group", { name: "Tomasz Nowak" });
    await asked.getByRole("radio", { name: "Leave out" }).and(page.locator(":checked")).waitFor();
    await asked.getByRole("radio", { name: "The same as Tomasz Nowak" }).check();
  });
  await openPerson(page, "Ana Silva");
  await page.getByText("Cook").first().waitFor();
  await openPerson(page, "Tomasz Nowak");
  await page.getByText("+48 600 100 200").first().waitFor();
});

for (const [kind, name, text, opening, people] of [
  ["LinkedIn's connections", "Connections.csv",
    "Notes:\n\"When exporting your connection data, you may notice\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Silva,https://www.linkedin.com/in/ana-silva,,Northwind,Accountant,08 Feb 2026\n,,,,,,07 Jun 2026\n",
    "Your connections on LinkedIn.", ["Ana Silva"]],
  ["Google Contacts", "contacts.csv",
    "First Name,Middle Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nAna,,Silva,* myContacts ::: Choir,* Work,ana@northwind.example,Mobile,+351 912 345 678\n",
    "Contacts from Google.", ["Ana Silva"]],
  ["Outlook", "outlook.csv",
    "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business Phone,Mobile Phone,Birthday,Categories,E-mail Address,E-mail Type,E-mail Display Name,Web Page\n,Ana,,Silva,,Northwind,,Accountant,,,,0/0/00,Choir,ana@northwind.example,SMTP,Ana,\n",
    "Contacts from Outlook.", ["Ana Silva"]],
  ["Thunderbird", "book.csv",
    "First Name,Last Name,Display Name,Nickname,Primary Email,Secondary Email\nAna,Silva,Ana Silva,,ana@northwind.example,\n",
    "An address book of Thunderbird.", ["Ana Silva"]],
  ["another table", "liste.csv", "Nachname;Vorname;E-Mail\nWeiß;Jürgen;juergen@fjord.example\n", "A table.", ["Jürgen Weiß"]],
  ["a list of names", "names.txt", "Ana Silva\nLuis Ortega\n", "A list of names.", ["Ana Silva", "Luis Ortega"]],
  ["Monica", "monica.json",
    JSON.stringify({ version: "1.0-preview.1", app_version: "4.1.2", export_date: "2026-01-01T00:00:00Z", url: "x", exported_by: "u", account: { uuid: "a", data: [{ count: 1, type: "contact", values: [{ uuid: "c", properties: { first_name: "Ana", last_name: "Silva", is_active: true } }] }], properties: {}, instance: {} } }),
    "Your data from Monica.", ["Ana Silva"]],
  ["LinkedIn's whole archive", "Basic_LinkedInDataExport.zip",
    zip([["export/Connections.csv", "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Silva,https://www.linkedin.com/in/ana-silva,,Northwind,Accountant,08 Feb 2026\n"], ["export/Profile.csv", "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary\nMe,Myself,,,,,\n"]]),
    "Your connections on LinkedIn.", ["Ana Silva"]],
]) {
  test(`A file of ${kind} opens`, async (t) => {
    const page = await open(t, site, { viewport: phone });
    await importFile(page, text, name, async (dialog) => {
      await dialog.getByText(opening).waitFor();
      for (const person of people) await dialog.getByRole("checkbox", { name: new RegExp(`^${person}`) }).and(page.locator(":checked")).waitFor();
    });
    for (const person of people) await openPerson(page, person);
  });
}

test("A calendar gives past meetings to people I know, and says whom else I met", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await importFile(page, ANA, "one.vcf");
  const day = today(20).replaceAll("-", "");
  const event = (uid, lines) => ["BEGIN:VEVENT", `UID:${uid}`, ...lines, "END:VEVENT"];
  const calendar = ["BEGIN:VCALENDAR", "VERSION:2.0",
    ...event("1", [`DTSTART:${day}T090000Z`, `DTEND:${day}T093000Z`, "SUMMARY:Harbour plans", "ORGANIZER:mailto:me@northwind.example", "ATTENDEE;CN=Ana:mailto:ana@northwind.example", "ATTENDEE;CN=Kim Dahl:mailto:kim@fjord.example"]),
    ...event("2", [`DTSTART;VALUE=DATE:${day}`, "SUMMARY:Fair", "ORGANIZER:mailto:me@northwind.example", "ATTENDEE:mailto:ana@northwind.example"]),
    "END:VCALENDAR", ""].join("\r\n");
  await importFile(page, calendar, "work.ics", async (dialog) => {
    await dialog.getByRole("heading", { name: "You met two people who are not in Kith" }).waitFor();
    assert.equal(await dialog.getByRole("checkbox", { name: /^Kim Dahl/ }).isChecked(), false);
    await dialog.getByText("One meeting to look at").click();
    assert.equal(await dialog.getByRole("checkbox", { name: /Fair/ }).isChecked(), false);
    await dialog.getByText("Merge brings in one exchange.").waitFor();
  });
  await openPerson(page, "Ana Silva");
  await page.getByRole("region", { name: "Exchanges" }).getByText("Harbour plans").first().waitFor();
});

test("A chat gives days and never words", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const chat = "31/12/25, 22:15 - Ana Silva: a secret\n31/12/25, 22:16 - Me: another\n01/01/26, 09:00 - Ana Silva: happy new year\n";
  await importFile(page, chat, "WhatsApp Chat with Ana Silva.txt", async (dialog) => {
    await dialog.getByText("Kith reads who and when, never what.").waitFor();
    await dialog.getByRole("checkbox", { name: /^Ana Silva/ }).check();
    await dialog.getByText("Merge brings in one new person and two exchanges.").waitFor();
  });
  await openPerson(page, "Ana Silva");
  await page.getByRole("region", { name: "Exchanges" }).waitFor();
  assert.equal(await page.getByText("secret").count(), 0);
});

test("A chat that does not say who exported it asks first", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const chat = "31/12/25, 22:15 - Ana Silva: a secret\n31/12/25, 22:16 - Maria Costa: another\n01/01/26, 09:00 - Ana Silva: happy new year\n";
  const dialog = await preview(page, chat, "chat.txt");
  await clean(page, "the question who one is");
  assert.equal(await dialog.getByRole("button", { name: "Close without merging" }).evaluate((it) => it.matches(":focus")), false);
  // The button is dimmed, and answers a press all the same.
  await dialog.getByRole("button", { name: "Merge", exact: true }).click({ force: true });
  await dialog.getByRole("alert").getByText("Say first which one is you.").waitFor();
  await dialog.getByRole("group", { name: "Which one is you?" }).getByRole("radio", { name: "Maria Costa" }).check();
  await dialog.getByText("Merge brings in one new person and two exchanges.").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await openPerson(page, "Ana Silva");
  // The name is on the user's card: the next chat does not ask.
  await preview(page, chat.replaceAll("Ana Silva", "Kim Dahl"), "chat.txt");
  await dialog.getByText("Merge brings in one new person and two exchanges.").waitFor();
});

test("Many groups do not push the people down, and several files open one after the other", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await start(page, site.url("settings/data"));
  const labels = (at) => `CATEGORIES:Choir ${at % 12}${at < 9 ? ",Work" : ""}`;
  const many = Array.from({ length: 24 }, (_, at) => card([`UID:${at}`, `FN:Person Number${at}`, labels(at)])).join("");
  const file = (name, text) => ({ name, mimeType: "text/vcard", buffer: Buffer.from(text) });
  await page.getByLabel("Open a file").setInputFiles([file("many.vcf", many), file("none.pdf", "%PDF-1.4\n"), file("one.vcf", ANA)]);
  const dialog = dialogOf(page);
  await dialog.getByText("from “many.vcf”, 1 of 3").waitFor();
  const groups = dialog.getByRole("group", { name: "Choose new people" });
  assert.equal(await groups.getByRole("button").nth(2).textContent(), "Work 9");
  await groups.getByText("Nine more groups").click();
  await groups.getByRole("button", { name: "Choir 9" }).click();
  await dialog.getByText("Merge brings in two new people.").waitFor();
  await clean(page, "an import with groups");
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  const opening = page.getByRole("dialog", { name: "Opening a file" });
  await opening.getByRole("alert").getByText("This is a PDF document.").waitFor();
  await opening.getByRole("button", { name: "Go on with the next file" }).click();
  await dialog.getByText("from “one.vcf”, 3 of 3").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await page.waitForFunction(() => Object.keys(localStorage).filter((it) => it.startsWith("kith.import.")).length === 2);
  await start(page, site.url("settings/imports"));
  await page.getByText("Two new people").waitFor();
  await page.getByText("One new person").waitFor();
});

test("A file that is none is named, and nothing is written", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const [text, name, why] of [
    ["%PDF-1.4\n", "people.vcf", "This is a PDF document."],
    ["# Monica export\n-- by Monica\nSET FOREIGN_KEY_CHECKS = 0;\n", "monica.sql", "This is an export of Monica as SQL."],
    [Buffer.from("PK\x03\x04 cut"), "export.zip", "The file was cut or altered"],
  ]) {
    await choose(page, text, name);
    await page.getByRole("alert").getByText(why).waitFor();
  }
  await start(page, site.url("settings/imports"));
  await page.getByText("Files that you bring in are listed here").waitFor();
});

test("A large address book leaves the page free, and can be stopped", { timeout: 120_000 }, async (t) => {
  const page = await open(t, site, { viewport: phone });
  const many = Array.from({ length: 8_000 }, (_, at) => card([`UID:${at}`, `FN:Person Number${at}`, `N:Number${at};Person;;;`, `EMAIL:p${at}@northwind.example`, `NOTE:${"a long note ".repeat(20)}`])).join("");
  await page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((it) => globalThis.tasks.push(it.duration))).observe({ type: "longtask" });
  });
  // A file by its path: the contents sent by the test would be a long task of their own.
  const folder = mkdtempSync(join(tmpdir(), "kith-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "many.vcf"), many);
  const chooseMany = () => page.getByLabel("Open a file").setInputFiles(join(folder, "many.vcf"));
  await yourData(page);
  await chooseMany();
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Cancel" }).waitFor({ state: "detached" });
  const dialog = dialogOf(page);
  // Noise of the machine only adds to a task, so the best of three readings counts.
  let longest = Infinity;
  for (let turn = 0; turn < 3 && longest > LONGEST_TASK; turn++) {
    if (turn > 0) await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.evaluate(() => { globalThis.tasks.length = 0; });
    await chooseMany();
    await dialog.getByText("These are more people than anybody can keep up with.").waitFor();
    longest = Math.min(longest, Math.max(0, ...await page.evaluate(() => globalThis.tasks)));
  }
  console.log(`longest task of the page while 8,000 cards are read: ${Math.round(longest)} ms`);
  assert.ok(longest <= LONGEST_TASK, `a task of ${Math.round(longest)} ms`);
  await dialog.getByText("Nothing is chosen yet.").waitFor();
});

test("Files open without a network once one was opened", async (t) => {
  const page = await open(t, site, { viewport: phone, serviceWorkers: "allow" });
  await page.evaluate(async () => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  const dialog = await preview(page, ANA, "one.vcf");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await page.context().setOffline(true);
  await importFile(page, ANA, "one.vcf");
  await openPerson(page, "Ana Silva");
});

test("What does not fit is said before it is written, pictures first", { timeout: 120_000 }, async (t) => {
  const page = await open(t, site, { viewport: phone });
  // All but some 40,000 of the 5,242,880 code units of localStorage are taken.
  await page.evaluate(() => {
    const used = Object.entries(localStorage).reduce((sum, [key, value]) => sum + key.length + value.length, 0);
    localStorage.setItem("another.app", "x".repeat(5_242_880 - used - "another.app".length - 40_000));
  });
  const long = Array.from({ length: 300 }, (_, at) => card([`UID:${at}`, `FN:Person Number${at}`, `NOTE:${"a long note ".repeat(40)}`])).join("");
  const dialog = await preview(page, long, "many.vcf");
  await dialog.getByRole("button", { name: "Everybody" }).click();
  await dialog.getByText("This browser has no room for all that you chose").waitFor();
  await dialog.getByRole("button", { name: "Nobody" }).click();
  await dialog.getByRole("checkbox", { name: /^Person Number1$/ }).check();
  await dialog.getByText("This browser has no room for all that you chose").waitFor({ state: "detached" });
});
