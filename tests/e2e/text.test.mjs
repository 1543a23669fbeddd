// Text as people write it: found, sorted, linked and read in any script, and a file that is half understood.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addPerson, choose, go, merge, open, openPerson, phone, serve } from "./helpers.mjs";

const site = await serve();
const file = (people, more = {}) => JSON.stringify({ format: "kith-backup", version: 1, people, ...more });

/** The people of the list, in order. */
const listed = (page) => page.locator("a.row .name").allTextContents();

async function search(page, query) {
  await go(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill(query);
}

test("Somebody is found by a number, by a name without its marks and by a tag, however they are written", async (t) => {
  const page = await open(t, site, { viewport: phone });
  await merge(page, file([
    { id: "g", given: "Gerd", phones: [{ kind: "mobile", value: "+49 171 5550123" }] },
    { id: "s", given: "Šárka", family: "Černá", notes: "works for Škoda", tags: ["Supplier"] },
    { id: "l", given: "Łukasz", tags: ["supplier"] },
  ]));
  for (const [query, name] of [["0171 5550123", "Gerd"], ["+491715550123", "Gerd"], ["skoda", "Šárka Černá"]]) {
    await search(page, query);
    await page.getByRole("main").getByRole("link", { name }).waitFor();
    assert.deepEqual(await listed(page), [name], query);
  }
  await search(page, "");
  await page.getByRole("combobox", { name: "Tag" }).selectOption("Supplier");
  await page.locator("a.row").nth(2).waitFor({ state: "detached" });
  assert.equal((await listed(page)).length, 2);
});

test("People sort by the rules of the language, and by family name if I say so", async (t) => {
  const page = await open(t, site);
  const people = [["Zoë", "Abel"], ["Đorđe", "Novak"], ["Dora", "Zeller"], ["Łukasz", "Berg"], ["Lukas", "Ytte"]];
  await merge(page, file(people.map(([given, family]) => ({ given, family }))));
  await go(page, "People");
  await page.getByRole("combobox", { name: "Order" }).selectOption("name");
  await page.locator("a.row").nth(4).waitFor();
  assert.deepEqual((await listed(page)).map((it) => it.split(" ")[0]), ["Dora", "Đorđe", "Lukas", "Łukasz", "Zoë"]);
  await go(page, "Settings");
  await page.getByRole("combobox", { name: "People are sorted by" }).selectOption("family");
  await go(page, "People");
  await page.locator("a.row").nth(4).waitFor();
  assert.deepEqual((await listed(page)).map((it) => it.split(" ")[1]), ["Abel", "Berg", "Novak", "Ytte", "Zeller"]);
});

test("A long address wraps and is a link; a Hebrew sentence reads from the right", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const address = `https://docs.example.org/spreadsheets/d/${"1BxiMVs0XRA5nFMdKvBdBZjgmUUqptlbs74".repeat(3)}/edit`;
  const exchange = (id, notes) => ({ id, when: "2026-01-20", people: ["d"], notes });
  await merge(page, file([{ id: "d", given: "דנה" }], {
    exchanges: [exchange("e", "התקשרתי אל Ana היום."), exchange("f", `sent ${address} about the plan`)],
  }));
  await openPerson(page, "דנה");
  const exchanges = page.getByRole("region", { name: "Exchanges" });
  const box = await exchanges.getByRole("link", { name: address }).boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= phone.width, "the address stays on the page");
  const edges = await exchanges.getByText("התקשרתי").evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const text = walker.nextNode() ?? element.firstChild;
    const left = (at) => {
      const range = document.createRange();
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      return range.getBoundingClientRect().left;
    };
    const words = text.nodeValue;
    return [0, words.indexOf("Ana"), words.indexOf("היום"), words.length - 1].map(left);
  });
  assert.deepEqual(edges, [...edges].sort((a, b) => b - a), "falling from right to left");
});

test("The list is right after a translator has replaced its texts", async (t) => {
  const page = await open(t, site);
  for (const name of ["Tess Third", "Otto Other", "Una Under"]) await addPerson(page, site, name);
  const translate = () => page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const all = [];
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeValue.trim() && !node.parentElement.closest("script,style,textarea,font")) all.push(node);
    }
    for (const node of all) {
      const [outer, inner] = [document.createElement("font"), document.createElement("font")];
      outer.append(inner);
      node.replaceWith(outer);
      inner.textContent = node.nodeValue;
    }
  });
  await go(page, "People");
  await translate();
  for (const [query, name] of [["otto", "Otto Other"], ["una", "Una Under"]]) {
    await search(page, query);
    await page.getByRole("main").getByRole("link", { name }).waitFor();
    assert.deepEqual(await listed(page), [name]);
    await translate();
  }
});

test("What cannot be read is named before the merge, and a corrected file corrects", async (t) => {
  const page = await open(t, site, { viewport: phone });
  const dates = [{ kind: "birthday", when: "3/4/1987" }];
  await choose(page, file([{ id: "b", given: "Bada", family: "Two", role: "Cook", dates, tags: "a, b", circle: "Closest" }]));
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  const skipped = dialog.getByRole("list", { name: "Skipped" });
  await skipped.getByText("Bada Two, Dates (Day): “3/4/1987” is not").waitFor();
  assert.equal(await skipped.getByRole("listitem").count(), 3);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await dialog.waitFor({ state: "detached" });
  const rita = (value) => file([{ given: "Rita", family: "Re", phones: [{ value }] }]);
  await merge(page, rita("+1 415 555 0111"));
  await choose(page, rita("+1 415 555 0112"));
  await dialog.getByText("+1 415 555 0111").waitFor();
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await openPerson(page, "Rita Re");
  await page.getByText("+1 415 555 0112").waitFor();
  assert.equal(await page.getByText("+1 415 555 0111").count(), 0);
  // Somebody else of the same name.
  await choose(page, rita("+1 415 555 0199"));
  await dialog.getByRole("group", { name: "Rita Re", exact: true }).getByRole("radio", { name: "Somebody else" }).check();
  assert.equal(await dialog.getByText("+1 415 555 0199").isVisible(), false, "there is nothing to choose");
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Rita Re" }).nth(1).waitFor();
});
