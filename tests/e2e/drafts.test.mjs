// The drafts that Kith offers: words to somebody, and no note about somebody in them.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { go, open, phone, serve } from "./helpers.mjs";

const site = await serve();
const sample = JSON.parse(readFileSync(new URL("../../public/sample.json", import.meta.url), "utf8"));

/** The user's own words about somebody: promises, dos and don'ts, and the text of exchanges. */
const notes = [
  ...sample.promises.map((it) => it.what),
  ...sample.people.flatMap((it) => [...(it.dos ?? []), ...(it.donts ?? [])]),
  ...sample.exchanges.flatMap((it) => [it.notes, it.next_time]),
].filter(Boolean);

/** Asserts that a draft has none of the notes, and its reader in the greeting only. */
function assertClean(draft, name) {
  for (const note of notes) {
    assert.ok(!draft.toLowerCase().includes(note.toLowerCase()), `${draft}: ${note}`);
  }
  assert.ok(draft.split(name).length <= 2, draft);
}

/** Every draft of a text field, by "Another way to say it" until the first one comes again. */
async function assertAllClean(area, words, name) {
  const first = await words.inputValue();
  let draft = first;
  do {
    assertClean(draft, name);
    await area.getByRole("button", { name: "Another way to say it" }).click();
    draft = await words.inputValue();
  } while (draft !== first);
}

test("No draft of the made-up book contains a note to myself", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Look around" }).click();
  const week = page.getByRole("region", { name: "This week" });
  await week.getByRole("textbox").first().waitFor();
  let seen = 0;
  for (const { given } of sample.people) {
    const words = week.getByRole("textbox", { name: `Your words to ${given}` });
    if (await words.count()) {
      const card = week.getByRole("article").filter({ has: page.getByRole("textbox", { name: `Your words to ${given}` }) });
      await assertAllClean(card, words, given);
      seen += 1;
    }
  }
  assert.ok(seen > 0);
});

test("An introduction has words of its own", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await page.getByRole("button", { name: "Look around" }).click();
  await page.getByRole("region", { name: "This week" }).getByRole("textbox").first().waitFor();
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Yusuf Demirel" }).click();
  await page.getByRole("button", { name: "Introduce", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Introduce Yusuf to somebody" });
  await dialog.getByLabel("To whom").fill("Björn Lindqvist");
  await dialog.getByLabel("Why they should meet").fill("both plan grids");
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.waitFor({ state: "detached" });
  await go(page, "Today");
  const week = page.getByRole("region", { name: "This week" });
  const drafts = await week.getByRole("textbox").evaluateAll((all) => all.map((it) => it.value));
  const steps = ["Ask Yusuf whether an introduction to Björn is welcome", "both plan grids", "See what came of"];
  assert.ok(drafts.length > 0);
  for (const draft of drafts) {
    assert.ok(steps.every((it) => !draft.includes(it)), draft);
  }
});
