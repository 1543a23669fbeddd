// What a user sees and presses on the common screens: notes as Markdown, the tiles of a person, the sheets, the list
// with a person beside it; also with large type and in the colours of the system.
import assert from "node:assert/strict";
import { test } from "node:test";
import { settled } from "./settled.mjs";
import { addPerson, clean, desk, filled, go, open, openPerson, phone, places, serve, start } from "./helpers.mjs";

const site = await serve();

const note = `# Bergen

She chose the **flat** with the *balcony*.
No lift.

- [the map](https://example.org/map)
- <b>not bold</b>
- [no link](javascript:alert(1))

![a picture](https://example.org/cat.png)

1986. Met
1990. Left`;

test("Notes are shown as Markdown and edited as text", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await addPerson(page, site, "Ana Silva");
  await openPerson(page, "Ana Silva");
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  const form = page.getByRole("dialog");
  const field = form.getByRole("textbox", { name: "Notes", exact: true });
  if (!(await field.isVisible())) for (const part of await form.locator("summary").all()) await part.click();
  await field.fill(note);
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });
  const notes = page.getByRole("region", { name: "Notes" });
  await notes.getByRole("heading", { name: "Bergen" }).waitFor();
  assert.equal(await notes.getByRole("strong").textContent(), "flat");
  assert.equal(await notes.getByRole("emphasis").textContent(), "balcony");
  const map = notes.getByRole("link", { name: "the map" });
  assert.equal(await map.getAttribute("href"), "https://example.org/map");
  assert.match(await map.getAttribute("rel"), /noopener/);
  await notes.getByText("<b>not bold</b>").waitFor();
  await notes.getByText("no link (javascript:alert(1))").waitFor();
  assert.equal(await notes.getByRole("link", { name: "no link" }).count(), 0);
  assert.equal(await notes.getByRole("img").count(), 0, "a picture is not fetched");
  await notes.getByRole("link", { name: "a picture" }).waitFor();
  const years = await notes.getByRole("listitem").evaluateAll((items) => items.map((it) => it.value).filter((it) => it > 0));
  assert.deepEqual(years, [1986, 1990], "a year is not counted");
  await clean(page, "a note as Markdown");
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  if (!(await field.isVisible())) for (const part of await form.locator("summary").all()) await part.click();
  assert.equal(await field.inputValue(), note);
  await page.keyboard.press("Escape");
  await form.waitFor({ state: "detached" });
  await go(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill("balcony");
  await page.getByRole("main").getByText(/with the balcony/).waitFor();
});

const acts = ["Before you meet", "Wellness check", "A promise", "Help given or received", "Ask for something", "Introduce"];

test("What I can do with somebody is one press away, and back closes it", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await openPerson(page, "Ingrid Solheim");
  for (const act of acts) {
    await page.getByRole("main").getByRole("button", { name: act, exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await clean(page, act);
    await page.goBack();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("heading", { level: 1, name: "Ingrid Solheim" }).waitFor();
  }
  await page.getByRole("button", { name: "Across the years" }).click();
  await page.getByRole("term").filter({ hasText: /^20\d\d$/ }).first().waitFor();
});

test("A wellness check is written, sent and logged from the page of a person", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await openPerson(page, "Ingrid Solheim");
  await page.getByRole("main").getByRole("button", { name: "Wellness check" }).click();
  const dialog = page.getByRole("dialog");
  assert.ok((await dialog.getByRole("textbox").inputValue()).includes("Ingrid"));
  await dialog.getByRole("button", { name: "I wrote" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Exchanges" }).getByText(/^message$/i).first().waitFor();
});

test("From the log I reach the other acts, and the sentence is kept", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const log = page.getByRole("dialog", { name: "Log an exchange" });
  await log.getByRole("textbox", { name: "What happened?" }).fill("coffee with Ingrid");
  await log.getByText("Something else with Ingrid").click();
  await log.getByRole("button", { name: "Introduce" }).click();
  await page.getByRole("dialog", { name: "Introduce Ingrid to somebody" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Log an exchange" }).click();
  // The kept words come once the dialog is there.
  const sentence = await log.getByRole("textbox", { name: "What happened?" }).elementHandle();
  await page.waitForFunction((it) => it.value === "coffee with Ingrid", sentence);
});

/** Asserts that the button is in sight and that nothing lies over it. */
async function inSight(button, where) {
  const hit = await button.evaluate((it) => {
    const box = it.getBoundingClientRect();
    const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    return box.top >= 0 && box.bottom <= innerHeight && (it === top || it.contains(top));
  });
  assert.ok(hit, where);
}

for (const [name, viewport] of [["phone", phone], ["phone held across", { width: 844, height: 390 }], ["phone at 200 %", { width: 195, height: 422 }], ["desk", desk], ["desk at 200 %", { width: 640, height: 400 }]]) {
  test(`Save is in sight in every sheet on a ${name}`, async (t) => {
    const page = await filled(t, site, { viewport });
    const sheet = page.getByRole("dialog");
    const look = async (where) => {
      await sheet.waitFor();
      await settled(page);
      await inSight(sheet.getByRole("button", { name: "Save", exact: true }), where);
      const wide = await sheet.evaluate((it) => it.scrollWidth - it.clientWidth);
      assert.ok(wide <= 0, `${where} is ${wide} pixels too wide`);
      await page.keyboard.press("Escape");
      await sheet.waitFor({ state: "detached" });
    };
    await page.getByRole("button", { name: "Log an exchange" }).click();
    await page.getByRole("textbox", { name: "What happened?" }).fill("yesterday coffee with Lucía and Bruno about the invoice #supplier");
    await look("the log");
    await go(page, "People");
    await page.getByRole("button", { name: "Someone new" }).click();
    await look("a new person");
    await openPerson(page, "Ingrid Solheim");
    await page.getByRole("button", { name: "Edit", exact: true }).first().click();
    await look("the form of a person");
    for (const act of ["A promise", "Help given or received"]) {
      await page.getByRole("main").getByRole("button", { name: act, exact: true }).click();
      await look(act);
    }
  });
}

test("The marks of the log break lines where the text does", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Log an exchange" }).click();
  const field = page.getByRole("textbox", { name: "What happened?" });
  for (let width = 320; width <= 430; width += 11) {
    await page.setViewportSize({ width, height: 844 });
    for (const words of [12, 25, 40]) {
      await field.fill("yesterday AVALON coffee with Lucía Ferreyra and Noor  about the office fjords, ".repeat(5).split(" ").slice(0, words).join(" "));
      // The text field has the height of its text, and the layer of the marks lies under it with the same words.
      const heights = await field.evaluate((it) => [it.scrollHeight, it.previousElementSibling.scrollHeight]);
      assert.equal(heights[0], heights[1], `${words} words on ${width} pixels`);
    }
  }
});

test("Six people stand on the first screen of a phone", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await go(page, "People");
  const rows = page.getByRole("main").getByRole("listitem").getByRole("link");
  await rows.nth(6).waitFor();
  const bar = (await page.getByRole("navigation", { name: "Main" }).boundingBox()).y;
  const sixth = await rows.nth(5).boundingBox();
  assert.ok(sixth.y + sixth.height <= bar + 1, `the sixth ends at ${sixth.y + sixth.height}, the bar begins at ${bar}`);
});

test("On a desk a person is shown beside the list", async (t) => {
  const page = await filled(t, site, { viewport: desk });
  await go(page, "People");
  const noor = page.getByRole("main").getByRole("link", { name: /^Noor/ });
  await noor.hover();
  const beside = page.getByRole("region", { name: "Noor El-Amrani" });
  await beside.waitFor();
  await clean(page, "people with a person beside");
  await beside.getByRole("link", { name: "Open the page" }).click();
  await page.getByRole("heading", { level: 1, name: "Noor El-Amrani" }).waitFor();
});

test("An empty page has one thing to do", async (t) => {
  const page = await open(t, site, { viewport: phone });
  for (const [place, act] of [["people", "Write down a name"], ["long-view", "Write the first one"], ["reconnect", "Write down somebody from before"]]) {
    await start(page, site.url(place));
    await page.getByRole("main").getByRole("button", { name: act }).click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await clean(page, `${place}, empty`);
  }
});

for (const [name, viewport] of [["phone", { width: 195, height: 422 }], ["desk", { width: 640, height: 400 }]]) {
  test(`At 200 % nothing is off the screen of a ${name}`, async (t) => {
    const page = await filled(t, site, { viewport });
    for (const place of places) {
      await start(page, site.url(place));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${place || "today"} is ${wide} pixels too wide`);
    }
  });
}

test("With text of twice the size nothing is off the screen, and no name is cut", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  for (const place of places) {
    await start(page, site.url(place));
    const wide = await page.evaluate(() => {
      document.documentElement.style.fontSize = "32px";
      return document.documentElement.scrollWidth - document.documentElement.clientWidth;
    });
    assert.ok(wide <= 0, `${place || "today"} is ${wide} pixels too wide`);
    const cut = await page.evaluate(() => [...document.querySelectorAll("main .name")]
      .filter((it) => it.checkVisibility() && it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent));
    assert.deepEqual(cut, [], place || "today");
  }
});

test("In the colours of the system every place is accessible, and cards and tiles have edges", async (t) => {
  const page = await filled(t, site, { viewport: phone, forcedColors: "active" });
  const edge = (element) => element.evaluate((it) => Number.parseFloat(getComputedStyle(it).borderTopWidth) > 0);
  assert.ok(await edge(page.getByRole("region", { name: "This week" }).getByRole("article").first()), "the card of a week");
  for (const place of places) {
    await start(page, site.url(place));
    await clean(page, `${place || "today"} in the colours of the system`);
  }
  await openPerson(page, "Ingrid Solheim");
  for (const act of acts) assert.ok(await edge(page.getByRole("main").getByRole("button", { name: act, exact: true })), act);
  await clean(page, "a person in the colours of the system");
});

test("On a desk the words of a card take its width", async (t) => {
  const page = await filled(t, site, { viewport: desk });
  const card = page.getByRole("region", { name: "This week" }).getByRole("article").first();
  const width = async (part) => (await part.boundingBox()).width;
  for (const part of [card.getByRole("list", { name: "Good to know" }), card.getByRole("textbox")]) {
    assert.ok(await width(part) > 0.7 * await width(card));
  }
});
