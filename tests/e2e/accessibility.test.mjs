import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, clean, desk, filled, go, open, openPerson, phone, places, ready, serve, start } from "./helpers.mjs";

const site = await serve();

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
    test(`Every place is accessible on a ${name} in ${colorScheme}`, async (t) => {
      const page = await open(t, site, { viewport, colorScheme });
      await clean(page, "first page");
      await page.getByRole("button", { name: "Look around" }).click();
      await page.getByRole("region", { name: "This week" }).getByRole("article").first().waitFor();
      for (const place of places) {
        await start(page, site.url(place));
        await clean(page, place || "today");
      }
      await openPerson(page, "Ingrid Solheim");
      await clean(page, "a person");
      await page.getByRole("button", { name: "Edit", exact: true }).first().click();
      await page.getByRole("dialog").waitFor();
      await clean(page, "somebody's form");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await go(page, "Mentoring");
      await page.getByRole("main").locator('a[href*="/aims/"]').first().click();
      await page.getByRole("region", { name: "Who knows that path" }).waitFor();
      await clean(page, "an aim");
      await page.getByRole("button", { name: "Log an exchange" }).click();
      await page.getByRole("textbox", { name: "What happened?" }).fill("yesterday coffee with Lucía and Bruno about the invoice #supplier");
      await clean(page, "the log");
    });
  }
}

test("Nothing on a phone scrolls sideways", async (t) => {
  const page = await filled(t, site, { viewport: { width: 320, height: 640 } });
  for (const place of places) {
    await start(page, site.url(place));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${place || "today"} is ${wide} pixels too wide`);
  }
});

test("Everything that can be pressed is large enough for a thumb", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  for (const place of places) {
    await start(page, site.url(place));
    const small = await page.evaluate(() => {
      const pressed = [...document.querySelectorAll("button, a, select, input:not([type=checkbox]):not([type=radio]):not([type=file])")];
      const shown = pressed.filter((it) => it.checkVisibility() && !it.closest("p, .skip"));
      // The days of a year's calendar are 24 pixels (WCAG 2.5.8), so that a month fits beside another on a phone.
      const least = (it) => (it.closest("td") && it.pathname?.includes("/long-view/") ? 23.5 : 43.5);
      // A dot of the picture has no size of its own: the place to press is its invisible stroke, 24 pixels at least.
      const isLarge = (it) => (it.closest("svg") ? parseFloat(getComputedStyle(it.firstElementChild).strokeWidth) >= 24 : it.getBoundingClientRect().height >= least(it));
      return shown.filter((it) => !isLarge(it)).map((it) => it.outerHTML.slice(0, 90));
    });
    assert.deepEqual(small, [], place || "today");
  }
});

test("I do it all by keyboard", async (t) => {
  const page = await open(t, site);
  await page.keyboard.press("l");
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.waitFor();
  await page.keyboard.type("lunch with Farid");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "detached" });
  await page.keyboard.press("Tab");
  await page.keyboard.press("l");
  await dialog.waitFor();
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  const tabTo = async (name) => {
    const focused = () => page.evaluate(() => (document.activeElement.matches("a, button") ? document.activeElement.textContent : ""));
    for (let presses = 0; presses < 40 && !(await focused()).includes(name); presses += 1) await page.keyboard.press("Tab");
    assert.ok((await focused()).includes(name), `Tab reaches ${name}`);
  };
  await page.reload();
  await page.getByRole("navigation", { name: "Main" }).waitFor();
  await tabTo("People");
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "Farid" }).waitFor();
  await page.reload();
  await page.getByRole("link", { name: "Farid" }).waitFor();
  // Skip the navigation and go to the first person on the page.
  await tabTo("Skip to the page");
  await page.keyboard.press("Enter");
  await tabTo("Farid");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: "Farid" }).waitFor();
});

test("A letter that I press by mistake can be made to do nothing", async (t) => {
  const page = await open(t, site, { path: "settings" });
  const tick = page.getByRole("switch", { name: "The letter L opens “Log an exchange”" });
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  const isOpened = async () => {
    await page.getByRole("heading", { level: 1 }).click();
    await page.keyboard.press("l");
    // Wait two frames, so that a dialog would have opened by now.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return dialog.isVisible();
  };
  assert.ok(await isOpened());
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  await tick.uncheck();
  assert.ok(!(await isOpened()));
  await page.reload();
  await ready(page);
  assert.ok(!(await tick.isChecked()) && !(await isOpened()));
});

test("I find people by anything I wrote about them, slips forgiven", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await go(page, "People");
  const search = page.getByRole("searchbox", { name: "Search people" });
  for (const [query, name] of [["lucia", "Lucía Ferreyra"], ["pottery", "Noor El-Amrani"], ["watanabi", "Kenji Watanabe"], ["nagoya", "Kenji Watanabe"]]) {
    await search.fill(query);
    await page.getByRole("main").getByRole("link", { name }).waitFor();
    assert.equal(await page.getByRole("main").getByRole("listitem").count(), 1, query);
  }
  await search.fill("zzzz");
  await page.getByText("No one found.").waitFor();
});

test("Five thousand people are found and scrolled without all being drawn", async (t) => {
  const page = await open(t, site);
  const people = Array.from({ length: 5000 }, (_, at) => ({ id: `p${at}`, given: `Person${at}`, family: "Example", circle: "wider" }));
  await go(page, "Settings");
  await page.getByRole("link", { name: "Your data" }).click();
  const file = JSON.stringify({ format: "kith-backup", version: 1, people });
  await page.getByLabel("Open a file").setInputFiles({ name: "many.json", mimeType: "application/json", buffer: Buffer.from(file) });
  await page.getByRole("dialog", { name: "Bring this in" }).getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByRole("status").filter({ hasText: "Imported" }).waitFor();
  await go(page, "People");
  await page.getByRole("link", { name: "Person0 Example" }).waitFor();
  assert.ok((await page.getByRole("main").getByRole("listitem").count()) < 200);
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.getByRole("link", { name: "Person4999 Example" }).waitFor();
  await page.getByRole("searchbox", { name: "Search people" }).fill("person4321");
  await page.getByRole("link", { name: "Person4321 Example" }).waitFor();
});

test("Colours are mine to choose, and stay chosen", async (t) => {
  const page = await filled(t, site);
  await go(page, "Settings");
  await page.getByRole("radio", { name: "dark" }).check();
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  assert.equal(await ground(), "rgb(27, 24, 20)");
  await page.reload();
  assert.equal(await ground(), "rgb(27, 24, 20)");
});

test("The circles say what they ask for while I change them", async (t) => {
  const page = await open(t, site);
  await addPerson(page, site, "Ana Silva", { Circle: "inner" });
  await go(page, "Settings");
  await page.getByText("Your circles ask for 0.5 a week").waitFor();
  await page.getByLabel("Days between exchanges").first().fill("7");
  await page.keyboard.press("Enter");
  await page.getByText("Your circles ask for one a week").waitFor();
});
