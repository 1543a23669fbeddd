// Who knows whom: the list, the picture beside it by keyboard and by buttons, and the neighbourhood of a bridge.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, clean, desk, go, open, phone, serve, start } from "./helpers.mjs";

const site = await serve();
const friend = (to) => ({ kind: "friend", to });
const place = (from, organisation) =>
  Array.from({ length: 5 }, (_, at) => ({
    id: `${organisation}-${at}`,
    given: `${organisation[0]}${at}`,
    family: "Moreau",
    organisation,
    circle: ["inner", "close", "active", "wider"][at],
    how_met: { when: `${from + at}` },
  }));
const people = [
  ...place(2004, "Harbour"),
  ...place(2011, "Choir"),
  { id: "nadia", given: "Nadia", family: "Sultana", circle: "close", relations: ["Harbour-0", "Harbour-1", "Choir-0"].map(friend) },
  { id: "otto", given: "Otto", family: "Brandt", how_met: { through: "Harbour-1" } },
];

const region = (page) => page.getByRole("region", { name: "The picture" });
const group = (page) => page.getByRole("group", { name: "Who knows whom" });
const dot = (page, name) => group(page).getByRole("link", { name });
const isFocused = (page, name) => page.waitForFunction((name) => new RegExp(`^(${name}) `).test(document.activeElement?.getAttribute("aria-label")), name);

async function whoKnowsWhom(t, more = {}, book = people) {
  const page = await open(t, site, more);
  await choose(page, JSON.stringify({ format: "kith-backup", version: 1, people: book }), "book.json");
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  // With one person in the book, People has no list to put in order.
  if (book.length > 1) {
    await go(page, "People");
    await page.getByRole("link", { name: "Who knows whom" }).click();
  } else await start(page, site.url("who-knows-whom"));
  await page.getByRole("heading", { level: 1, name: "Who knows whom" }).waitFor();
  return page;
}

for (const colorScheme of ["light", "dark"]) {
  test(`The list says who knows whom, and the neighbourhood of a bridge says why (${colorScheme})`, async (t) => {
    const page = await whoKnowsWhom(t, { viewport: phone, colorScheme });
    await page.getByText("You know twelve people from two places. Nadia is the only one who joins Harbour and Choir.").waitFor();
    const list = page.getByRole("list", { name: "Who knows whom" });
    const entry = list.getByRole("listitem").filter({ hasText: /^Nadia Sultana/ }).last();
    await entry.getByText("knows: C0 Moreau, H0 Moreau and H1 Moreau · joins Harbour and Choir").waitFor();
    assert.equal(await list.getByRole("link").count(), 12, "everybody is listed");
    await clean(page, "who knows whom");
    await entry.getByRole("link", { name: "Nadia Sultana" }).click();
    await page.getByRole("heading", { level: 1, name: "Whom Nadia knows" }).waitFor();
    await page.getByText("Nadia knows three of your people, in two places.").waitFor();
    const known = page.getByRole("region", { name: "They know" });
    assert.deepEqual(await known.getByRole("link").allTextContents(), ["H0 Moreau", "C0 Moreau", "H1 Moreau"]);
    await page.getByRole("region", { name: "Through them" }).getByText("through H1").waitFor();
    await clean(page, "a neighbourhood");
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: "Who knows whom" }).waitFor();
  });
}

test("The picture is walked by keyboard, its ties too, and going back returns to the same person", async (t) => {
  const page = await whoKnowsWhom(t, { viewport: desk });
  assert.equal(await group(page).getByRole("link").evaluateAll((all) => all.filter((it) => it.tabIndex === 0).length), 1, "one tab stop");
  await dot(page, "H0 Moreau, inner, from Harbour, knows one").focus();
  for (const [keys, name] of [
    ["ArrowUp", "H1"],
    ["ArrowDown", "H0"],
    ["Shift+ArrowRight", "C0"],
    ["Shift+ArrowLeft", "H0"],
    ["t", "Nadia"],
    ["ArrowDown", "Nadia"],
    ["t", "H0|H1|C0"],
  ]) {
    await page.keyboard.press(keys);
    await isFocused(page, name);
  }
  await page.keyboard.press("t");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /^Whom / }).waitFor();
  await page.goBack();
  await page.getByRole("heading", { level: 1, name: "Who knows whom" }).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest("svg"));
  await page.keyboard.press("+");
  await page.keyboard.press("Escape");
});

test("What keys do, buttons do too, and each move is said", async (t) => {
  const page = await whoKnowsWhom(t, { viewport: phone });
  await page.getByRole("link", { name: "To the picture" }).click();
  const press = (name) => region(page).getByRole("button", { name, exact: true }).click();
  const box = () => group(page).getAttribute("viewBox");
  const whole = await box();
  await press("Closer");
  assert.notEqual(await box(), whole);
  await press("Everything");
  assert.equal(await box(), whole);
  await region(page).getByText("From person to person").click();
  await press("The next one");
  await region(page).getByText("H0 Moreau, inner, from Harbour, knows one").waitFor();
  await press("Next of those they know");
  await region(page).getByText("Nadia Sultana, close, knows three").waitFor();
  await press("The next part");
  await region(page).getByText(/^[HC]\d Moreau, .*, from/).waitFor();
  await clean(page, "the picture with somebody in focus");
  await region(page).getByRole("link", { name: "Open", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: /^Whom / }).waitFor();
});

test("A fourth person opens a part, and the page says so once", async (t) => {
  const book = people.slice(0, 8);
  const page = await whoKnowsWhom(t, { viewport: phone }, book);
  await page.getByText("You know eight people from one place.").waitFor();
  await start(page, site.url("settings/data"));
  await choose(page, JSON.stringify({ format: "kith-backup", version: 1, people }), "more.json");
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await start(page, site.url("who-knows-whom"));
  await page.getByText("Choir has its own part now.").waitFor();
  await start(page, site.url("who-knows-whom"));
  await page.getByText("You know twelve people from two places.").waitFor();
  assert.equal(await page.getByText("has its own part now").count(), 0);
});

test("A book of nobody, and one of people from nowhere, have a calm sentence", async (t) => {
  const page = await open(t, site, { viewport: phone, path: "who-knows-whom" });
  await page.getByText("Write down the people you know, and this page shows who knows whom.").waitFor();
  await clean(page, "who knows whom without people");
  const one = await whoKnowsWhom(t, { viewport: phone }, [{ given: "Ana" }]);
  await one.getByText("You know one person.").waitFor();
  await one.getByRole("list", { name: "Who knows whom" }).getByRole("link", { name: "Ana" }).click();
  await one.getByText("You have not written down yet whom Ana knows.").waitFor();
  await clean(one, "a neighbourhood of nobody");
});
