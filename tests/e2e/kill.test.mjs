// A browser that is killed right after Save. KITH_KILLS says how often; docs/storage.md has the figure for fifty.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { chromium } from "playwright-core";
import { addPerson, go, ready, serve } from "./app.mjs";

const kills = Number(process.env.KITH_KILLS ?? 10);

/** A browser with a profile on the disk, in a process group of its own that can be killed as a whole. */
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

test("A browser killed right after Save has lost nothing", { timeout: 600_000 }, async () => {
  const site = await serve();
  const profile = mkdtempSync(join(tmpdir(), "kith-kill-"));
  try {
    for (let kill = 0; kill <= kills; kill++) {
      const { process: child, page } = await launch(profile);
      page.setDefaultTimeout(10_000);
      await page.goto(site.url());
      await ready(page);
      await go(page, "People");
      for (const name of kill > 0 ? [`Kill number ${kill - 1}`, "Kill number 0"] : []) {
        await page.getByRole("main").getByRole("link", { name }).first().waitFor();
      }
      if (kill < kills) await addPerson(page, site, `Kill number ${kill}`);
      // The dialog has closed: it was saved.
      await killed(child);
    }
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("A browser killed right after a file was brought in has all of it", { timeout: 120_000 }, async () => {
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
    await first.page.getByText("While this page is open you can take it back.").waitFor();
    await killed(first.process);
    const { page } = await open("people");
    await page.getByRole("searchbox", { name: "Search people" }).fill("Guest 399");
    await page.getByRole("main").getByRole("link", { name: "Guest 399" }).waitFor();
  } finally {
    await Promise.all(started.filter((it) => it.exitCode === null && it.signalCode === null).map(killed));
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});
