// Kills the browser right after an action, in every state that a kill may meet. KITH_KILLS sets the total number of
// kills.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { addPerson, go, merge, putLockOn, ready, serve, takeLockOff, unlock, yourData } from "./helpers.mjs";

const kills = Number(process.env.KITH_KILLS ?? 10);

/** A browser with a profile on the disk, in its own process group, so that a kill ends all its processes. */
async function launch(profile) {
  const port = join(profile, "DevToolsActivePort");
  rmSync(port, { force: true });
  const process = spawn(executable(), [
    "--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic", "--no-first-run", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}`, "about:blank",
  ], { detached: true, stdio: "ignore" });
  for (let tries = 0; !existsSync(port) || !readFileSync(port, "utf8").includes("\n"); tries++) {
    assert.ok(tries < 200, "the browser starts");
    await pause(50);
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(port, "utf8").split("\n")[0]}`);
  return { process, page: browser.contexts()[0].pages()[0] };
}

const executable = () => process.env.KITH_BROWSER || chromium.executablePath();

async function killed(child) {
  const gone = new Promise((done) => child.once("exit", done));
  process.kill(-child.pid, "SIGKILL");
  await gone;
}

/** A browser with its own profile that is killed and restarted. `clock` is the error of its clock, in days. */
async function mortal(t) {
  const site = await serve();
  const profile = mkdtempSync(join(tmpdir(), "kith-kill-"));
  let child;
  t.after(async () => {
    if (child && child.exitCode === null && child.signalCode === null) await killed(child);
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });
  return {
    site,
    async start({ clock = 0, path = "", isLocked = false, isRaw = false } = {}) {
      const launched = await launch(profile);
      child = launched.process;
      const { page } = launched;
      page.setDefaultTimeout(20_000);
      if (clock) await page.addInitScript(setClock, clock);
      await page.goto(site.url(path));
      if (isRaw) return page;
      if (isLocked) {
        await unlock(page);
        await page.getByRole("navigation", { name: "Main" }).waitFor();
      }
      await ready(page);
      return page;
    },
    kill: () => killed(child),
  };
}

/** Moves the page's clock ahead by a number of days. */
const setClock = (days) => {
  const Real = Date;
  const now = () => Real.now() + days * 86_400_000;
  globalThis.Date = class extends Real {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(now());
    }
    static now() {
      return now();
    }
  };
};

/** Asserts that the People page lists the first names and none of the second. */
async function areThere(page, names, others = []) {
  await go(page, "People");
  for (const name of names) await page.getByRole("main").getByRole("link", { name, exact: false }).first().waitFor();
  for (const name of others) assert.equal(await page.getByRole("main").getByRole("link", { name }).count(), 0, name);
}

/** The states: each acts in one run of the browser and checks the data in the next. */
const states = {
  "an ordinary save": async (world, round) => {
    const page = await world.start();
    await areThere(page, Array.from({ length: round }, (_, at) => `Ordinary ${at}`));
    await addPerson(page, world.site, `Ordinary ${round}`);
    await world.kill();
    await areThere(await world.start(), [`Ordinary ${round}`]);
    await world.kill();
  },
  "the lock was put on, and taken off": async (world, round) => {
    let page = await world.start();
    await addPerson(page, world.site, `Before ${round}`);
    await putLockOn(page);
    await addPerson(page, world.site, `Locked ${round}`);
    await world.kill();
    page = await world.start({ isLocked: true });
    await areThere(page, [`Before ${round}`, `Locked ${round}`]);
    await addPerson(page, world.site, `Sealed ${round}`);
    await world.kill();
    page = await world.start({ isLocked: true });
    await areThere(page, [`Sealed ${round}`]);
    await takeLockOff(page);
    await addPerson(page, world.site, `Open ${round}`);
    await world.kill();
    page = await world.start({ isLocked: await isLocked(world) });
    await areThere(page, [`Sealed ${round}`, `Open ${round}`]);
    await page.waitForFunction(() => localStorage.getItem("kith.lock") === null);
    // Wait for the disk, so that the next round begins unlocked.
    await pause(6000);
    await world.kill();
  },
  "the clock had been ahead and was set right": async (world, round) => {
    let page = await world.start({ clock: round % 2 ? 2 : 400 });
    await addPerson(page, world.site, `Ahead ${round}`);
    await world.kill();
    page = await world.start();
    await areThere(page, [`Ahead ${round}`]);
    await addPerson(page, world.site, `Right ${round}`);
    await world.kill();
    await areThere(await world.start(), [`Ahead ${round}`, `Right ${round}`]);
    await world.kill();
  },
  "the made-up book was removed": async (world, round) => {
    let page = await world.start();
    await page.getByRole("button", { name: "Look around" }).click();
    await page.getByText("A made-up book, for looking around.").first().waitFor();
    await addPerson(page, world.site, `Real ${round}`);
    await go(page, "Today");
    await page.getByRole("button", { name: "Remove the made-up book" }).click();
    await page.getByText("The made-up book is gone.").first().waitFor();
    await world.kill();
    page = await world.start();
    await areThere(page, [`Real ${round}`]);
    assert.equal(await page.getByRole("main").getByRole("link", { name: "Ingrid" }).count(), 0);
    await world.kill();
  },
  "a merge was taken back": async (world, round) => {
    let page = await world.start();
    const file = { format: "kith-backup", version: 1, people: [{ given: `Merged ${round}` }] };
    await merge(page, JSON.stringify(file));
    await page.getByText("You can undo it now, and later under Imports").waitFor();
    await addPerson(page, world.site, `Own ${round}`);
    await yourData(page);
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await page.getByText("The import is undone.").first().waitFor();
    await world.kill();
    page = await world.start();
    await areThere(page, [`Own ${round}`], [`Merged ${round}`]);
    await world.kill();
  },
};

/** Whether the lock is on in the data on the disk. */
async function isLocked(world) {
  const page = await world.start({ path: "manifest.webmanifest", isRaw: true });
  const has = await page.evaluate(() => localStorage.getItem("kith.lock") !== null);
  await world.kill();
  return has;
}

/** The states that begin with an empty browser in each round: the made-up book is offered on the first page only. */
const fresh = ["the made-up book was removed"];

for (const [name, state] of Object.entries(states)) {
  test(`A browser killed right after an act has lost nothing where ${name}`, { timeout: 900_000 }, async (t) => {
    let world = await mortal(t);
    for (let round = 0; round < Math.ceil(kills / Object.keys(states).length); round++) {
      if (round > 0 && fresh.includes(name)) world = await mortal(t);
      await state(world, round);
    }
  });
}

test("A browser killed while it compacts two hundred saves is usable at once, and has them all", { timeout: 300_000 + kills * 6_000 }, async (t) => {
  const world = await mortal(t);
  const people = Array.from({ length: 1 }, (_, at) => ({ given: `Guest ${at}` }));
  let page = await world.start();
  await merge(page, JSON.stringify({ format: "kith-backup", version: 1, people }));
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  const rounds = Math.ceil(kills / 10);
  for (let round = 0; round < rounds; round++) {
    // Enough entries to start a compaction; the browser is killed a little later each round.
    for (let at = 0; at < (round === 0 ? 203 : 205); at++) await addPersonQuickly(page, `Row ${round} ${at}`);
    await pause(380 + round * 40);
    await world.kill();
    const started = Date.now();
    page = await world.start({ path: "people" });
    const took = Date.now() - started;
    assert.ok(took < 10_000, `usable after ${took} ms`);
    await page.getByRole("searchbox", { name: "Search people" }).fill(`Row ${round} 202`);
    await page.getByRole("main").getByRole("link", { name: `Row ${round} 202` }).waitFor();
    t.diagnostic(`usable after ${took} ms, the browser's own start among them`);
  }
});

/** Adds a person by keyboard: opens the dialog, types a name, saves with Enter. */
async function addPersonQuickly(page, name) {
  if (!page.url().endsWith("people")) await go(page, "People");
  await page.getByRole("button", { name: "Someone new" }).click();
  const dialog = page.getByRole("dialog", { name: "Someone new" });
  await dialog.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
}

test("A browser killed right after an import has the whole file", { timeout: 120_000 }, async () => {
  const site = await serve();
  const profile = mkdtempSync(join(tmpdir(), "kith-kill-"));
  const people = Array.from({ length: 400 }, (_, at) => ({ given: `Guest ${at}`, notes: `Met at table ${at}. `.repeat(20) }));
  const file = join(profile, "guests.json");
  const started = [];
  const open = async (path) => {
    const { process, page } = await launch(profile);
    started.push(process);
    page.setDefaultTimeout(20_000);
    await page.goto(site.url(path));
    await ready(page);
    return { process, page };
  };
  writeFileSync(file, JSON.stringify({ format: "kith-backup", version: 1, people }));
  try {
    const first = await open("settings/data");
    await first.page.getByLabel("Open a file").setInputFiles(file);
    await first.page.getByRole("button", { name: "Merge", exact: true }).click();
    await first.page.getByText("You can undo it now, and later under Imports").waitFor();
    await killed(first.process);
    const { page } = await open("people");
    await page.getByRole("searchbox", { name: "Search people" }).fill("Guest 399");
    await page.getByRole("main").getByRole("link", { name: "Guest 399" }).waitFor();
  } finally {
    await Promise.all(started.filter((it) => it.exitCode === null && it.signalCode === null).map(killed));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
