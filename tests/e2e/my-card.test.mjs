// The user's own card: filled in, shown as a code, and known to imports.
import assert from "node:assert/strict";
import { test } from "node:test";
import { go, open, phone, ready, serve } from "./helpers.mjs";

const site = await serve();

async function fillIn(page) {
  await page.getByRole("button", { name: "Edit my card" }).click();
  const dialog = page.getByRole("dialog", { name: "My card" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill("Maria Costa");
  await dialog.getByRole("textbox", { name: "Organisation" }).fill("Northwind");
  await dialog.getByRole("button", { name: "Add an e-mail address" }).click();
  await dialog.getByRole("textbox", { name: "E-mail", exact: true }).fill("maria@northwind.example");
  await dialog.getByRole("button", { name: "Add a telephone number" }).click();
  await dialog.getByRole("textbox", { name: "Telephone", exact: true }).fill("+351 912 345 678");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("My card is filled in, shown as a code, and kept", async (t) => {
  const page = await open(t, site, { viewport: phone, path: "settings" });
  assert.equal(await page.getByRole("button", { name: "Show my card" }).count(), 0, "there is nothing to show yet");
  await fillIn(page);
  await page.reload();
  await ready(page);
  await page.getByRole("region", { name: "My card" }).getByText("maria@northwind.example").waitFor();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog", { name: "More pages" }).getByRole("button", { name: "Show my card" }).click();
  const dialog = page.getByRole("dialog", { name: "Show my card" });
  const code = dialog.getByRole("img", { name: "QR code with the card of Maria Costa" });
  await code.waitFor();
  const side = async () => (await code.getAttribute("viewBox")).split(" ").map(Number)[2];
  const whole = await side();
  await dialog.getByText("Northwind", { exact: true }).waitFor();
  await dialog.getByRole("combobox", { name: "Telephone" }).selectOption({ label: "None" });
  await dialog.getByRole("switch", { name: "Organisation and role" }).click();
  await dialog.getByText("Northwind", { exact: true }).waitFor({ state: "detached" });
  assert.ok((await side()) < whole, "fewer parts make a smaller code");
});

test("Somebody with my name comes in when I say so", async (t) => {
  const page = await open(t, site, { viewport: phone, path: "settings" });
  await fillIn(page);
  await page.goto(site.url("settings/data"));
  const text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maria Costa\r\nEMAIL:maria@school.example\r\nEND:VCARD\r\n";
  await page.getByLabel("Open a file").setInputFiles({ name: "a.vcf", mimeType: "text/vcard", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByText("One entry is you").click();
  await dialog.getByRole("checkbox", { name: /^Maria Costa/ }).check();
  await dialog.getByText("Merge brings in one new person.").waitFor();
  await dialog.getByRole("button", { name: "Merge" }).click();
  await dialog.waitFor({ state: "detached" });
  await go(page, "People");
  await page.getByRole("link", { name: /Maria Costa/ }).first().waitFor();
});

test("I am not offered as a person", async (t) => {
  const page = await open(t, site, { viewport: phone, path: "settings" });
  await fillIn(page);
  await page.goto(site.url("settings/data"));
  const card = (name, mail) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nEMAIL:${mail}\r\nEND:VCARD\r\n`;
  const text = card("Maria C.", "Maria@northwind.example") + card("Ana Silva", "ana@northwind.example");
  await page.getByLabel("Open a file").setInputFiles({ name: "a.vcf", mimeType: "text/vcard", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByText("Ana Silva").first().waitFor();
  await dialog.getByRole("button", { name: "Merge" }).click();
  await dialog.waitFor({ state: "detached" });
  await go(page, "People");
  await page.getByRole("link", { name: /Ana Silva/ }).first().waitFor();
  assert.equal(await page.getByText("Maria C.").count(), 0);
});
