// Reconnect remembers what the two shared, and asks for one letter a week.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choose, open, phone, serve, start, today } from "./helpers.mjs";

const site = await serve();
const talk = (id, back, more = {}) => ({ people: [id], when: today(back), how: "in-person", notes: "A talk.", ...more });

test("An old tie comes with what we shared, and one letter is enough", async (t) => {
  const people = [
    { id: "bao", given: "Bao", family: "Lindgren", circle: "wider", how_met: { when: "2015-05", place: "Galle", story: "You shared an office and a kettle." } },
    { id: "roshan", given: "Roshan", circle: "wider", place: "Ella", expertise: ["tea"] },
  ];
  const exchanges = [
    ...[1280, 1310, 1340, 1370, 1400].map((back) => talk("bao", back, { tone: "easy" })),
    talk("bao", 1279, { topics: ["the long winter"], place: "the harbour", tone: "easy" }),
    talk("roshan", 1500),
  ];
  const page = await open(t, site, { viewport: phone });
  await choose(page, JSON.stringify({ format: "kith-backup", version: 1, people, exchanges }), "book.json");
  await page.getByRole("dialog").getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await start(page, site.url("reconnect"));
  const bao = page.getByRole("radio", { name: /the easy one.*Bao Lindgren/ });
  await bao.check();
  for (const line of ["Three and a half years of quiet.", "You shared an office and a kettle.", "You met in May 2015 in Galle.", "You talked six times.", "You used to talk about every month.", "The last talk was about the long winter.", "Last place: the harbour."]) {
    await page.getByText(line).waitFor();
  }
  await page.getByRole("radio", { name: /the one who has seen other things.*Roshan/ }).waitFor();
  await page.getByRole("heading", { name: "A few words to Bao" }).waitFor();
  await page.getByRole("button", { name: "I wrote", exact: true }).click();
  await page.getByRole("heading", { name: "You wrote", exact: true }).waitFor();
  await page.getByText("You wrote to Bao. One old tie is enough for a week.").waitFor();
  assert.equal(await page.getByRole("heading", { name: /A few words to/ }).count(), 0, "no second letter");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.getByRole("heading", { name: /A few words to/ }).waitFor();
});
