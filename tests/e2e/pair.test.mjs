// The page of a mentorship: its agreement, goals, topics, rest and ending.
import AxeBuilder from "@axe-core/playwright";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { desk, go, merge, open, phone, serve, start, today } from "./helpers.mjs";

const site = await serve();
const id = (kind, number) => `0190c0de-0000-7000-8000-00000000${kind}0${number}`;
const pair = id("2", "00");

/** A book with Ana, whom the user mentors. */
const book = JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [{ id: id("1", "00"), given: "Ana", family: "Silva" }],
  mentorships: [
    {
      id: pair, role: "mentor", shape: "mentor", stage: "agreed", people: [id("1", "00")], began: today(60), cadence_days: 30,
      agreed: { place: "By video." }, next: { session: id("5", "00"), when: today(-5), time: "17:00" },
    },
  ],
  aims: ["Chair a meeting", "Write plainly", "Know five people"].map((what, at) => ({ id: id("6", `0${at}`), what, mentorship: pair })),
  promises: [{ id: id("7", "00"), what: "Lend the book", whose: "mine", people: [id("1", "00")], mentorship: pair, made: today(20), by_next: true, confidence: 8 }],
  exchanges: [
    { id: id("3", "00"), when: today(50), people: [id("1", "00")], how: "call", purpose: "mentoring-session", mentorship: pair, brought: "first goals" },
    {
      id: id("3", "01"), when: today(20), people: [id("1", "00")], how: "coffee", purpose: "mentoring-session", mentorship: pair,
      grow: { goal: "Chair in May", will: "Coffee with two planners" }, learned: "Ask before I tell",
    },
  ],
});

async function opened(t, more = {}) {
  const page = await open(t, site, more);
  await merge(page, book);
  // The merge is stored once it can be undone.
  await page.getByRole("button", { name: "Undo" }).first().waitFor();
  await start(page, site.url(`mentoring/${pair}`));
  return page;
}

const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });

async function menu(page, name) {
  await page.locator("main details.menu > summary").click();
  await button(page, name).click();
}

for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
  test(`The page of a pair is accessible on a ${name}`, async (t) => {
    const page = await opened(t, { viewport });
    for (const name of ["Next session", "What you agreed", "Goals", "Session two", "Until next time", "Earlier sessions", "What you learned"]) {
      await region(page, name).waitFor();
    }
    const { violations } = await new AxeBuilder({ page }).analyze();
    assert.deepEqual(violations.map((it) => it.id), []);
    const small = await page.locator("main").locator("button, a, summary").evaluateAll((all) =>
      all.map((it) => [it.textContent, it.getBoundingClientRect().height]).filter(([, height]) => height > 0 && height < 44));
    assert.deepEqual(small, [], "44 pixels");
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
  });
}

test("A line of the agreement is changed in place, and the earlier wording stays", async (t) => {
  const page = await opened(t);
  const agreed = region(page, "What you agreed");
  await button(agreed, "By video.").click();
  const dialog = page.getByRole("dialog", { name: "Where" });
  await dialog.getByRole("textbox", { name: "Where" }).fill("By the canal.");
  await button(dialog, "Save").click();
  await button(agreed, "By the canal.").waitFor();
  await agreed.getByText("What changed").click();
  await agreed.getByText("“By video.”").waitFor();
  await button(page, "Send what we agreed").click();
  const letter = await page.getByRole("dialog").getByRole("textbox").inputValue();
  assert.match(letter, /Where: By the canal\./);
  assert.doesNotMatch(letter, /Ask before I tell/);
});

test("A fourth goal waits until one of the three rests", async (t) => {
  const page = await opened(t);
  await button(page, "New goal").click();
  await button(page.getByRole("dialog", { name: "Three at a time" }), "Write plainly").click();
  const dialog = page.getByRole("dialog", { name: "New goal" });
  await dialog.getByRole("textbox", { name: "What", exact: true }).fill("Lead a walk");
  await button(dialog, "Save").click();
  await button(region(page, "Goals"), "Lead a walk").waitFor();
  assert.match(await region(page, "Goals").innerText(), /Write plainly\s+resting/);
});

test("A private topic is not in the agenda to send, nor on paper", async (t) => {
  const page = await opened(t);
  await button(page, "Add a topic").click();
  const dialog = page.getByRole("dialog", { name: "Add a topic" });
  await dialog.getByRole("textbox", { name: "Topic" }).fill("Why she hesitates");
  await dialog.getByRole("checkbox", { name: "Only I see it" }).check({ force: true });
  await button(dialog, "Save").click();
  await button(region(page, "Next session"), "Why she hesitates").waitFor();
  await button(page, "Send the agenda").click();
  const letter = await page.getByRole("dialog").getByRole("textbox").inputValue();
  assert.match(letter, /Chair a meeting/);
  // What I promised is a note to myself.
  assert.doesNotMatch(letter, /Lend the book/);
  assert.doesNotMatch(letter, /hesitates/);
  await button(page, "Close without saving").click();
  await page.emulateMedia({ media: "print" });
  const printed = await page.locator("main").innerText();
  assert.match(printed, /Chair in May/);
  assert.doesNotMatch(printed, /hesitates|Ask before I tell/);
});

test("Private words are neither on the page of mentoring on paper nor on the printed sheet", async (t) => {
  const page = await opened(t);
  await button(page, "Add a topic").click();
  const dialog = page.getByRole("dialog", { name: "Add a topic" });
  await dialog.getByRole("textbox", { name: "Topic" }).fill("Why she hesitates");
  await dialog.getByRole("checkbox", { name: "Only I see it" }).check({ force: true });
  await button(dialog, "Save").click();
  await button(region(page, "Next session"), "Why she hesitates").waitFor();
  await button(page, "Begin notes").click();
  await page.getByText("Why she hesitates").waitFor();
  const learned = page.getByRole("textbox", { name: "What I take along", exact: true });
  await learned.waitFor();
  await page.emulateMedia({ media: "print" });
  assert.equal(await learned.isVisible(), false);
  assert.equal(await page.getByText("Why she hesitates").isVisible(), false);
  await page.emulateMedia({ media: "screen" });
  await button(page, "Finish it later").click();
  await region(page, "Next session").waitFor();
  await go(page, "Mentoring");
  await page.getByText("Ask before I tell").waitFor();
  await page.emulateMedia({ media: "print" });
  assert.doesNotMatch(await page.locator("main").innerText(), /Ask before I tell/);
});

test("A move keeps the calendar entry and raises its number", async (t) => {
  const page = await opened(t);
  const entry = async () => {
    await button(page, "Put it in the calendar").click();
    const waiting = page.waitForEvent("download");
    await button(page, "Download the file").click();
    const text = readFileSync(await (await waiting).path(), "utf8");
    return { uid: text.match(/UID:(.*)/)[1].trim(), sequence: Number(text.match(/SEQUENCE:(\d+)/)?.[1] ?? 0) };
  };
  const before = await entry();
  await button(page, "Move").click();
  await page.getByRole("group", { name: "Days to choose from" }).getByRole("button").first().click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const after = await entry();
  assert.equal(after.uid, before.uid);
  assert.ok(after.sequence > before.sequence, `${after.sequence}`);
});

test("A pair rests, ends, is taken up again, and leaves for the trash", async (t) => {
  const page = await opened(t);
  await menu(page, "Rest");
  await button(page.getByRole("dialog", { name: "Rest until" }), "Rest").click();
  await button(page, "Take it up again").click();
  await button(page, "Take it up again").waitFor({ state: "detached" });
  await menu(page, "End it well");
  const dialog = page.getByRole("dialog", { name: "End it well" });
  await dialog.getByText("early", { exact: true }).click();
  await dialog.getByRole("textbox", { name: "What changed" }).fill("She chairs.");
  await dialog.getByRole("textbox", { name: "What I take along" }).fill("Patience");
  await button(dialog, "End").click();
  await region(page, "How it ended").getByText("She chairs.").waitFor();
  await page.getByText(/^Ended early in /).waitFor();
  assert.equal(await region(page, "Next session").count(), 0);
  await button(page, "Take it up again").click();
  await region(page, "Earlier times").getByText("She chairs.").waitFor();
  await region(page, "Next session").waitFor();
  await menu(page, "Delete");
  await page.getByRole("heading", { level: 1, name: "Mentoring" }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "This mentorship is gone." }).waitFor();
});
