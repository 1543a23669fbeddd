import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, go, log, merge, open, openPerson, phone, ready, serve, start, today } from "./helpers.mjs";

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
  await region.getByText("contracts, does it").waitFor({ state: "detached" });
  await region.getByText("Does not count").click();
  await region.getByRole("button", { name: "It is so again: contracts" }).waitFor();
  await go(page, "Teams");
  await page.getByRole("searchbox", { name: "Who knows about" }).fill("contracts");
  await page.getByText("Why not?").click();
  await page.getByRole("list", { name: "Why not?" }).getByText("contracts: not any more").waitFor();
  assert.deepEqual(await names(page.getByRole("list", { name: "Knows it", exact: true })), ["Ana"]);
});

test("The bridge is asked first, and after their yes the introduction goes on", async (t) => {
  const page = await withBook(t);
  await page.getByRole("link", { name: "tax law", exact: true }).click();
  const known = page.getByRole("list", { name: "Knows it", exact: true });
  await known.getByRole("button", { name: "Ask Nadia to introduce you" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "I asked" }).click();
  await page.getByText("Saved. When Nadia says yes, the next steps are on their page.").first().waitFor();
  await openPerson(page, "Nadia");
  const promises = page.getByRole("region", { name: "Promises" });
  await promises.getByText("Nadia asks Far whether a question from you is welcome").waitFor();
  await promises.getByRole("button", { name: "Nadia said yes" }).click();
  await promises.getByText("Nadia introduces you to Far").waitFor();
  await promises.getByText("Tell Nadia what came of the talk with Far").waitFor();
  assert.equal(await promises.getByText("Nadia asks Far").count(), 0);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await promises.getByRole("button", { name: "Nadia said yes" }).waitFor();
});

test("Nobody knows it yet: it is put on a new project, and on one that is there", async (t) => {
  const page = await withBook(t);
  const search = page.getByRole("searchbox", { name: "Who knows about" });
  await search.fill("welding");
  await page.getByText("Nobody yet for “welding”.").waitFor();
  await page.getByText("Put it on a project as missing").click();
  await page.getByRole("button", { name: "A new project" }).click();
  const dialog = page.getByRole("dialog");
  assert.equal(await dialog.getByRole("textbox", { name: "What it needs" }).inputValue(), "welding");
  await dialog.getByRole("textbox", { name: "Name" }).fill("The rocket");
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("heading", { name: "The rocket", level: 1 }).waitFor();
  await go(page, "Teams");
  await search.fill("riveting");
  await page.getByText("Put it on a project as missing").click();
  await clean(page, "a need to put on a project");
  await page.getByRole("list", { name: "Put it on a project as missing" }).getByRole("button", { name: "The rocket" }).click();
  await page.getByText("The rocket needs riveting.").first().waitFor();
});

test("The form has as of when, words in use, and one of two spellings", async (t) => {
  const page = await withBook(t);
  await openPerson(page, "Ben");
  await page.getByRole("button", { name: "Edit", exact: true }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("Worth remembering").click();
  await dialog.getByRole("button", { name: "Add what they know" }).click();
  await dialog.getByRole("textbox", { name: "What", exact: true }).fill("TÁX");
  await dialog.getByRole("list", { name: "Words in use" }).getByRole("button", { name: "tax law" }).click();
  await dialog.getByRole("combobox", { name: "How do you know" }).selectOption("seen");
  await dialog.getByRole("textbox", { name: "As of", exact: true }).fill("2023");
  await dialog.getByRole("button", { name: "Add what they know" }).click();
  await dialog.getByRole("textbox", { name: "What 2", exact: true }).fill("Tax Law");
  await clean(page, "the form with what somebody knows");
  await dialog.getByRole("button", { name: "Make them one: tax law and Tax Law" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await page.getByRole("region", { name: "Knows about" }).getByText("tax law, you have seen it, 2023").waitFor();
});

test("What people can ask you, and words that mean the same, are in the settings", async (t) => {
  const page = await withBook(t);
  await page.goto(site.url("settings"));
  await ready(page);
  const asks = page.getByRole("region", { name: "What people can ask you" });
  await asks.getByRole("button", { name: "Add it" }).click();
  await asks.getByText("Say what the word is.").waitFor();
  await asks.getByRole("textbox", { name: "Something you help with" }).fill("tea");
  await asks.getByRole("button", { name: "Add it" }).click();
  await asks.getByRole("button", { name: "Edit tea" }).click();
  await asks.getByRole("textbox", { name: "Something you help with" }).fill("green tea");
  await asks.getByRole("button", { name: "Save" }).click();
  await asks.getByText("green tea", { exact: true }).waitFor();
  await asks.getByRole("button", { name: "Remove green tea" }).click();
  await page.getByRole("button", { name: "Undo" }).first().click();
  await asks.getByText("green tea", { exact: true }).waitFor();
  const same = page.getByRole("region", { name: "Words that mean the same" });
  await same.getByRole("textbox", { name: "A word" }).fill("taxation");
  await same.getByRole("button", { name: "Add it" }).click();
  await same.getByText("Say what the word is.").waitFor();
  await same.getByRole("textbox", { name: "Means the same as" }).fill("tax");
  await same.getByRole("button", { name: "Add it" }).click();
  await same.getByText("taxation means the same as tax").waitFor();
  await clean(page, "settings");
  await go(page, "Teams");
  await page.getByRole("searchbox", { name: "Who knows about" }).fill("taxation law");
  await page.getByRole("list", { name: "Knows it", exact: true }).getByText("means the same").waitFor();
});

test("A sentence says what somebody knows, and it is no exchange", async (t) => {
  const page = await withBook(t);
  await log(page, "Luis knows tariff law (seen it)");
  await page.getByText("Noted for Luis.").first().waitFor();
  await openPerson(page, "Luis");
  await page.getByRole("region", { name: "Knows about" }).getByText("tariff law, you have seen it").waitFor();
});
