import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { addPerson, device, log, open, phone, ready, serve, start, today } from "./helpers.mjs";

const site = await serve();
const onPhone = { viewport: phone };

const person = (id, given, more = {}) => ({ id, given, circle: "close", emails: [{ kind: "work", value: `${id}@mail.example`, preferred: false }], ...more });
const talk = (people, back, more = {}) => ({ people: [people].flat(), when: today(back), how: "message", notes: "A talk.", ...more });

/** Waits until an element has the focus. */
const focused = (locator) => locator.and(locator.page().locator(":focus")).waitFor();

/** A page whose book has these people and exchanges. */
async function withBook(t, people, exchanges, path = "", more = {}, device = open(t, site, { ...onPhone, path: "settings/data" })) {
  const page = await device;
  const text = JSON.stringify({ format: "kith-backup", version: 1, people, exchanges, ...more });
  await page.getByLabel("Open a file").setInputFiles({ name: "book.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const dialog = page.getByRole("dialog", { name: "Bring this in" });
  await dialog.getByRole("button", { name: "Merge", exact: true }).click();
  await page.getByText("You can undo it now, and later under Imports").waitFor();
  await start(page, site.url(path));
  return page;
}

test("The weekly session: a reason, words, and one tap to log them", async (t) => {
  const page = await withBook(t, [
    person("ana", "Ana", { dos: ["Say it early"], donts: ["No calls before nine"] }),
    person("luis", "Luis", { circle: "active" }),
    person("noor", "Noor", { circle: "wider" }),
  ], [talk("ana", 60, { topics: ["the balcony"] }), talk("luis", 200), talk("noor", 500)]);
  const week = page.getByRole("region", { name: "This week" });
  const ana = week.getByRole("article", { name: "Ana" });
  await ana.getByText("A catch-up.").waitFor();
  await ana.getByText("No calls before nine").waitFor();
  const words = ana.getByRole("textbox", { name: "Your words to Ana" });
  const before = await words.inputValue();
  await ana.getByRole("button", { name: "Another way to say it" }).click();
  assert.notEqual(await words.inputValue(), before);
  await words.fill("Ana, I saw a balcony today.");
  assert.match(await ana.getByRole("link", { name: "Write" }).getAttribute("href"), /mailto:ana@mail\.example\?body=Ana%2C%20I%20saw/);
  await week.getByText("Why these three?").click();
  await week.getByText("Noor is somebody you seldom hear from.").waitFor();
  await ana.getByRole("button", { name: "I wrote" }).click();
  await week.getByRole("article", { name: "Ana" }).getByText("this week.").waitFor();
  const noor = week.getByRole("article", { name: "Noor" });
  await noor.getByText("A wellness check.").waitFor();
  await noor.getByRole("textbox", { name: "Your words to Noor" }).fill("Noor, how are you? Could you pass on my CV?");
  await noor.getByText("This asks for something.").waitFor();
});

test("On a low day a few words to fewer people are enough, and after a heavy day the others stay", async (t) => {
  const page = await withBook(t, [
    person("ana", "Ana"),
    person("luis", "Luis", { circle: "active" }),
    person("noor", "Noor", { circle: "wider" }),
  ], [talk("ana", 60, { topics: ["the balcony"] }), talk("luis", 200), talk("noor", 500)], "", {
    promises: [{ id: "p", whose: "mine", what: "Send the sheet", people: ["luis"] }],
  });
  const words = page.getByRole("textbox", { name: "Your words to Ana" });
  const week = page.getByRole("region", { name: "This week" });
  await week.getByText("You last talked about the balcony.").waitFor();
  // The other cards come after the first one.
  await week.getByRole("article", { name: "Noor" }).waitFor();
  assert.equal(await week.getByRole("article").count(), 3);
  const long = (await words.inputValue()).length;
  await page.getByRole("switch", { name: "Low battery" }).click();
  await page.getByText("A few words will do today.").waitFor();
  assert.ok((await words.inputValue()).length < long);
  await page.getByText(/About (five|5) quiet minutes/).waitFor();
  await week.getByText("Why these two?").waitFor();
  assert.deepEqual(await week.getByRole("article").evaluateAll((all) => all.map((it) => it.ariaLabel)), ["Ana", "Noor"], "no promise");
  await page.reload();
  await ready(page);
  assert.ok(await page.getByRole("switch", { name: "Low battery" }).isChecked(), "it lasts the day");
  await page.getByRole("switch", { name: "Low battery" }).click();
  await log(page, "meeting with Ana and Luis");
  await log(page, "lunch with Ana and Luis");
  await week.getByText("You have done a lot today already.").waitFor();
  await week.getByRole("article", { name: "Ana" }).getByText("this week.").waitFor();
  const noor = week.getByRole("article", { name: "Noor" });
  await noor.getByRole("button", { name: "Log it" }).waitFor();
  assert.equal(await noor.getByRole("textbox").count(), 0, "folded");
  await week.getByRole("button", { name: "Show them anyway" }).click();
  await noor.getByRole("textbox", { name: "Your words to Noor" }).waitFor();
  await week.getByRole("button", { name: "Show them anyway" }).waitFor({ state: "detached" });
  await focused(noor.getByRole("link", { name: "Noor" }));
  await page.reload();
  await ready(page);
  await noor.getByRole("textbox", { name: "Your words to Noor" }).waitFor();
});

test("After a card is settled, the focus is on the next one", async (t) => {
  const page = await withBook(t, [person("ana", "Ana"), person("luis", "Luis", { circle: "active" }), person("noor", "Noor", { circle: "wider" })],
    [talk("ana", 60), talk("luis", 200), talk("noor", 500)]);
  const card = (name) => page.getByRole("region", { name: "This week" }).getByRole("article", { name });
  const link = (name) => card(name).getByRole("link", { name, exact: true });
  await card("Ana").getByRole("button", { name: "I wrote" }).click();
  await focused(link("Luis"));
  await card("Luis").getByRole("button", { name: "Not this week" }).click();
  await focused(link("Noor"));
  await card("Noor").getByRole("button", { name: "Log it" }).click();
  const dialog = page.getByRole("dialog", { name: "Log an exchange" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await focused(link("Noor"));
});

test("A toast is never over the main button of a card", async (t) => {
  const page = await open(t, site, onPhone);
  await page.getByRole("button", { name: /^Look around/ }).click();
  const toast = page.getByRole("status").getByText("A made-up book, for looking around.");
  await toast.waitFor();
  const words = page.getByRole("region", { name: "This week" }).getByRole("article").first().getByRole("textbox");
  await words.waitFor();
  await page.waitForFunction(() => {
    const cover = document.getElementById("toast").getBoundingClientRect();
    const all = [...document.querySelectorAll("main .btn--main")].map((it) => it.getBoundingClientRect());
    return all.length > 0 && all.every((it) => it.bottom <= cover.top || it.top >= cover.bottom || it.right <= cover.left || it.left >= cover.right);
  });
});

test("Lunches of past days do not end today, and whom I put off is one tap away", async (t) => {
  const page = await withBook(t, [person("ana", "Ana"), person("luis", "Luis", { circle: "active" })], [talk("ana", 60), talk("luis", 200)]);
  await log(page, "lunch with Kenji yesterday");
  await log(page, "lunch with Mara yesterday");
  const week = page.getByRole("region", { name: "This week" });
  const luis = week.getByRole("article", { name: "Luis" });
  await luis.getByRole("textbox", { name: "Your words to Luis" }).waitFor();
  assert.equal(await page.getByText("Enough for today").count(), 0);
  await luis.getByRole("button", { name: "Not this week" }).click();
  await luis.waitFor({ state: "detached" });
  await week.getByText("Luis can wait until next week.").waitFor();
  await week.getByText("Why this one?").waitFor();
  await week.getByRole("button", { name: "Undo for Luis" }).click();
  await luis.waitFor();
});

test("The same people stay all week, whatever I promise or log about last week, also after a reload", async (t) => {
  const people = ["Ana", "Luis", "Noor", "Kenji", "Mara"].map((it, at) => person(it.toLowerCase(), it, { circle: ["close", "active", "wider", "active", "active"][at] }));
  const page = await withBook(t, people, [talk("ana", 60), talk("luis", 200), talk("noor", 500), talk("kenji", 190), talk("mara", 20)]);
  const week = page.getByRole("region", { name: "This week" });
  const names = async () => {
    await week.getByRole("article", { name: "Noor" }).waitFor();
    return week.getByRole("article").evaluateAll((all) => all.map((it) => it.ariaLabel));
  };
  const three = ["Ana", "Luis", "Noor"];
  assert.deepEqual(await names(), three);
  await page.getByRole("button", { name: "A promise", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("What was promised").fill("Send the sheet");
  await dialog.getByLabel("With whom").fill("Mara");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Promises" }).getByText("Send the sheet").waitFor();
  assert.deepEqual(await names(), three, "a promise");
  await log(page, "coffee with Luis eight days ago");
  assert.deepEqual(await names(), three, "an entry about last week");
  await page.reload();
  await ready(page);
  assert.deepEqual(await names(), three, "after a reload");
  await start(page, site.url("people"));
  await page.getByRole("main").getByRole("link", { name: "Luis" }).click();
  await page.getByLabel("More about this page").click();
  await page.getByRole("button", { name: "Archive", exact: true }).click();
  await page.getByText("Luis is archived.").waitFor();
  await start(page, site.url());
  assert.deepEqual(await names(), ["Ana", "Noor", "Mara"], "somebody left, and the promise has the place");
  const other = await page.context().newPage();
  await start(other, site.url());
  await other.getByRole("region", { name: "This week" }).getByRole("article", { name: "Mara" }).waitFor();
});

test("The counter counts, and people I met get a name once a week", async (t) => {
  const page = await open(t, site, onPhone);
  await page.goto(site.url("people"));
  await page.getByRole("button", { name: "Someone new" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Name", exact: true }).fill("Ana Silva");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await start(page, site.url());
  await page.getByRole("button", { name: "A few words", exact: true }).click();
  await page.getByRole("button", { name: "A real talk" }).click();
  await page.getByRole("heading", { name: "You networked twice without noticing" }).waitFor();
  await log(page, "talked to two people from procurement");
  const met = page.getByRole("region", { name: "People you met" });
  await met.getByRole("button", { name: /Who was it/ }).click();
  const dialog = page.getByRole("dialog", { name: "Who was it?" });
  await dialog.getByLabel("Name").fill("Priya Nair");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await met.waitFor({ state: "detached" });
  await page.getByRole("heading", { name: "You networked three times without noticing" }).waitFor();
  await start(page, site.url("people"));
  await page.getByRole("main").getByRole("link", { name: "Priya Nair" }).waitFor();
});

test("An ask after a long silence is held up for a moment, with a kinder way in", async (t) => {
  const page = await withBook(t, [person("ana", "Ana")], [talk("ana", 90)], "people");
  await page.getByRole("main").getByRole("link", { name: "Ana" }).click();
  await page.getByRole("button", { name: "Ask for something" }).click();
  const dialog = page.getByRole("dialog", { name: "Ask Ana for something" });
  await dialog.getByText("It would be your first message to Ana in").waitFor();
  await dialog.getByRole("link", { name: "Write" }).waitFor();
  await dialog.getByRole("button", { name: "Ask now anyway" }).click();
  await dialog.getByLabel("Your ask").fill("Could you look at my draft?");
  await dialog.getByRole("button", { name: "I asked" }).click();
  await page.getByRole("region", { name: "Help, both ways" }).getByText("Could you look at my draft?").waitFor();
});

test("Reconnect: two easy ones, then an old tie, a guess, and what it was", async (t) => {
  const people = [person("ana", "Ana"), person("luis", "Luis"), person("bao", "Bao", { circle: "wider" }), person("roshan", "Roshan", { circle: "wider", place: "Ella", expertise: ["tea"] })];
  const exchanges = [talk("ana", 5), talk("ana", 12), talk("luis", 6), talk("bao", 1200), talk("bao", 1300), talk("roshan", 1500, { topics: ["the first harvest"] })];
  const page = await withBook(t, people, exchanges, "reconnect");
  await page.getByRole("button", { name: "I wrote to Ana" }).click();
  await page.getByText("sent", { exact: true }).waitFor();
  await page.getByRole("radio", { name: /the one who has seen other things/ }).check();
  await page.getByRole("heading", { name: "A few words to Roshan" }).waitFor();
  const scale = page.getByRole("group", { name: "How welcome will this be, do you think?" });
  await scale.getByRole("radio", { name: "4" }).check();
  await page.getByRole("button", { name: "I wrote", exact: true }).click();
  await page.getByText("You wrote to Roshan. One old tie is enough for a week.").waitFor();
  assert.equal(await page.getByRole("heading", { name: /A few words to/ }).count(), 0, "no second letter");
  const after = page.getByRole("group", { name: "How welcome was it for Roshan?" });
  await after.getByRole("radio", { name: "6" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("you said 4, it was 6").waitFor();
});

test("Strained talks open a way back that begins small", async (t) => {
  const strained = { tone: "strained" };
  const page = await withBook(t, [person("ana", "Ana")], [talk("ana", 9, strained), talk("ana", 20, strained), talk("ana", 40)], "people");
  await page.getByRole("main").getByRole("link", { name: "Ana" }).click();
  await page.getByRole("button", { name: "Mend things" }).click();
  const dialog = page.getByRole("dialog", { name: "Mend things with Ana" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.getByText("Write one of the three").waitFor();
  await dialog.getByLabel("What happened").fill("I was late twice.");
  await dialog.getByLabel("Something small to do first").fill("Send the notes unasked");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Promises" }).getByText("Send the notes unasked").waitFor();
  await page.getByText("I was late twice.").waitFor();
});

test("I sort people into circles by keys, and see what the circles ask for", async (t) => {
  const people = ["Ana", "Luis", "Noor"].map((it) => ({ id: it, given: it }));
  const page = await withBook(t, people, [], "people");
  await page.getByRole("button", { name: "Sort into circles" }).click();
  const dialog = page.getByRole("dialog", { name: "Sort into circles" });
  await dialog.getByText("Three people to sort.").waitFor();
  await page.keyboard.press("1");
  await dialog.getByText("Two people to sort.").waitFor();
  await dialog.getByText("Your circles ask for 0.5").waitFor();
  await page.keyboard.press("s");
  await page.keyboard.press("3");
  await dialog.getByText("That was everybody.").waitFor();
  await page.keyboard.press("u");
  await dialog.getByText("One person to sort.").waitFor();
  await page.keyboard.press("4");
  await dialog.getByRole("button", { name: "Done" }).first().click();
  await page.getByRole("heading", { name: /Wider/ }).waitFor();
});

test("An item of the share list names the people it might suit", async (t) => {
  const page = await withBook(t, [person("ana", "Ana", { expertise: ["sourdough"] }), person("luis", "Luis")], [talk("ana", 3), talk("luis", 3)]);
  await page.getByRole("button", { name: "Add something" }).click();
  const dialog = page.getByRole("dialog", { name: "Worth passing on" });
  await dialog.getByLabel("What it is").fill("an article about sourdough");
  await dialog.getByText("It might suit Ana.").waitFor();
  await dialog.getByRole("button", { name: "Save" }).click();
  const gave = page.getByRole("button", { name: "I gave it to Ana" });
  await gave.click();
  const logging = page.getByRole("dialog", { name: "Log an exchange" });
  await logging.getByRole("textbox", { name: "What happened?" }).waitFor();
  await page.keyboard.press("Escape");
  await logging.waitFor({ state: "detached" });
  await gave.click();
  await logging.getByRole("button", { name: "Save" }).click();
  await logging.waitFor({ state: "detached" });
  await gave.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await gave.waitFor();
  await page.getByRole("button", { name: "Send it to Ana" }).click();
  const sending = page.getByRole("dialog", { name: "Send it to Ana" });
  assert.match(await sending.getByRole("textbox", { name: "Your words to Ana" }).inputValue(), /an article about sourdough/);
  await sending.getByRole("button", { name: "I wrote" }).click();
  await gave.waitFor({ state: "detached" });
  await page.getByText("Passed on to Ana.").waitFor();
});

test("Before a meeting one card has it all, and a calendar file carries the rest", async (t) => {
  const promises = [{ id: "p", whose: "mine", what: "Send the sheet", people: ["ana"], due: "2030-01-02" }];
  const page = await withBook(t, [person("ana", "Ana", { donts: ["No calls before nine"] })], [talk("ana", 9, { next_time: "the balcony" })], "people", { promises });
  await page.getByRole("main").getByRole("link", { name: "Ana" }).click();
  await page.getByRole("button", { name: "Before you meet" }).click();
  const card = page.getByRole("dialog", { name: "Before you meet Ana" }).getByRole("article", { name: "Ana" });
  for (const words of ["A talk.", "The balcony", "Send the sheet", "No calls before nine"]) await card.getByText(words).waitFor();
  await start(page, site.url("settings"));
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Add it to your calendar" }).click();
  const text = readFileSync(await (await waiting).path(), "utf8");
  assert.match(text, /RRULE:FREQ=WEEKLY;BYDAY=TH/);
  assert.match(text, /SUMMARY:Send the sheet/);
});

test("My own words are offered too", async (t) => {
  const page = await withBook(t, [person("ana", "Ana")], [talk("ana", 60)], "settings");
  await page.getByLabel("A line of your own").fill("{name}, the kettle is on.");
  await page.getByRole("region", { name: "Words to begin with" }).getByRole("button", { name: "Add it" }).click();
  await page.getByText("{name}, the kettle is on.").waitFor();
  await start(page, site.url());
  const words = page.getByRole("textbox", { name: "Your words to Ana" });
  const seen = new Set();
  for (let at = 0; at < 9; at += 1) {
    seen.add(await words.inputValue());
    await page.getByRole("button", { name: "Another way to say it" }).click();
  }
  assert.ok(seen.has("Ana, the kettle is on."), [...seen].join("\n"));
});

test("Whom I archive or leave in peace until a day is not suggested, and nobody else goes with them", async (t) => {
  const page = await withBook(t, [
    person("ana", "Ana", { archived: true }),
    person("luis", "Luis", { paused_until: today(-30) }),
    person("noor", "Noor"),
    person("kenji", "Kenji", { paused_until: today(1) }),
  ], ["ana", "luis", "noor", "kenji"].map((id) => talk(id, 90)));
  const week = page.getByRole("region", { name: "This week" });
  await week.getByRole("article", { name: "Noor" }).waitFor();
  await week.getByRole("article", { name: "Kenji" }).waitFor();
  assert.equal(await week.getByRole("article").count(), 2);
});

test("A third ask in a row is spoken of, and stays my choice", async (t) => {
  const page = await withBook(t, [person("ana", "Ana")], [talk("ana", 2)], "people");
  await page.getByRole("main").getByRole("link", { name: "Ana" }).click();
  const third = page.getByText("It would be your third ask in a row");
  for (const words of ["A book", "A name", "A table"]) {
    await page.getByRole("button", { name: "Ask for something" }).click();
    const dialog = page.getByRole("dialog", { name: "Ask Ana for something" });
    if (words === "A table") {
      await third.waitFor();
      await dialog.getByRole("button", { name: "Ask now anyway" }).click();
    } else {
      assert.equal(await third.count(), 0);
    }
    await dialog.getByLabel("Your ask").fill(words);
    await dialog.getByRole("button", { name: "I asked" }).click();
    await page.getByRole("region", { name: "Help, both ways" }).getByText(words).waitFor();
  }
});

test("I introduce two people in four small steps, to the end", async (t) => {
  const page = await withBook(t, [person("ana", "Ana"), person("luis", "Luis")], [talk(["ana", "luis"], 2)], "people");
  await page.getByRole("main").getByRole("link", { name: "Ana" }).click();
  await page.getByRole("button", { name: "Introduce", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Introduce Ana to somebody" });
  await dialog.getByLabel("To whom").fill("Nobody At All");
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.getByText("Nobody in your book has this name.").waitFor();
  await dialog.getByLabel("To whom").fill("Luis");
  await dialog.getByLabel("Why they should meet").fill("both keep bees");
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.waitFor({ state: "detached" });
  await start(page, site.url());
  const promises = page.getByRole("region", { name: "Promises" });
  const steps = [
    "Ask Ana whether an introduction to Luis is welcome",
    "Ask Luis whether an introduction to Ana is welcome",
    "Introduce Ana and Luis: both keep bees",
    "See what came of Ana and Luis",
  ];
  for (const step of steps) {
    await promises.getByRole("checkbox", { name: step }).click();
    await page.getByText(`Kept: ${step}.`).waitFor();
  }
});

test("An introduction that I log keeps its promises, and one undo opens them again", async (t) => {
  const page = await withBook(t, [person("ana", "Ana"), person("luis", "Luis")], [talk(["ana", "luis"], 2)], "people");
  await page.getByRole("main").getByRole("link", { name: "Ana" }).click();
  await page.getByRole("button", { name: "Introduce", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Introduce Ana to somebody" });
  await dialog.getByLabel("To whom").fill("Luis");
  await dialog.getByRole("button", { name: "Begin" }).click();
  await dialog.waitFor({ state: "detached" });
  await start(page, site.url());
  const promises = page.getByRole("region", { name: "Promises" });
  const step = promises.getByRole("checkbox", { name: /^Introduce Ana and Luis/ });
  await step.waitFor();
  await log(page, "introduced Ana to Luis");
  await page.getByText("The introduction is made.").waitFor();
  await promises.getByRole("checkbox", { name: /^Introduce Ana and Luis/, checked: true }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await promises.getByRole("checkbox", { name: /^Introduce Ana and Luis/, checked: false }).waitFor();
});

test("After a letter to somebody of long ago the page says that I wrote, and how often we used to talk", async (t) => {
  const page = await withBook(t, [person("roshan", "Roshan")], [1300, 1330, 1360, 1390].map((back) => talk("roshan", back, { how: "call" })));
  await log(page, "wrote a letter to Roshan");
  const networked = page.getByRole("heading", { name: "Nothing logged yet since your weekly session" });
  await networked.waitFor();
  await start(page, site.url("people"));
  await page.getByRole("main").getByRole("link", { name: "Roshan" }).click();
  await page.getByText("You wrote today. You used to talk about every month.").waitFor();
});

test("The recent changes say in whole sentences what I did", async (t) => {
  const page = await withBook(t, [person("ana", "Ana")], [talk("ana", 3)]);
  await page.getByRole("button", { name: "Add something" }).click();
  const dialog = page.getByRole("dialog", { name: "Worth passing on" });
  await dialog.getByLabel("What it is").fill("The Dune article");
  await dialog.getByRole("button", { name: "Save" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Remove The Dune article" }).click();
  await page.getByText("Removed from the list.").waitFor();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("dialog", { name: "More pages" }).getByRole("button", { name: "Recent changes" }).click();
  const changes = page.getByRole("dialog", { name: "Recent changes" });
  await changes.getByText("You took “The Dune article” off the list.").waitFor();
  await changes.getByText("You put “The Dune article” on the list.").waitFor();
});

test("Before meeting a group there is a card for each", async (t) => {
  const board = { groups: ["Board"] };
  const page = await withBook(t, [person("ana", "Ana", board), person("luis", "Luis", board), person("noor", "Noor")], [talk("ana", 9), talk("luis", 9)], "people");
  await page.getByLabel("Group").selectOption("Board");
  await page.getByRole("button", { name: "Before you meet them" }).click();
  const cards = page.getByRole("dialog").getByRole("article");
  await cards.first().waitFor();
  assert.deepEqual(await cards.evaluateAll((all) => all.map((it) => it.getAttribute("aria-label") ?? it.querySelector("h3, h2")?.textContent)), ["Ana", "Luis"]);
});

test("Who links me to people nobody else does gets the last place in three weeks of four", async (t) => {
  const now = new Date("2026-11-23T10:00:00Z");
  const said = (id, days) => ({ people: [id], when: today(days, now), how: "message", notes: "A talk." });
  const people = [
    person("ana", "Ana"), person("luis", "Luis", { circle: "active" }), person("noor", "Noor", { circle: "wider" }),
    person("mara", "Mara", { circle: "active", relations: [{ kind: "friend", to: "pia" }, { kind: "friend", to: "tom" }] }),
    person("pia", "Pia", { circle: undefined }), person("tom", "Tom", { circle: undefined }),
  ];
  const exchanges = [said("ana", 60), said("luis", 200), said("noor", 900), said("mara", 110)];
  const weeks = [];
  for (let week = 0; week < 4; week += 1) {
    const later = new Date(now.getTime() + week * 7 * 86_400_000);
    const at = async () => {
      const { context } = await device(t, site, onPhone);
      const page = await context.newPage();
      await page.clock.setFixedTime(later);
      await start(page, site.url("settings/data"));
      return page;
    };
    const page = await withBook(t, people, exchanges, "", {}, at());
    await page.getByText("Why these three?").click();
    weeks.push(await page.getByText("Mara is your only link to some people.").count());
    await page.context().close();
  }
  assert.equal(weeks.reduce((sum, it) => sum + it, 0), 3, weeks.join(" "));
});

test("On the day of the session the app's icon has a badge, without a number", async (t) => {
  const badges = async (date) => {
    const { context } = await device(t, site, onPhone);
    await context.addInitScript(() => {
      window.badges = [];
      navigator.setAppBadge = async (...all) => void window.badges.push(["set", ...all]);
      navigator.clearAppBadge = async () => void window.badges.push(["clear"]);
    });
    const page = await context.newPage();
    await page.clock.setFixedTime(new Date(date));
    await start(page, site.url("settings/data"));
    await withBook(t, [person("ana", "Ana")], [{ people: ["ana"], when: "2026-08-01", how: "message", notes: "A talk." }], "", {}, page);
    await page.getByRole("article", { name: "Ana" }).waitFor();
    return page.evaluate(() => window.badges.at(-1));
  };
  assert.deepEqual(await badges("2026-11-26T10:00:00Z"), ["set"], "a Thursday");
  assert.deepEqual(await badges("2026-11-27T10:00:00Z"), ["clear"], "a Friday");
});

test("Weeks that took more than they gave are remembered, in words", async (t) => {
  const tired = [10, 17, 24, 31].flatMap((back) => [0, 1, 2].map((more) => talk("ana", back + more, { how: "in-person", energy: "took" })));
  const page = await withBook(t, [person("ana", "Ana")], tired);
  await page.getByRole("region", { name: "Your week" }).getByText("Weeks this full have taken more than they gave.").waitFor();
});
