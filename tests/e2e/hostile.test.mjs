// Hostile or unusual files: each opens, is reported and saved again, and breaks nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { backup, choose, merge, open, openPerson, phone, serve } from "./helpers.mjs";

const site = await serve();
const file = (people, more = {}) => JSON.stringify({ format: "kith-backup", version: 1, people, ...more });
const DONE = "You can undo it now, and later under Imports";

/** Opens the same file again and asserts that nothing in it is new. */
async function isNothingNew(page, text) {
  await choose(page, text);
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByText("Everything in this file is here already.").waitFor();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
}

test("A field whose name holds a slash is imported, saved, and is nothing new the second time", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await merge(page, file([{ id: "a", given: "Ana", tags: ["a", "b"], "tags/zz": "1970-01-01" }], { trips: [{ id: "t", place: "Lisbon" }] }));
  await page.getByText(DONE).waitFor();
  const text = await backup(page);
  const [ana] = JSON.parse(text).people;
  assert.deepEqual([ana.tags, ana["tags/zz"], JSON.parse(text).trips[0].place], [["a", "b"], "1970-01-01", "Lisbon"]);
  await isNothingNew(page, text);
});

test("Timestamps of the year 9999 are reported, and an edit after them stays", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const far = "e677d21fdbffffff00000007";
  const text = file([{ id: "0".repeat(31) + "7", given: "Ana", role: "Cook", stamp: far }], { seen: [far] });
  await choose(page, text);
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByText("lie after the year 2200").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText(DONE).waitFor();
  await openPerson(page, "Ana");
  await page.getByRole("button", { name: "Edit" }).first().click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Role" }).fill("Chef");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.reload();
  await page.getByText("Chef").first().waitFor();
  await choose(page, text);
  await page.getByRole("dialog", { name: "Bring this in" }).getByRole("button", { name: "Cancel" }).click();
  assert.equal(JSON.parse(await backup(page)).people[0].role, "Chef");
});

test("Somebody with twenty thousand numbers and a hundred thousand tags opens like anybody else", { timeout: 120_000 }, async (t) => {
  const page = await open(t, site, { viewport: phone });
  const phones = Array.from({ length: 20_000 }, (_, at) => ({ kind: "mobile", value: `+351 ${at}` }));
  const tags = Array.from({ length: 100_000 }, (_, at) => `t${at}`);
  await merge(page, file([{ id: "a", given: "Ana", phones }, { id: "b", given: "Luis", tags }]));
  await page.getByText(DONE).waitFor({ timeout: 60_000 });
  for (const name of ["Ana", "Luis"]) {
    const started = Date.now();
    await openPerson(page, name);
    await page.getByRole("button", { name: /^Show more/ }).first().waitFor();
    const took = Date.now() - started;
    assert.ok(took < 4000, `${name} took ${took} ms`);
  }
});

test("Somebody without a name has a heading, and can be given a name", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await merge(page, file([{ id: "a", role: "Cook" }, { id: "b", emails: [{ value: "eva@example.org" }] }, { id: "c", nickname: "Nini" }]));
  await page.getByText(DONE).waitFor();
  for (const name of ["Someone without a name", "eva@example.org", "Nini"]) await openPerson(page, name);
});

test("A photo is imported only as a picture, drawn anew", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const png = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement("canvas"), { width: 300, height: 200 });
    const context = canvas.getContext("2d");
    context.fillStyle = "teal";
    context.fillRect(0, 0, 300, 200);
    return canvas.toDataURL("image/png");
  });
  const text = file([
    { id: "a", given: "Ana", photo: png },
    { id: "b", given: "Luis", photo: "https://example.com/luis.jpg" },
    { id: "c", given: "Sam", photo: "javascript:alert(1)" },
    { id: "d", given: "Eva", photo: `data:image/png;base64,${"A".repeat(5_000_000)}` },
  ]);
  await choose(page, text);
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByText("Three pictures are left out").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText(DONE).waitFor();
  const saved = await backup(page);
  const photos = JSON.parse(saved).people.filter((it) => it.photo).map((it) => [it.given, it.photo.slice(0, 22)]);
  assert.deepEqual(photos, [["Ana", "data:image/jpeg;base64"]]);
  await isNothingNew(page, text);
  await isNothingNew(page, saved);
});
