// The ways in which people come in: a table of any program, pasted names, a dropped and a shared file, a calendar.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go, open, phone, ready, serve, start, today, yourData } from "./helpers.mjs";

const site = await serve();
const bringThisIn = (page) => page.getByRole("dialog", { name: "Bring this in" });

async function choose(page, name, text) {
  await yourData(page);
  await page.getByLabel("Open a file").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
}

async function merge(page) {
  const dialog = bringThisIn(page);
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("I say what the columns of a table are, and Kith remembers it", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await choose(page, "club.csv", "Name;Wo es ist;Draht\nAna Silva;Northwind;ana@example.org\nLuis Ortega;Kahve;luis@example.org\n");
  const dialog = bringThisIn(page);
  await dialog.getByText("Columns", { exact: true }).click();
  await dialog.getByRole("combobox", { name: "Wo es ist" }).selectOption({ label: "Organisation" });
  await dialog.getByRole("combobox", { name: "Draht" }).selectOption({ label: "E-mail (work)" });
  await dialog.getByRole("button", { name: "Read it again" }).click();
  await dialog.getByRole("checkbox", { name: "Ana Silva Northwind" }).waitFor();
  await merge(page);
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Luis Ortega" }).waitFor();

  await choose(page, "club-2.csv", "Name;Wo es ist;Draht\nMina Park;Kahve;mina@example.org\n");
  await dialog.getByRole("checkbox", { name: "Mina Park Kahve" }).waitFor();
  await dialog.getByText("Columns", { exact: true }).click();
  await dialog.getByText("The columns are read as you set them last time.").waitFor();
});

test("Names that I paste become people", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Bring in your contacts" }).click();
  const contacts = page.getByRole("dialog", { name: "Bring in your contacts" });
  await contacts.getByRole("textbox", { name: "Paste names" }).fill("Ana Silva\nLuis Ortega <luis@example.org>\n");
  await contacts.getByRole("button", { name: "Read the names" }).click();
  await bringThisIn(page).getByText("A list of names.").waitFor();
  await merge(page);
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Luis Ortega" }).waitFor();
});

test("A contact that I pick on the phone becomes a person", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.evaluate(() => {
    const picked = [{ name: ["Ana Silva"], email: ["ana@example.org"], tel: [] }];
    Object.defineProperty(navigator, "contacts", { value: { select: async () => picked } });
  });
  await page.getByRole("button", { name: "Bring in your contacts" }).click();
  await page.getByRole("button", { name: "Choose from the contacts of this phone" }).click();
  await bringThisIn(page).getByRole("checkbox", { name: "Ana Silva" }).waitFor();
});

test("A file that I drop on the window is opened", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await go(page, "People");
  const drag = (kind) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nEND:VCARD\n"], "ana.vcf"));
    document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    return document.body.innerText.includes("Let go to open this file.");
  };
  // A browser sends the event again and again while a file is over the window.
  await page.waitForFunction(drag, "dragover");
  await page.evaluate(drag, "drop");
  await page.getByText("Let go to open this file.").waitFor({ state: "detached" });
  await bringThisIn(page).getByRole("checkbox", { name: "Ana Silva" }).waitFor();
  await merge(page);
  await page.getByRole("main").getByRole("link", { name: "Ana Silva" }).waitFor();
});

test("A file that another app shares is opened, and shared words go to the log", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await ready(page);
  // The platform posts a form to the address in the manifest. The page may not, by its policy; it can fetch.
  const share = (fields) => page.evaluate(async (fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) {
      if (name === "file") body.set(name, new File([value], "añá.vcf", { type: "text/vcard" }));
      else body.set(name, value);
    }
    return (await fetch("shared", { method: "POST", body })).url;
  }, fields);
  const address = await share({ file: "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Silva\nEND:VCARD\n" });
  assert.match(address, /settings\/data\?act=shared$/);
  await start(page, address);
  await bringThisIn(page).getByRole("checkbox", { name: "Ana Silva" }).waitFor();
  await merge(page);
  await start(page, await share({ text: "coffee with Ana" }));
  assert.equal(await page.getByRole("textbox", { name: "What happened?" }).inputValue(), "coffee with Ana");
});

test("Somebody I met and want to forget is not offered again, until I say so", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const event = (at, name) => `BEGIN:VEVENT\r\nUID:${name}@example.org\r\nDTSTART:${at}T100000Z\r\nDTEND:${at}T110000Z\r\nSUMMARY:Review\r\n`
    + `ORGANIZER:mailto:me@example.org\r\nATTENDEE;CN=${name}:mailto:${name}@example.org\r\nEND:VEVENT\r\n`;
  const days = today(30).replaceAll("-", "");
  const calendar = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${event(days, "Kim")}${event(days, "Noor")}END:VCALENDAR\r\n`;
  await choose(page, "meetings.ics", calendar);
  const dialog = bringThisIn(page);
  await dialog.getByRole("button", { name: "Forget Kim" }).click();
  await dialog.getByText("One person is not offered again").waitFor();
  await dialog.getByRole("button", { name: "Offer Kim again" }).click();
  await dialog.getByRole("button", { name: "Forget Kim" }).click();
  await merge(page);
  await choose(page, "meetings.ics", calendar);
  await dialog.getByRole("combobox", { name: "Meetings since" }).selectOption({ label: "five years ago" });
  await dialog.getByRole("checkbox", { name: "Noor" }).waitFor();
  assert.equal(await dialog.getByRole("button", { name: "Forget Kim" }).count(), 0);
  await dialog.getByText("one person you met is not offered").click();
  await dialog.getByRole("button", { name: "Offer them again" }).click();
  await dialog.getByRole("button", { name: "Forget Kim" }).waitFor();
});
