import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { generalDecrypt } from "jose";
import {
  addPerson, backup, choose, device, go, log, open, openPerson, passphrase, phone, putLockOn, ready, serve, start, unlock, withKeptFile, writeTwice, yourData,
} from "./helpers.mjs";

const site = await serve();
const kept = (page) => page.evaluate(() => Object.entries(localStorage));

test("A backup with a passphrase opens here, in other tools, and for nobody else", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  const plain = await backup(page);
  await page.getByRole("button", { name: "With a passphrase" }).click();
  const dialog = page.getByRole("dialog", { name: "A backup with a passphrase" });
  await writeTwice(dialog, passphrase);
  const waiting = page.waitForEvent("download", { timeout: 30_000 });
  await dialog.getByRole("button", { name: "Save it encrypted" }).click();
  const sealed = readFileSync(await (await waiting).path(), "utf8");
  assert.doesNotMatch(sealed, /Ana/);
  const key = new TextEncoder().encode(passphrase);
  const opened = await generalDecrypt(JSON.parse(sealed), key, { keyManagementAlgorithms: ["PBES2-HS512+A256KW"], maxPBES2Count: 250_000 });
  const without = (text) => text.replace(/"(exported_at|checksum)": "[^"]*",?\n/g, "");
  assert.equal(without(new TextDecoder().decode(opened.plaintext)), without(plain));

  const pocket = await open(t, site);
  await choose(pocket, sealed);
  const asking = pocket.getByRole("dialog", { name: "This backup is encrypted" });
  await unlock(asking, "otter gravel violin friday");
  await asking.getByText("The passphrase does not open it.").waitFor({ timeout: 30_000 });
  await unlock(asking, passphrase);
  const merging = pocket.getByRole("dialog", { name: "Bring this in" });
  await merging.getByRole("button", { name: "Merge", exact: true }).click({ timeout: 30_000 });
  await merging.waitFor({ state: "detached" });
  await openPerson(pocket, "Ana Silva");

  // One character of the content is changed.
  const damaged = sealed.replace(/"ciphertext":"(.)/, (_, first) => `"ciphertext":"${first === "A" ? "B" : "A"}`);
  await choose(pocket, damaged);
  await unlock(asking, passphrase);
  await asking.getByText("the file was changed or cut on its way").waitFor({ timeout: 30_000 });
  await asking.getByRole("button", { name: "Cancel" }).click();

  // The end is missing, so no passphrase could open the file, and Kith does not ask for one.
  await choose(pocket, sealed.slice(0, -9));
  await pocket.getByText("The file was cut on its way: its end is missing.").waitFor();
  assert.ok(!(await asking.isVisible()));
});

test("With the lock on, nothing readable is stored, and only the passphrase opens it", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.goto(site.url("people"));
  await page.getByRole("button", { name: "Someone new" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name", exact: true }).fill("Ana Silva");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await log(page, "coffee with Ana about the harbour");
  await start(page, site.url("settings/data"));
  await page.getByRole("button", { name: "Lock Kith" }).click();
  const dialog = page.getByRole("dialog", { name: "Lock Kith with a passphrase" });
  await writeTwice(dialog, passphrase);
  await dialog.getByRole("button", { name: "Lock it" }).click();
  await page.getByText("The lock is on. Everything that is kept here is encrypted.").waitFor({ timeout: 30_000 });
  await log(page, "call with Ana about the boat");
  for (const [key, text] of await kept(page)) {
    assert.doesNotMatch(text, /Ana|harbour|boat/, key);
    assert.ok(["kith.lock", "kith.device", "kith.theme"].includes(key) || text.startsWith("s:"), key);
  }
  await page.reload();
  await page.getByRole("heading", { name: "Kith is locked" }).waitFor();
  await unlock(page, "otter gravel violin");
  await page.getByText("That is not the passphrase.").waitFor({ timeout: 30_000 });
  await unlock(page, passphrase);
  await page.getByRole("heading", { name: "Your data" }).waitFor({ timeout: 30_000 });
  await page.goto(site.url("people"));
  await unlock(page, passphrase);
  await page.getByRole("main").getByRole("link", { name: "Ana Silva" }).click();
  const exchanges = page.getByRole("region", { name: "Exchanges" });
  await exchanges.getByText("about the harbour").waitFor();
  await exchanges.getByText("about the boat").waitFor();
});

test("The passphrase can be changed and the lock taken off, and nothing is lost", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await putLockOn(page);
  const before = (await kept(page)).filter(([key]) => key.startsWith("kith.log."));
  await page.getByRole("button", { name: "Change the passphrase" }).click();
  const changing = page.getByRole("dialog", { name: "Change the passphrase" });
  await changing.getByLabel("Current passphrase").fill(passphrase);
  await writeTwice(changing, "lantern meadow copper quilt");
  await changing.getByRole("button", { name: "Change it" }).click();
  await changing.waitFor({ state: "detached", timeout: 30_000 });
  const after = Object.fromEntries(await kept(page));
  before.forEach(([key, text]) => assert.equal(after[key], text, "what was kept is not encrypted anew"));
  await page.getByRole("button", { name: "Lock now" }).click();
  await page.getByRole("heading", { name: "Kith is locked" }).waitFor();
  await unlock(page, "lantern meadow copper quilt");
  await page.getByRole("heading", { name: "Your data" }).waitFor({ timeout: 30_000 });
  await page.getByRole("button", { name: "Turn off the lock" }).click();
  const taking = page.getByRole("dialog", { name: "Turn off the lock" });
  await taking.getByLabel("Current passphrase").fill("lantern meadow copper quilt");
  await taking.getByRole("button", { name: "Turn it off" }).click();
  await taking.waitFor({ state: "detached", timeout: 30_000 });
  assert.ok((await kept(page)).every(([key, text]) => key !== "kith.lock" && !text.startsWith("s:")));
  await page.reload();
  await ready(page);
  await openPerson(page, "Ana Silva");
});

test("A second tab asks for the passphrase as soon as the lock is on", async (t) => {
  const { context } = await device(t, site);
  const one = await context.newPage();
  await start(one, site.url());
  await addPerson(one, site, "Ana Silva");
  const two = await context.newPage();
  await start(two, site.url());
  await putLockOn(one);
  await two.getByRole("heading", { name: "Kith is locked" }).waitFor();
  await unlock(two, passphrase);
  await ready(two);
  await log(two, "coffee with Ana");
  await openPerson(one, "Ana Silva");
  await one.getByRole("region", { name: "Exchanges" }).getByText("coffee with Ana").waitFor();
});

test("The lock closes after a rest", async (t) => {
  const { context } = await device(t, site);
  await context.clock.install();
  const page = await context.newPage();
  await start(page, site.url());
  await addPerson(page, site, "Ana Silva");
  await putLockOn(page);
  await page.getByLabel("Lock after a pause").selectOption("5");
  await page.getByRole("button", { name: "Lock now" }).click();
  await unlock(page, passphrase);
  await page.getByRole("heading", { name: "Your data" }).waitFor({ timeout: 30_000 });
  await page.mouse.click(5, 5);
  await context.clock.fastForward("04:30");
  await page.getByRole("heading", { name: "Your data" }).waitFor();
  await context.clock.fastForward("01:00");
  await page.getByRole("heading", { name: "Kith is locked" }).waitFor();
});

test("A folder is kept up to date, and the backup of another device is imported from it", async (t) => {
  const laptop = await open(t, site);
  await addPerson(laptop, site, "Luis Costa");
  const theirs = await backup(laptop);
  const { context } = await device(t, site);
  // The origin private file system replaces the chosen folder, because a test cannot use the browser's picker.
  await context.addInitScript(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory();
  });
  const page = await context.newPage();
  await start(page, site.url());
  await addPerson(page, site, "Ana Silva");
  await yourData(page);
  await page.getByRole("button", { name: "Choose a folder" }).click();
  await page.getByText("is kept up to date while Kith is open.").waitFor();
  const files = () => page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const found = {};
    for await (const [name, entry] of folder.entries()) found[name] = await (await entry.getFile()).text();
    return found;
  });
  await page.getByText("last saved today").waitFor();
  const own = Object.entries(await files());
  assert.equal(own.length, 2, "the current one and the day's");
  own.forEach(([name, text]) => assert.match(text, /Ana/, name));
  await page.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const stream = await (await folder.getFileHandle("kith-0badcafe.json", { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }, theirs);
  await page.reload();
  await ready(page);
  await page.getByText("Imported the new entries from your other device.").waitFor();
  await openPerson(page, "Luis Costa");
});

test("The backup file is not overwritten by a browser that lost the data in it", async (t) => {
  const { page, file } = await withKeptFile(t, site);
  const good = await file();
  assert.match(good, /Ana/);
  // Damage a text and add a person.
  await addPerson(page, site, "Luis Costa");
  await page.evaluate(() => {
    const key = Object.keys(localStorage).filter((key) => key.startsWith("kith.log.")).sort()[0];
    localStorage.setItem(key, "1:00000000:{broken");
  });
  await page.reload();
  await ready(page);
  await yourData(page);
  await page.getByText("so the file is left as it is").waitFor();
  assert.equal(await file(), good);
  // The browser loses all data except the file.
  await page.evaluate(async () => {
    localStorage.clear();
    await new Promise((done) => (indexedDB.deleteDatabase("kith.tail").onsuccess = done));
  });
  await page.reload();
  await page.getByText("Imported the new entries from the backup file.").waitFor();
  await openPerson(page, "Ana Silva");
  assert.match(await file(), /Ana/);
});

test("A backup file that was altered is left as it is, and the page says so until it is whole again", async (t) => {
  const { page, file, put } = await withKeptFile(t, site);
  const good = await file();
  const altered = good.replace("Silva", "Silwa");
  await put(altered);
  await addPerson(page, site, "Luis Costa");
  await page.reload();
  await ready(page);
  await yourData(page);
  await page.getByText("“kith-backup.json” could not be read.").waitFor();
  await page.getByText("The file “kith-backup.json” is left as it is.").waitFor();
  assert.equal(await file(), altered);
  await put(good);
  await page.reload();
  await ready(page);
  await yourData(page);
  await page.getByText("The file “kith-backup.json” is kept up to date while Kith is open.").waitFor();
  await page.waitForFunction(async () => {
    const kept = await (await navigator.storage.getDirectory()).getFileHandle("kith-backup.json");
    return (await (await kept.getFile()).text()).includes("Luis");
  });
});

test("A backup file is not called encrypted before it is", async (t) => {
  const { page, file } = await withKeptFile(t, site);
  await page.evaluate(() => {
    FileSystemFileHandle.prototype.createWritable = () => Promise.reject(new DOMException("Somebody else has it open."));
  });
  await page.getByRole("button", { name: "Encrypt it" }).click();
  await writeTwice(page.getByRole("dialog", { name: "A passphrase for this backup" }), passphrase);
  await page.getByRole("button", { name: "Encrypt from now on" }).click();
  await page.getByText("The file has not changed yet. It will as soon as Kith can write it.").waitFor();
  await page.getByText("The backup file could not be written.").first().waitFor();
  assert.match(await file(), /Ana/);
  // The file is writable again, with no other change since.
  await page.reload();
  await ready(page);
  await yourData(page);
  await page.getByText("It is encrypted: it opens with its passphrase only.").waitFor({ timeout: 30_000 });
  assert.match(await file(), /"ciphertext"/);
  assert.doesNotMatch(await file(), /Ana/);
});

test("The backups in a folder can be encrypted, and my other device reads it with the same passphrase", async (t) => {
  const passphrase = "four quiet words together";
  const inFolder = async (name) => {
    const { context } = await device(t, site);
    await context.addInitScript(() => {
      window.showDirectoryPicker = () => navigator.storage.getDirectory();
    });
    const page = await context.newPage();
    await start(page, site.url());
    await addPerson(page, site, name);
    await yourData(page);
    return page;
  };
  const files = (page) => page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const found = {};
    for await (const [name, entry] of folder.entries()) found[name] = await (await entry.getFile()).text();
    return found;
  });
  const laptop = await inFolder("Ana Silva");
  await laptop.getByRole("button", { name: "Choose a folder" }).click();
  await laptop.getByText("last saved today").waitFor();
  // A daily copy from an earlier day.
  await laptop.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const [name, entry] of folder.entries()) {
      if (!/-\d{4}-\d\d-\d\d\.json$/.test(name)) continue;
      const text = await (await entry.getFile()).text();
      const stream = await (await folder.getFileHandle(name.replace(/\d{4}-\d\d-\d\d/, "2026-01-02"), { create: true })).createWritable();
      await stream.write(text);
      return stream.close();
    }
  });
  await laptop.getByRole("button", { name: "Encrypt it" }).click();
  await laptop.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await laptop.getByLabel("Repeat the passphrase").fill(passphrase);
  await laptop.getByRole("button", { name: "Encrypt from now on" }).click();
  await laptop.getByText("It is encrypted: it opens with its passphrase only.").waitFor({ timeout: 30_000 });
  await laptop.getByText("and so are the copies of earlier days").waitFor({ timeout: 30_000 });
  const sealed = Object.entries(await files(laptop));
  assert.equal(sealed.length, 3, "the current one, the day's and an earlier day's");
  for (const [name, text] of sealed) {
    assert.match(text, /"ciphertext"/, name);
    assert.doesNotMatch(text, /Ana/, name);
  }

  const phone = await inFolder("Luis Costa");
  await phone.evaluate(async (text) => {
    const folder = await navigator.storage.getDirectory();
    const stream = await (await folder.getFileHandle("kith-0badcafe.json", { create: true })).createWritable();
    await stream.write(text);
    await stream.close();
  }, sealed[0][1]);
  await phone.getByRole("button", { name: "Choose a folder" }).click();
  await phone.getByText("Another device has encrypted “kith-0badcafe.json”.").waitFor();
  assert.deepEqual(Object.keys(await files(phone)), ["kith-0badcafe.json"], "nothing plain is put beside what is encrypted");
  await phone.getByRole("button", { name: "Enter its passphrase" }).click();
  await phone.getByLabel("Passphrase", { exact: true }).fill("something else");
  await phone.getByRole("button", { name: "Open", exact: true }).click();
  await phone.getByText("The passphrase does not open it.").waitFor();
  await phone.getByLabel("Passphrase", { exact: true }).fill(passphrase);
  await phone.getByRole("button", { name: "Open", exact: true }).click();
  await phone.getByText("Imported the new entries from your other device.").waitFor();
  await phone.getByText("Another device left").waitFor({ state: "detached" });
  await phone.getByText("It is encrypted: it opens with its passphrase only.").waitFor();
  const own = () => files(phone).then((all) => Object.entries(all).filter(([name]) => !name.includes("0badcafe")).map(([, text]) => text));
  await phone.getByText("last saved today").waitFor();
  for (const text of await own()) assert.match(text, /"ciphertext"/);
  await phone.getByRole("button", { name: "Stop encrypting" }).click();
  await phone.getByText("The file is not encrypted from now on.").waitFor();
  for (const text of await own()) assert.match(text, /Ana[\s\S]*Luis|Luis[\s\S]*Ana/);
  await openPerson(phone, "Ana Silva");
});

test("Where files can be shared the backup goes as the kind that is allowed", async (t) => {
  const { context } = await device(t, site);
  await context.addInitScript(() => {
    navigator.canShare = ({ files }) => files.every((it) => it.type === "text/plain");
    navigator.share = async ({ files }) => (window.shared = [files[0].name, await files[0].text()]);
  });
  const page = await context.newPage();
  await start(page, site.url());
  await addPerson(page, site, "Ana Silva");
  await yourData(page);
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByText("The backup is on its way.").waitFor();
  const [name, text] = await page.evaluate(() => window.shared);
  assert.match(name, /^kith-backup-.*\.txt$/);
  assert.match(text, /Ana/);
});

test("A backup reminder comes when much would be lost, and can be postponed", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await page.evaluate(() => localStorage.setItem("kith.backup", " 24"));
  await page.reload();
  await ready(page);
  await go(page, "Today");
  await page.getByText("Twenty-four changes are on this device only.").or(page.getByText("24 changes are on this device only.")).waitFor();
  await page.getByRole("button", { name: "Remind me in a week" }).click();
  await page.getByText("changes are on this device only").waitFor({ state: "detached" });
});

test("I see what uses the storage", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva");
  await yourData(page);
  await page.getByText("What takes up the space").click();
  await page.getByText("Latest changes").waitFor();
});
