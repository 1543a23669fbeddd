// Missing entries of the store, and entries of a newer version: reported, noted in backups, and restored.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addPerson, backup, desk, merge, open, phone, ready, serve, start, yourData } from "./helpers.mjs";
import { years } from "./years.mjs";

const site = await serve();
const DONE = "You can undo it now, and later under Imports";

/** Removes the last entry of a kind from the store, or changes its schema number. Returns its key. */
const harm = (page, prefix, isNewer = false) => page.evaluate(([prefix, isNewer]) => {
  const key = Object.keys(localStorage).filter((it) => it.startsWith(prefix)).sort().at(-1);
  if (isNewer) localStorage.setItem(key, localStorage.getItem(key).replace(/^\d/, "9"));
  else localStorage.removeItem(key);
  return key;
}, [prefix, isNewer]);

/** Deletes the mirror, which would restore the entry. */
const dropCopy = (page) => page.evaluate(
  () => new Promise((done, failed) => Object.assign(indexedDB.deleteDatabase("kith.tail"), { onsuccess: done, onerror: failed })),
);

/** Waits until the mirror has the texts of the store. It is written a moment later than the store. */
const mirrored = (page) => page.waitForFunction(
  () => new Promise((done) => {
    const opening = indexedDB.open("kith.tail");
    opening.onsuccess = () => {
      const stores = ["kith.tail", "kith.folds"];
      const both = opening.result.transaction(stores);
      const asked = stores.map((name) => both.objectStore(name).getAllKeys());
      both.oncomplete = () => {
        const known = asked.flatMap((it) => it.result);
        const texts = Object.keys(localStorage).filter((key) => /^kith\.(head|book|front|past|log)/.test(key));
        done(texts.every((key) => known.includes(key)));
        opening.result.close();
      };
    };
  }),
);

/** A page with 36 people and 1,800 exchanges, most of them archived, and its backup. */
async function withYears(t, viewport) {
  const page = await open(t, site, { viewport });
  await merge(page, years());
  await page.getByText(DONE).waitFor();
  return { page, whole: await backup(page) };
}

/** Removes the only note of a missing text. */
async function removeNote(page) {
  await page.getByRole("button", { name: "Remove it here" }).click();
  await page.getByRole("heading", { name: "Something cannot be read" }).waitFor({ state: "detached" });
}

/** Downloads an incomplete backup. */
async function partial(page) {
  await yourData(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a backup" }).click();
  const download = await waiting;
  assert.match(download.suggestedFilename(), /-incomplete\.json$/);
  return JSON.parse(readFileSync(await download.path(), "utf8"));
}

for (const prefix of ["kith.front.", "kith.past.", "kith.book.", "kith.head"]) {
  test(`A removed ${prefix}… is restored from the mirror, without a message`, async (t) => {
    const { page, whole } = await withYears(t, phone);
    await page.goto("about:blank");
    await start(page, site.url("people"));
    const key = await harm(page, prefix);
    await page.reload();
    await ready(page);
    await page.waitForFunction((key) => localStorage.getItem(key) !== null, key);
    await page.reload();
    await ready(page);
    assert.equal(await page.getByText("gone from this browser").count(), 0);
    const again = JSON.parse(await backup(page));
    assert.deepEqual(again.counts, JSON.parse(whole).counts);
  });
}

test("A partition that is gone without a copy is reported with its number, and is restored from a backup", async (t) => {
  const { page, whole } = await withYears(t, phone);
  await page.goto("about:blank");
  await start(page, site.url("people"));
  await dropCopy(page);
  await harm(page, "kith.past.");
  await page.reload();
  await ready(page);
  await page.getByText("Something that was kept here is gone from this browser.").waitFor();
  assert.ok((await partial(page)).exchanges.length < 1800);
  await page.getByText(/^Some earlier exchanges, missing: .* exchanges/).waitFor();
  await merge(page, whole);
  await page.getByText(DONE).waitFor();
  await removeNote(page);
  assert.equal(JSON.parse(await backup(page)).exchanges.length, 1800);
});

test("People that are gone without a copy are reported before a compaction writes over them", async (t) => {
  const { page, whole } = await withYears(t, desk);
  await page.goto("about:blank");
  await start(page, site.url("people"));
  await dropCopy(page);
  await harm(page, "kith.front.");
  await page.reload();
  await ready(page);
  await page.getByText("Something that was kept here is gone from this browser.").waitFor();
  await yourData(page);
  await page.getByText(/^Some people, missing: .* people/).waitFor();
  await addPerson(page, site, "Luis Costa");
  await page.reload();
  await ready(page);
  await page.getByText("Something that was kept here is gone from this browser.").waitFor();
  await merge(page, whole);
  await page.getByText(DONE).waitFor();
  await removeNote(page);
  const again = JSON.parse(await backup(page));
  assert.equal(again.people.length, JSON.parse(whole).people.length + 1);
});

test("A partition that a newer Kith wrote is reported, and its owner may go on without it and open a backup", async (t) => {
  const { page, whole } = await withYears(t, phone);
  await page.goto("about:blank");
  await start(page, site.url("people"));
  await dropCopy(page);
  await harm(page, "kith.front.", true);
  await page.reload();
  await ready(page);
  await page.getByText("A newer version of Kith has saved data in this browser.").waitFor();
  await partial(page);
  await page.getByText(/^Some people, written by a newer version of Kith/).waitFor();
  await page.getByRole("button", { name: "Put them aside and go on" }).click();
  await page.getByText("A newer version of Kith has saved data in this browser.").waitFor({ state: "detached" });
  await merge(page, whole);
  await page.getByText(DONE).waitFor();
  await page.getByRole("button", { name: "Download the raw text" }).click();
  await removeNote(page);
  assert.deepEqual(JSON.parse(await backup(page)).counts, JSON.parse(whole).counts);
});

test("A journal entry that is gone between others is noticed", async (t) => {
  const page = await open(t, site);
  for (const name of ["Ana Silva", "Luis Costa", "Sam Okoro"]) await addPerson(page, site, name);
  const whole = await backup(page);
  await dropCopy(page);
  await page.evaluate(() => localStorage.removeItem(Object.keys(localStorage).filter((it) => it.startsWith("kith.log.")).sort()[1]));
  await page.reload();
  await ready(page);
  await page.getByText("Something that was kept here is gone from this browser.").waitFor();
  await merge(page, whole);
  await page.getByText(DONE).waitFor();
  await removeNote(page);
  assert.equal(JSON.parse(await backup(page)).people.length, 3);
});

test("A store that another page of the same address cleared comes back whole", async (t) => {
  const { page, whole } = await withYears(t, phone);
  await addPerson(page, site, "Luis Costa");
  await page.goto("about:blank");
  await start(page, site.url("people"));
  await mirrored(page);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await ready(page);
  await page.getByRole("searchbox", { name: "Search people" }).fill("Luis");
  await page.getByRole("main").getByRole("link", { name: "Luis Costa" }).waitFor();
  assert.equal(JSON.parse(await backup(page)).people.length, JSON.parse(whole).people.length + 1);
});

test("Erased data does not come back from the mirror", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await yourData(page);
  await page.getByRole("button", { name: "Erase this device" }).click();
  await page.getByRole("dialog", { name: "Erase everything here?" }).getByRole("button", { name: "Erase", exact: true }).click();
  await page.getByRole("dialog", { name: "Erase everything here?" }).waitFor({ state: "detached" });
  await page.reload();
  await ready(page);
  const left = await page.evaluate(() => Object.keys(localStorage).filter((it) => /kith\.(log|book|front|past)/.test(it)));
  assert.deepEqual(left, []);
});
