// Damaged texts: reported at once, noted in backups, repaired from a backup file, and removed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addPerson, backup, merge, open, openPerson, ready, serve, start, withKeptFile, yourData } from "./helpers.mjs";
import { years } from "./years.mjs";

const site = await serve();

/** Changes a character in a text of the store, and deletes the mirror, which would repair it. */
const tear = (page, prefix) => page.evaluate(async (prefix) => {
  const key = Object.keys(localStorage).filter((it) => it.startsWith(prefix)).sort().at(-1);
  const text = localStorage.getItem(key);
  const at = text.length >> 1;
  localStorage.setItem(key, `${text.slice(0, at)}${text[at] === "x" ? "y" : "x"}${text.slice(at + 1)}`);
  await new Promise((done, failed) => Object.assign(indexedDB.deleteDatabase("kith.tail"), { onsuccess: done, onerror: failed }));
  return key;
}, prefix);

/** Downloads a quarantined text and removes it. */
async function removeAside(page) {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download the raw text" }).click();
  const name = (await waiting).suggestedFilename();
  await page.getByRole("button", { name: "Remove it here" }).click();
  await page.getByRole("heading", { name: "Something cannot be read" }).waitFor({ state: "detached" });
  return name;
}

test("A corrupt partition is reported when search loads it, is missing from no backup unnoticed, and is restored from a file", async (t) => {
  const page = await open(t, site);
  await merge(page, years());
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  const whole = await backup(page);
  await page.goto("about:blank");
  await start(page, site.url("people"));
  const torn = await tear(page, "kith.past.");
  await page.reload();
  await ready(page);
  await page.getByRole("searchbox", { name: "Search people" }).fill("matter42x3.");
  await page.getByText("Something that was kept here can no longer be read.").waitFor();

  await yourData(page);
  await page.getByText("last saved today").waitFor();
  await page.getByText("Nothing has changed since.").waitFor();
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a backup" }).click();
  const partial = await waiting;
  assert.match(partial.suggestedFilename(), /^kith-backup-\d{4}-\d{2}-\d{2}-incomplete\.json$/);
  await page.getByText("Parts that cannot be read here are missing from this backup.").waitFor();
  assert.ok(JSON.parse(readFileSync(await partial.path(), "utf8")).exchanges.length < 1800);

  await merge(page, whole);
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await page.reload();
  await ready(page);
  assert.equal(await removeAside(page), `${torn}.txt`, "it is called what it was");
  assert.equal(await page.getByText("can no longer be read").count(), 0);
  assert.equal(JSON.parse(await backup(page)).exchanges.length, 1800);
});

test("A backup reports a corrupt partition that nobody opened yet", async (t) => {
  const page = await open(t, site);
  await merge(page, years());
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await tear(page, "kith.past.");
  await page.reload();
  await ready(page);
  assert.equal(await page.getByText("can no longer be read").count(), 0, "the past opens lazily");
  await yourData(page);
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download a backup" }).click();
  assert.match((await waiting).suggestedFilename(), /-incomplete\.json$/);
  await page.getByText("Parts that cannot be read here are missing from this backup.").waitFor();
  await page.getByText("no backup yet").waitFor();
  await page.getByRole("heading", { name: "Something cannot be read" }).waitFor();
});

test("The automatic backup goes on once the corrupt entry is repaired and removed", async (t) => {
  const { page } = await withKeptFile(t, site);
  const good = await backup(page);
  await tear(page, "kith.log.");
  await page.reload();
  await ready(page);
  await page.getByText("so the file is left as it is").waitFor();
  await addPerson(page, site, "Luis Costa");
  // After a reload, only the quarantine key identifies the damaged text.
  await page.reload();
  await merge(page, good);
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await page.getByText("so the file is left as it is").waitFor();
  await removeAside(page);
  await page.getByText("The file “kith-backup.json” is kept up to date while Kith is open.").waitFor();
  await page.reload();
  await page.waitForFunction(async () => {
    const kept = await (await navigator.storage.getDirectory()).getFileHandle("kith-backup.json");
    const text = await (await kept.getFile()).text();
    return text.includes("Ana") && text.includes("Luis");
  });
  await openPerson(page, "Ana Silva");
});
