import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, go, merge, open, openPerson, phone, ready, serve, start, today } from "./helpers.mjs";

const site = await serve();

/** A page whose book has Ana, who sleeps and is known for contracts, Luis, who is warm, Far, and Nadia beside Far. */
async function withBook(t) {
  const page = await open(t, site, { viewport: phone, path: "settings/data" });
  const knows = (what, more) => ({ expertise: [{ what, ...more }] });
  const people = [
    { id: "ana", given: "Ana", circle: "close", ...knows("contracts", { depth: "known-for", how: "seen", as_of: "2016" }) },
    { id: "luis", given: "Luis", circle: "close", ...knows("contracts", { depth: "does" }) },
    { id: "far", given: "Far", ...knows("tax law", { depth: "known-for" }) },
    { id: "nadia", given: "Nadia", circle: "close", relations: [{ kind: "colleague", to: "far" }] },
    { id: "ben", given: "Ben", notes: "A contract came up, and one more contract." },
  ];
  const exchanges = [{ people: ["ana"], when: today(500) }, { people: ["luis"], when: today(2) }, { people: ["nadia"], when: today(3) }];
  await merge(page, JSON.stringify({ format: "kith-backup", version: 1, people, exchanges }));
  await start(page, site.url());
  await go(page, "Teams");
  return page;
}

const names = async (list) => (await list.getByRole("listitem").getByRole("link").allTextContents());

test("Who knows it stands first, and a long silence asks for a hello first", async (t) => {
  const page = await withBook(t);
  await page.getByRole("searchbox", { name: "Who knows about" }).fill("contract");
  const known = page.getByRole("list", { name: "Knows it", exact: true });
  await known.getByText("noted in 2016, still so?").waitFor();
  assert.deepEqual(await names(known), ["Ana", "Luis"]);
  assert.equal(await known.locator("mark").first().textContent(), "contracts");
  await known.getByRole("button", { name: "Ask Luis" }).waitFor();
  await page.getByText("Only mentioned", { exact: true }).click();
  await page.getByRole("list", { name: "Only mentioned" }).getByRole("link", { name: "Ben" }).waitFor();
  await clean(page, "who knows");
  await known.getByRole("button", { name: "Say hello first to Ana" }).click();
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await known.getByRole("link", { name: "Ana" }).click();
  await page.getByRole("heading", { name: "Ana", level: 1 }).waitFor();
  await page.goBack();
  await known.getByText("noted in 2016, still so?").waitFor();
});

test("Somebody far away is reached through somebody close, with words that ask", async (t) => {
  const page = await withBook(t);
  await page.getByRole("link", { name: "tax law", exact: true }).click();
  const known = page.getByRole("list", { name: "Knows it", exact: true });
  await page.getByRole("list", { name: "May know who" }).getByText("Close to Far, who knows it.").waitFor();
  await known.getByRole("button", { name: "Ask Nadia to introduce you" }).click();
  const words = page.getByRole("dialog").getByRole("textbox", { name: "Your ask" });
  assert.match(await words.inputValue(), /tax law.*Far.*no worries/);
});

test("What is not any more is left out, and the search says why", async (t) => {
  const page = await withBook(t);
  await openPerson(page, "Luis");
  const region = page.getByRole("region", { name: "Knows about" });
  await region.getByText("contracts, does it").waitFor();
  await region.getByText("Is it still so?").click();
  await region.getByRole("button", { name: "contracts: not any more" }).click();
  await region.waitFor({ state: "detached" });
  await go(page, "Teams");
  await page.getByRole("searchbox", { name: "Who knows about" }).fill("contracts");
  await page.getByText("Why not?").click();
  await page.getByRole("list", { name: "Why not?" }).getByText("contracts: not any more").waitFor();
  assert.deepEqual(await names(page.getByRole("list", { name: "Knows it", exact: true })), ["Ana"]);
});
