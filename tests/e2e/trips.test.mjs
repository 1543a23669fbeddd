// Places and trips: who is in Lisbon, three people and free evenings, a draft sent, a day agreed, the calendar file, and
// after the last day who was seen.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { backup, clean, desk, device, go, merge, phone, ready, serve, start } from "./helpers.mjs";

const site = await serve();
const id = (number) => `0190c0de-0000-7000-8000-000000001${String(number).padStart(3, "0")}`;
const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });

const people = JSON.stringify({
  format: "kith-backup",
  version: 1,
  settings: { home: "Vienna" },
  people: [
    { id: id(0), given: "Ana", family: "Silva", circle: "close", place: "Lisbon" },
    { id: id(1), given: "Caio", circle: "active", place: "Lisbon" },
    { id: id(2), given: "Dora", addresses: [{ kind: "work", value: "Rua do Ouro 5\n1100 Lisbon\nPortugal" }] },
    { id: id(3), given: "Eva", place: "Lisbon (until 2023)" },
    { id: id(4), given: "Filipe", place: "Porto", how_met: { place: "A fair in Lisbon" } },
    { id: id(5), given: "Gil", place: "Lisboa" },
    { id: id(6), given: "Hana", circle: "close", place: "Lisbon", died: "2025" },
    { id: id(7), given: "Nadia", place: "Graz" },
  ],
  exchanges: [
    { id: id(100), when: "2026-10-01", people: [id(0)], how: "call" },
    { id: id(101), when: "2026-09-01", people: [id(1)], how: "call" },
    { id: id(102), when: "2024-09-01", people: [id(2)], how: "call" },
  ],
});

/** A page with the book, on 23 November 2026. */
async function opened(t, more) {
  const { context } = await device(t, site, more);
  const page = await context.newPage();
  await page.clock.install({ time: new Date("2026-11-23T10:00:00") });
  await start(page, site.url());
  await merge(page, people);
  await button(page, "Undo").first().waitFor();
  return page;
}

async function toPlaces(page) {
  await go(page, "People");
  await page.getByRole("link", { name: "Places and trips" }).click();
  await page.getByRole("heading", { level: 1, name: "Places" }).waitFor();
}

/** Everything to press is large enough, and nothing scrolls sideways. */
async function fits(page, viewport) {
  const small = await page.locator("main").locator("button, a, summary, label.chip").evaluateAll((all) =>
    all.map((it) => [it.textContent, it.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 44));
  assert.deepEqual(small, [], "44 pixels");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
}

async function planned(page) {
  await button(page, "Plan a trip").click();
  const plan = page.getByRole("dialog", { name: "Plan a trip" });
  await plan.getByRole("textbox", { name: "From" }).fill("3 December 2026");
  await plan.getByRole("textbox", { name: "To", exact: true }).fill("6 December 2026");
  await plan.getByRole("textbox", { name: "What for" }).fill("The tender");
  await button(plan, "Save").click();
  await page.getByRole("heading", { level: 1, name: "In Lisbon" }).waitFor();
}

for (const colorScheme of ["light", "dark"]) {
  test(`A trip to Lisbon with three people, on a phone, ${colorScheme}`, async (t) => {
    const page = await opened(t, { viewport: phone, colorScheme });
    await toPlaces(page);
    await page.getByRole("list", { name: "Places in use" }).getByRole("link", { name: "Lisbon: three people" }).waitFor();
    await clean(page, "places");

    await page.getByRole("searchbox", { name: "Who is in" }).fill("lisbon");
    const list = (name) => page.getByRole("list", { name, exact: true });
    await list("Lives there").getByRole("link", { name: /Ana Silva/ }).waitFor();
    await list("Works there").getByRole("link", { name: /Dora/ }).waitFor();
    await list("You met there").getByRole("link", { name: /Filipe/ }).waitFor();
    await list("Left").getByRole("link", { name: /Eva/ }).waitFor();
    assert.equal(await page.getByRole("link", { name: /Hana|Gil/ }).count(), 0, "nobody who died, and no guess");
    await clean(page, "who is in Lisbon");
    await fits(page, phone);
    await page.reload();
    await ready(page);
    await list("Lives there").getByRole("link", { name: /Ana Silva/ }).waitFor();

    // Two spellings are one place once the owner says so, and two again.
    await page.getByText("Also written as").first().click();
    await page.getByRole("textbox", { name: "Another spelling" }).fill("Lisboa");
    await button(page, "It is the same place").click();
    await list("Lives there").getByRole("link", { name: /Gil/ }).waitFor();
    await button(page, "Not the same: Lisboa").click();
    await list("Lives there").getByRole("link", { name: /Gil/ }).waitFor({ state: "detached" });

    await planned(page);
    const offered = region(page, "You could see");
    for (const name of ["Ana", "Caio", "Dora"]) await button(offered, `I would like to see ${name}`).click();
    await offered.waitFor({ state: "detached" });
    await page.getByRole("checkbox", { name: "Thursday, 3 December" }).check();
    await clean(page, "the trip");
    await fits(page, phone);

    // One draft is sent.
    const guests = region(page, "Whom you would like to see");
    await button(guests, "Write to Ana").click();
    const write = page.getByRole("dialog", { name: "Write to Ana" });
    assert.equal(
      await write.getByRole("textbox", { name: "Your words" }).inputValue(),
      "I am in Lisbon from the 3rd to the 6th of December. Would a coffee on Thursday suit you? If not, another time.",
    );
    await button(write, "I wrote").click();
    await write.waitFor({ state: "detached" });
    await guests.getByText("You wrote", { exact: true }).waitFor();

    // One day is agreed, and one person has no time.
    await button(guests, "Agreed with Caio").click();
    const agree = page.getByRole("dialog", { name: "Agreed with Caio" });
    await button(agree, "Thursday, 3 December").click();
    await agree.getByLabel("Time").fill("18:30");
    await button(agree, "Save").click();
    await guests.getByText("Agreed for Thursday, 3 December, 18:30").waitFor();
    await button(guests, "Not this time: Dora").click();
    await button(guests, "Not this time: Dora").waitFor({ state: "detached" });

    const waiting = page.waitForEvent("download");
    await button(page, "Put it into your calendar").click();
    const file = readFileSync(await (await waiting).path(), "utf8");
    for (const line of ["SUMMARY:Caio", "LOCATION:Lisbon", "DTSTART:20261203T183000"]) assert.ok(file.includes(line), line);
    assert.ok(!file.includes("tender") && !file.includes("GEO"), "only the place, the day and the first name");

    // After the last day: one log sheet with the people as chips.
    await page.clock.setSystemTime(new Date("2026-12-08T10:00:00"));
    await page.reload();
    await ready(page);
    const seen = region(page, "Who did you see?");
    await seen.getByText("You wanted to see Caio and Ana.").waitFor();
    await clean(page, "after the trip");
    await button(seen, "Log it").click();
    const log = page.getByRole("dialog", { name: "Log an exchange" });
    await button(log, "Ana Silva, remove").click();
    await log.getByRole("textbox", { name: "What happened?" }).fill("the tender and the sea");
    await button(log, "Save").click();
    await log.waitFor({ state: "detached" });
    await seen.waitFor({ state: "detached" });
    const next = region(page, "Next time");
    await button(next, "Promise it to Ana").click();
    await button(next, "Promise it to Ana").waitFor({ state: "detached" });

    const book = JSON.parse(await backup(page));
    const talks = book.exchanges.filter((it) => it.trip);
    assert.deepEqual(talks.map((it) => [it.when, it.how, it.place, it.people.length]), [["2026-12-06", "in-person", "Lisbon", 1]]);
    assert.ok(book.promises.some((it) => it.what === "Next time in Lisbon"));
    assert.equal(book.trips[0].settled, true);
  });
}

test("A trip is undone and deleted, and the people stay", async (t) => {
  const page = await opened(t, { viewport: phone });
  await toPlaces(page);
  await page.getByRole("searchbox", { name: "Who is in" }).fill("Lisbon");
  await planned(page);
  await page.locator("main details.menu > summary").click();
  await button(page, "Delete").click();
  await page.getByRole("heading", { level: 1, name: "Places" }).waitFor();
  await page.getByText("Three people a trip are enough.").waitFor();
  await button(page, "Undo").first().click();
  await region(page, "Trips").getByRole("link", { name: /In Lisbon/ }).waitFor();
});

test("Somebody comes to the place where you live", async (t) => {
  const page = await opened(t, { viewport: desk });
  await toPlaces(page);
  await button(page, "Plan a trip").click();
  const plan = page.getByRole("dialog", { name: "Plan a trip" });
  await plan.getByText("They come to you").click();
  assert.equal(await plan.getByRole("textbox", { name: "Place" }).inputValue(), "Vienna");
  await plan.getByRole("textbox", { name: "From" }).fill("3 December 2026");
  await button(plan, "Save").click();
  await page.getByRole("heading", { level: 1, name: "Somebody comes to Vienna" }).waitFor();
  const guests = region(page, "Who comes");
  await guests.getByRole("combobox", { name: "Somebody else" }).fill("Nadia");
  await guests.getByRole("option", { name: /Nadia/ }).click();
  await button(guests, "Add").click();
  await button(guests, "Write to Nadia").click();
  const write = page.getByRole("dialog", { name: "Write to Nadia" });
  assert.match(await write.getByRole("textbox", { name: "Your words" }).inputValue(), /^I hear you are in Vienna on the 3rd of December\./);
  await page.keyboard.press("Escape");
  await clean(page, "somebody comes");
  await fits(page, desk);
});

test("A sentence plans the trip of a friend, and Today asks about it once it is over", async (t) => {
  const page = await opened(t, { viewport: phone });
  await go(page, "Today");
  await button(page, "Log an exchange").click();
  const log = page.getByRole("dialog", { name: "Log an exchange" });
  await log.getByRole("textbox", { name: "What happened?" }).fill("Nadia is in Vienna from 28 November to 1 December");
  const trip = log.getByRole("group", { name: "Trip", exact: true });
  await trip.getByText("Vienna, 28 November to 1 December").waitFor();
  assert.equal(await log.getByRole("group", { name: "When", exact: true }).count(), 0);
  await clean(page, "the log of a trip");
  await button(log, "Save").click();
  await log.waitFor({ state: "detached" });
  await go(page, "People");
  await page.getByRole("searchbox").fill("Vienna");
  await region(page, "Projects, groups, trips, aims and returns").getByRole("link", { name: /Vienna/ }).click();
  await page.getByRole("heading", { level: 1, name: "Somebody comes to Vienna" }).waitFor();
  await region(page, "Who comes").getByRole("link", { name: "Nadia" }).waitFor();

  await page.clock.setSystemTime(new Date("2026-12-03T10:00:00"));
  await start(page, site.url());
  const after = region(page, "After the trip");
  await after.getByText("The days in Vienna are over. Whom did you see?").waitFor();
  await clean(page, "Today after a trip");
  await after.getByRole("link", { name: "Write down whom you saw in Vienna" }).click();
  await button(region(page, "Who did you see?"), "Nobody this time").click();
  await start(page, site.url());
  await page.getByRole("region", { name: "This week" }).waitFor();
  assert.equal(await after.count(), 0);
});
