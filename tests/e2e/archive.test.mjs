// The archive: partitions load on demand, archived exchanges can be edited, and backups include them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { backup, device, go, log, merge, open, openPerson, ready, root, serve, start } from "./helpers.mjs";
import { years } from "./years.mjs";

const keys = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("kith.")));
const packed = async (page) => (await keys(page)).filter((it) => it.startsWith("kith.past.")).length;

test("Years of exchanges are archived, and load with the person's page", async (t) => {
  const site = await serve();
  const page = await open(t, site);
  await merge(page, years());
  await page.getByText("Imported. You can undo it").waitFor();
  assert.ok((await packed(page)) > 0, "the past is packed");
  assert.ok(!(await keys(page)).some((it) => it.startsWith("kith.log.")), "so much does not go through the journal");
  await page.reload();
  await ready(page);
  // The list of sixty people is longer than the rows it draws.
  await go(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill("Person7");
  await page.getByRole("main").getByRole("link", { name: "Person7 Longago" }).click();
  await page.getByRole("heading", { level: 1, name: "Person7 Longago" }).waitFor();
  const thread = page.getByRole("region", { name: "Exchanges" });
  await thread.getByText("We spoke of matter7x29.").waitFor();
  await thread.getByRole("button", { name: "Earlier years" }).click();
  await thread.getByText("We spoke of matter7x0.").waitFor();
});

test("Search looks through the archived years too, and says so while it does", async (t) => {
  const site = await serve();
  const page = await open(t, site);
  await merge(page, years());
  await page.getByText("Imported. You can undo it").waitFor();
  await page.reload();
  await ready(page);
  await go(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill("matter42x3.");
  await page.getByRole("main").getByRole("link", { name: "Person42 Longago" }).waitFor();
  await page.getByText("Still looking through earlier years.").waitFor({ state: "detached" });
  await page.getByText("1 person found", { exact: false }).or(page.getByText("One person found", { exact: false })).first().waitFor({ state: "attached" });
});

test("An exchange of years ago is edited, seen in another tab, and there after a reload", async (t) => {
  const site = await serve();
  const { context } = await device(t, site);
  const page = await context.newPage();
  await start(page, site.url());
  await merge(page, years());
  await page.getByText("Imported. You can undo it").waitFor();
  const other = await context.newPage();
  await start(other, site.url());
  await openPerson(other, "Person3 Longago");
  await other.getByText("We spoke of matter3x29.").waitFor();
  await openPerson(page, "Person3 Longago");
  await page.getByText("We spoke of matter3x29.").waitFor();
  await page.getByRole("button", { name: "Edit this exchange" }).first().click();
  const dialog = page.getByRole("dialog").filter({ visible: true });
  await dialog.getByRole("textbox", { name: "What happened" }).fill("We spoke of something else.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await other.getByText("We spoke of something else.").waitFor({ timeout: 2_000 });
  await page.reload();
  await ready(page);
  await page.getByText("We spoke of something else.").waitFor();
  await log(page, "called Person3 Longago about the edit");
  const text = await backup(page);
  const { exchanges } = JSON.parse(text);
  assert.equal(exchanges.length, 1801);
  assert.equal(exchanges.filter((it) => it.notes === "We spoke of something else.").length, 1);
  assert.ok(!exchanges.some((it) => it.notes === "We spoke of matter3x29."));
});

test("Three tabs write while one imports a file, and all agree", async (t) => {
  const site = await serve();
  const { context } = await device(t, site);
  const tabs = [];
  for (let tab = 0; tab < 3; tab++) {
    tabs.push(await context.newPage());
    await start(tabs[tab], site.url());
  }
  await log(tabs[0], "met somebody on the first train");
  const brought = merge(tabs[1], years());
  await log(tabs[2], "met somebody on the second train");
  await brought;
  await tabs[1].getByText("Imported. You can undo it").waitFor();
  await log(tabs[0], "met somebody on the third train");
  const texts = [];
  for (const tab of tabs) {
    await tab.bringToFront();
    texts.push(JSON.parse(await backup(tab)));
  }
  for (const { people, exchanges } of texts) {
    assert.equal(people.filter((it) => it.family === "Longago").length, 60);
    for (const train of ["first", "second", "third"]) {
      assert.equal(exchanges.filter((it) => it.notes?.includes(`${train} train`)).length, 1, train);
    }
  }
  assert.deepEqual(texts[0].exchanges, texts[1].exchanges);
  assert.deepEqual(texts[1].exchanges, texts[2].exchanges);
});

test("A book that the first version stored is there after the update, and goes on", async (t) => {
  const site = await serve();
  const { context } = await device(t, site);
  const page = await context.newPage();
  const golden = JSON.parse(readFileSync(join(root, "src/store/golden/1.json"), "utf8"));
  await start(page, site.url());
  await page.evaluate((entries) => {
    localStorage.clear();
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
  }, golden);
  await page.goto(site.url("people"));
  await page.getByRole("main").getByRole("link", { name: "Kenji" }).waitFor();
  await log(page, "called Kenji about the lemons");
  await openPerson(page, "Kenji");
  await page.getByText("lemons", { exact: false }).first().waitFor();
  const { exchanges } = JSON.parse(await backup(page));
  assert.equal(exchanges.length, 5);
});

test("An exchange that I undid or removed does not come back after a compaction", async (t) => {
  const site = await serve();
  const { context } = await device(t, site);
  const page = await context.newPage();
  const other = await context.newPage();
  await start(page, site.url());
  await page.getByRole("button", { name: "Look around" }).click();
  await page.getByRole("button", { name: "Remove the made-up book" }).click();
  await page.getByText("The made-up book is gone.").waitFor();
  await log(page, "coffee with Farid");
  await start(other, site.url("people"));
  await other.getByRole("link", { name: "Farid" }).waitFor();
  // A large import is compacted at once, and so is its undo.
  await merge(page, years());
  await page.getByText("Imported. You can undo it").waitFor();
  await other.bringToFront();
  await other.getByText("61 people you know.").waitFor();
  await page.bringToFront();
  await page.getByRole("button", { name: "Undo", exact: true }).last().click();
  await page.getByText("The import is undone.").waitFor();
  const people = async (it) => {
    await go(it, "People");
    await it.getByText("One person you know.").waitFor();
    assert.equal(await it.getByRole("main").getByRole("link", { name: /Longago|Kenji/ }).count(), 0);
  };
  await people(page);
  await people(other);
  // Compacted entries must leave the mirror, or the next start would restore them.
  const copied = await page.evaluate(() => new Promise((done) => {
    const request = indexedDB.open("kith.tail");
    request.onsuccess = () => {
      const all = request.result.transaction("kith.tail").objectStore("kith.tail").getAllKeys();
      all.onsuccess = () => { request.result.close(); done(all.result.filter((it) => localStorage.getItem(it) === null)); };
    };
  }));
  assert.deepEqual(copied, []);
  await page.reload();
  await ready(page);
  await people(page);
});
