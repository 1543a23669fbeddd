// Aims: from why to return, at the size of a phone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, desk, filled, go, merge, open, phone, serve, start, today } from "./helpers.mjs";

const site = await serve();
const id = (kind, number) => `0190c0de-0000-7000-8000-00000000${kind}0${number}`;

/** A book with three people who may know a path, and one who decides. */
const book = (more = {}) => JSON.stringify({
  format: "kith-backup",
  version: 1,
  people: [
    { id: id("1", "00"), given: "Jonas", family: "Berg", circle: "close", expertise: ["leading a team"] },
    { id: id("1", "01"), given: "Priya", family: "Nair", circle: "active", expertise: ["contracts"] },
    { id: id("1", "02"), given: "Dora", family: "Lind" },
  ],
  ...more,
});

async function opened(t, { more, ...options } = {}) {
  const page = await open(t, site, options);
  await merge(page, book(more));
  await page.getByRole("button", { name: "Undo" }).first().waitFor();
  await start(page, site.url("mentoring"));
  return page;
}

const region = (page, name) => page.getByRole("region", { name, exact: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const saved = (page, name) => page.getByRole("dialog", { name, exact: true }).waitFor({ state: "detached" });

/** Words that no page of aims has. */
const never = /\b(fail\w*|targets?|progress|completed|cancelled|overdue|score|should have)\b|!|%/i;

async function calm(page, where) {
  assert.doesNotMatch(await page.getByRole("main").innerText(), never, where);
}

test("An aim leads from why to a return", async (t) => {
  const page = await opened(t, { viewport: phone });
  await button(page, "New aim").click();
  const form = page.getByRole("dialog", { name: "New aim" });
  await form.getByRole("textbox", { name: "What", exact: true }).fill("Leading a team");
  await clean(page, "the dialog of an aim");
  await button(form, "Save").click();
  await page.getByRole("heading", { level: 1, name: "Leading a team" }).waitFor();

  // Who may know it is offered, and added by hand.
  const path = region(page, "Who knows that path");
  await button(path, "Add Jonas Berg").click();
  const known = page.getByRole("dialog", { name: "Jonas and the path" });
  await known.getByRole("radio", { name: "walked it" }).check();
  await button(known, "Save").click();
  await path.getByRole("link", { name: "Jonas Berg" }).waitFor();

  // Without a why there are no words to somebody.
  const next = region(page, "The next natural conversation");
  await next.getByText("What did you only understand afterwards?").waitFor();
  assert.equal(await next.getByRole("textbox").count(), 0);
  await button(next, "Say why").click();
  const edit = page.getByRole("dialog", { name: "An aim" });
  await edit.getByRole("textbox", { name: "Why", exact: true }).fill("I like to see others grow.");
  await button(edit, "Save").click();
  const draft = next.getByRole("textbox", { name: "Your words to Jonas" });
  await draft.waitFor();
  assert.match(await draft.inputValue(), /Leading a team.*I like to see others grow\..*What did you only understand afterwards\?/);
  await clean(page, "an aim");
  await calm(page, "an aim");
  await button(next, "What to ask").click();
  const kit = page.getByRole("dialog", { name: "What to ask Jonas" });
  assert.equal(await kit.getByRole("listitem").count(), 3);
  await clean(page, "what to ask");
  await page.keyboard.press("Escape");

  // The talk, with a private line.
  await button(next, "Log a talk").click();
  const talk = page.getByRole("dialog", { name: "A talk for this aim" });
  await talk.getByRole("textbox", { name: "What you talked about" }).fill("His first year.");
  await talk.getByRole("textbox", { name: "What did you learn?" }).fill("Ask early");
  await clean(page, "the dialog of a talk");
  await button(talk, "Save").click();
  await saved(page, "A talk for this aim");
  await region(page, "What you learned").getByText("Ask early").waitFor();
  const talks = region(page, "Talks");
  await talks.getByText("You have talked with Jonas, who walked it.").waitFor();
  await next.getByText("Nobody on this path is free").waitFor();

  // Thanks.
  await button(talks, "Say thank you to Jonas").click();
  await button(page.getByRole("dialog", { name: "Say thank you" }), "I sent it").click();
  await saved(page, "Say thank you");
  await button(talks, "Say thank you to Jonas").waitFor({ state: "detached" });

  // Reached: what helped, and who.
  await button(page, "Reached").click();
  const reached = page.getByRole("dialog", { name: "Reached" });
  await reached.getByRole("textbox", { name: "What helped?" }).fill("Asking early");
  await reached.getByRole("combobox", { name: "Who?" }).fill("Jonas");
  await reached.getByRole("option", { name: "Jonas Berg" }).click();
  await clean(page, "the dialog of an aim that is reached");
  await button(reached, "Reached").click();
  await saved(page, "Reached");
  const came = region(page, "What came of it");
  await button(came, "Say thank you for Leading a team").click();
  const grateful = page.getByRole("dialog", { name: "Say thank you" });
  assert.match(await grateful.getByRole("textbox", { name: "Your words to Jonas" }).inputValue(), /came of it: Leading a team\. You/);
  await clean(page, "the dialog with thanks for a return");
  await button(grateful, "I sent it").click();
  await saved(page, "Say thank you");
  await came.getByText("You told them in").waitFor();
  await calm(page, "an aim that is reached");
  await clean(page, "an aim that is reached");

  await go(page, "Long view");
  const grew = region(page, "What grew");
  await grew.getByText(String(new Date().getFullYear())).first().waitFor();
  await grew.getByText("Thanks to Jonas.").waitFor();
});

test("After a fortnight the report is offered, and goes when they know", async (t) => {
  const aim = { id: id("6", "00"), what: "Lead a team", why: "To learn", paths: [{ person: id("1", "01"), how: "walked" }] };
  const talk = { id: id("3", "00"), when: today(20), people: [id("1", "01")], aim: aim.id, purpose: "learning" };
  const page = await opened(t, { viewport: phone, more: { aims: [aim], exchanges: [talk] } });
  await page.getByRole("link", { name: "Lead a team" }).click();
  const talks = region(page, "Talks");
  await button(talks, "Tell them what came of it").waitFor();
  await clean(page, "an aim with a report");
  await button(talks, "They know, for the talk with Priya").click();
  await button(talks, "Tell them what came of it").waitFor({ state: "detached" });
  await region(page, "The next natural conversation").getByText("The next natural talk is with Priya.").waitFor();
});

test("A third question in a row is held up on the page of an aim too, and a low battery rests it", async (t) => {
  const aim = { id: id("6", "00"), what: "Lead a team", why: "To learn", paths: [{ person: id("1", "01"), how: "walked" }] };
  const exchanges = [25, 15].map((back, at) => ({ id: id("3", `0${at}`), when: today(back), people: [id("1", "01")], purpose: "ask", began: "me" }));
  const page = await opened(t, { viewport: phone, more: { aims: [aim], exchanges } });
  await page.getByRole("link", { name: "Lead a team" }).click();
  const next = region(page, "The next natural conversation");
  await next.getByText("It would be your third ask in a row, with nothing for Priya in between.").waitFor();
  assert.equal(await next.getByRole("textbox").count(), 0);
  await clean(page, "an aim whose question is held up");
  await button(next, "Ask now anyway").click();
  await next.getByRole("textbox", { name: "Your words to Priya" }).waitFor();
  await go(page, "Today");
  await page.getByRole("switch", { name: "Low battery" }).click();
  await start(page, site.url(`aims/${aim.id}`));
  await next.getByText("Your battery is low this week, so this waits. Priya is next.").waitFor();
  assert.equal(await next.getByRole("textbox").count(), 0);
});

test("Both people of a talk are thanked, one after the other", async (t) => {
  const aim = { id: id("6", "00"), what: "Lead a team", why: "To learn", paths: [{ person: id("1", "01"), how: "walked" }] };
  const talk = { id: id("3", "00"), when: today(3), people: [id("1", "00"), id("1", "01")], aim: aim.id, purpose: "learning" };
  const page = await opened(t, { viewport: phone, more: { aims: [aim], exchanges: [talk] } });
  await page.getByRole("link", { name: "Lead a team" }).click();
  const talks = region(page, "Talks");
  await button(talks, "Say thank you to Jonas and Priya").click();
  await button(page.getByRole("dialog", { name: "Say thank you" }), "I sent it").click();
  await saved(page, "Say thank you");
  await button(talks, "Say thank you to Priya").click();
  await button(page.getByRole("dialog", { name: "Say thank you" }), "I sent it").click();
  await saved(page, "Say thank you");
  await talks.getByRole("button", { name: /^Say thank you/ }).waitFor({ state: "detached" });
});

test("Whoever decides about an aim is never suggested", async (t) => {
  const aim = { id: id("6", "00"), what: "Lead a team", why: "To learn", paths: [{ person: id("1", "02"), how: "decides" }] };
  const page = await opened(t, { more: { aims: [aim] } });
  await page.getByRole("link", { name: "Lead a team" }).click();
  const next = region(page, "The next natural conversation");
  await next.getByText("Dora decides about it. You would be asking for something here. That is fine when you mean it.").waitFor();
  assert.equal(await next.getByRole("textbox").count(), 0);
  await button(next, "Write to Dora").click();
  await page.getByRole("dialog").waitFor();
});

test("A fourth aim asks what may rest, and letting go makes room", async (t) => {
  const aims = ["Sail", "Sing", "Sew"].map((what, at) => ({ id: id("6", `0${at}`), what }));
  const page = await opened(t, { viewport: phone, more: { aims } });
  await button(page, "New aim").click();
  const form = page.getByRole("dialog", { name: "New aim" });
  await form.getByRole("textbox", { name: "What", exact: true }).fill("Ski");
  await button(form, "Save").click();
  await form.getByRole("alert").filter({ hasText: "Three at a time. What may rest?" }).waitFor();
  assert.equal(await form.getByText("Three at a time. What may rest?").count(), 1, "it is said once");
  await button(form, "Sing may rest").click();
  await page.getByRole("heading", { level: 1, name: "Ski" }).waitFor();
  await button(page, "Let go").click();
  await page.getByText("You let this go in").waitFor();
  await calm(page, "an aim that was let go");
  await clean(page, "an aim that was let go");
  await go(page, "Mentoring");
  assert.match(await region(page, "Aims").innerText(), /Sing\s+It rests\./);
});

test("A person's page has things to be curious about, and a return of long ago stands at its year", async (t) => {
  const page = await filled(t, site, { viewport: phone });
  await go(page, "People");
  await page.getByRole("main").getByRole("link", { name: "Adaeze Okonkwo" }).click();
  await region(page, "Things to be curious about").getByRole("link", { name: "Teach a short course" }).click();
  await page.getByRole("heading", { level: 1, name: "Teach a short course" }).waitFor();
  await go(page, "Long view");
  const grew = region(page, "What grew");
  await grew.getByText("2004").first().waitFor();
  await button(grew, "Add a return").click();
  const dialog = page.getByRole("dialog", { name: "A return" });
  await dialog.getByRole("textbox", { name: "What came of it" }).fill("A room for the winter");
  await dialog.getByRole("textbox", { name: "When" }).fill("2009");
  await clean(page, "the dialog of a return");
  await button(dialog, "Save").click();
  await grew.getByText("2009").first().waitFor();
  await button(grew, "Change: A room for the winter").waitFor();
  assert.doesNotMatch(await grew.innerText(), /2009[^]*2009/, "the year is said once, in the heading");
  await clean(page, "what grew");

  // The search finds the return itself, and leads to it.
  await go(page, "People");
  await page.getByRole("searchbox", { name: "Search people" }).fill("winter");
  await region(page, "Projects, groups, trips, aims and returns").getByRole("link", { name: /A room for the winter/ }).click();
  await page.getByRole("button", { name: "Change: A room for the winter" }).and(page.locator(":focus")).waitFor();
});

test("A talk for an aim says who it was with, or what happened", async (t) => {
  const page = await opened(t, { viewport: phone, more: { aims: [{ id: id("6", "00"), what: "Lead a team" }] } });
  await page.getByRole("link", { name: "Lead a team" }).click();
  const talks = region(page, "Talks");
  await button(talks, "Log a talk").click();
  const talk = page.getByRole("dialog", { name: "A talk for this aim" });
  await button(talk, "Save").click();
  await talk.getByText("Say who it was with, or what happened.").waitFor();
  assert.equal(await talk.getByRole("combobox", { name: "Who was it" }).getAttribute("aria-invalid"), "true");
  assert.notEqual(await talk.getByRole("textbox", { name: "What you talked about" }).getAttribute("aria-invalid"), "true");
  await talk.getByRole("textbox", { name: "What you talked about" }).fill("The first year.");
  await button(talk, "Save").click();
  await talks.getByText(/^You had a talk on /).waitFor();
});

for (const colorScheme of ["light", "dark"]) {
  for (const [name, viewport] of [["phone", phone], ["desk", desk]]) {
    test(`The page of an aim is accessible on a ${name} in ${colorScheme}`, async (t) => {
      const page = await filled(t, site, { viewport, colorScheme });
      await go(page, "Mentoring");
      await page.getByRole("link", { name: "Teach a short course" }).click();
      await region(page, "The next natural conversation").waitFor();
      await clean(page, "an aim");
      await calm(page, "an aim");
      const small = await page.locator("main").locator("button, a, summary").evaluateAll((all) =>
        all.filter((it) => it.closest("p") === null).map((it) => [it.textContent, it.getBoundingClientRect().height])
          .filter(([, height]) => height > 0 && height < 44));
      assert.deepEqual(small, [], "44 pixels, other than a link within a sentence");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), viewport.width);
    });
  }
}
