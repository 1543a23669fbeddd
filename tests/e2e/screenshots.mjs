// Takes the screenshots for the README and the install dialog, from the real app with the demo data.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { settled } from "./settled.mjs";
import { root, serveFolder } from "./static-server.mjs";

const { origin, close } = await serveFolder(join(root, "dist"));
const site = `${origin}/`;
const browser = await chromium.launch({
  executablePath: process.env.KITH_BROWSER || undefined,
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic", "--no-first-run"],
});

const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
};

/** The README shows some pages; `--all` takes every page, for review. */
const isAll = process.argv.includes("--all");
const shown = join(root, isAll ? "target/screenshots" : "public/screenshots");
mkdirSync(shown, { recursive: true });

for (const [name, device] of Object.entries(devices)) {
  for (const colorScheme of isAll ? ["light", "dark"] : ["light"]) {
    const context = await browser.newContext({ ...device, colorScheme, locale: "en-GB", serviceWorkers: "block" });
    const page = await context.newPage();
    const take = async (what) => {
      await settled(page);
      const scheme = isAll ? `-${colorScheme}` : "";
      await page.screenshot({ path: join(shown, `${what}-${name}${scheme}.png`), fullPage: isAll && what !== "log" });
    };
    const open = async (path) => {
      await page.goto(site + path);
      await page.getByText("Opening your book.").waitFor({ state: "detached" });
      await page.getByRole("heading", { level: 1 }).waitFor();
    };
    await open("");
    if (isAll) await take("welcome");
    await page.getByRole("button", { name: "Look around" }).click();
    await page.getByRole("region", { name: "This week" }).getByRole("article").first().waitFor();
    await open("");
    await take("today");
    await page.getByRole("button", { name: "Log an exchange" }).click();
    await page.getByRole("textbox", { name: "What happened?" }).fill("yesterday coffee with Lucía and Bruno about the late invoice, easy in the end #supplier");
    await take("log");
    await page.getByRole("button", { name: "Close without saving" }).click();
    await open("people");
    await take("people");
    await page.getByRole("main").getByRole("link", { name: "Ingrid Solheim" }).click();
    await page.getByRole("heading", { level: 1, name: "Ingrid Solheim" }).waitFor();
    await page.evaluate(() => document.activeElement?.blur());
    await take("person");
    for (const place of isAll ? ["reconnect", "teams", "mentoring", "long-view", "settings", "settings/data"] : []) {
      await open(place);
      await take(place.replace("/", "-"));
    }
    await context.close();
  }
}
await browser.close();
close();
console.log(`The pictures are in ${isAll ? "target/screenshots" : "public/screenshots"}/.`);
