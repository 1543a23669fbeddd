// How free the page stays while large files of other programs are read: the longest task, beside a page that is idle for
// as long, and the time to the preview. Run with `node long-reads.mjs [folder of a build]`.
import { chromium } from "playwright-core";
import { root, serveFolder } from "./static-server.mjs";
import { join } from "node:path";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { randomBytes } from "node:crypto";

const { origin } = await serveFolder(process.argv[2] ?? join(root, "dist"));
const folder = mkdtempSync(join(tmpdir(), "kith-reads-"));
const browser = await chromium.launch({ executablePath: process.env.KITH_BROWSER || undefined, args: ["--no-sandbox", "--disable-quic", "--no-first-run"] });

const two = (number) => String(number).padStart(2, "0");
const name = (at) => `Person Number${at}`;

/** An address book of 50 MB: each card has a picture of 60 kB, whose content is random, so that none is quickly done with. */
function cards() {
  const picture = randomBytes(60_000).toString("base64").replace(/.{74}/g, "$&\r\n ");
  const card = (at) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${at}\r\nFN:${name(at)}\r\nN:Number${at};Person;;;\r\nEMAIL:p${at}@northwind.example\r\nPHOTO;ENCODING=b;TYPE=JPEG:${picture}\r\nEND:VCARD\r\n`;
  return Array.from({ length: 620 }, (_, at) => card(at)).join("");
}

/** LinkedIn's messages: 20,000 with 400 people over three years. */
function messages() {
  const header = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n";
  const row = (at) => {
    const other = at % 400;
    const [they, me] = [[name(other), `https://www.linkedin.com/in/person-${other}`], ["Maria Costa", "https://www.linkedin.com/in/maria-costa"]];
    const [[from, fromUrl], [to, toUrl]] = at % 2 ? [they, me] : [me, they];
    const day = `${2024 + (at % 2)}-${two(1 + (at % 12))}-${two(1 + (at % 28))} ${two(at % 24)}:00:00 UTC`;
    return `c${other},,${from},${fromUrl},${to},${toUrl},${day},,"words, and more words",INBOX\n`;
  };
  return header + Array.from({ length: 20_000 }, (_, at) => row(at)).join("");
}

/** A chat of 20,000 messages in a group of six. */
function chat() {
  const line = (at) => {
    const day = new Date(Date.UTC(2024, 0, 1) + Math.floor(at / 30) * 86_400_000);
    return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}, ${two(8 + (at % 12))}:${two(at % 60)} - ${name(at % 6)}: words and more words\n`;
  };
  return Array.from({ length: 20_000 }, (_, at) => line(at)).join("");
}

/** The longest task of a fresh page during `act`, and how long `act` took, in milliseconds. */
async function measure(act) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(`${origin}/settings/data`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(() => {
    globalThis.tasks = [];
    new PerformanceObserver((list) => list.getEntries().forEach((it) => globalThis.tasks.push(it.duration))).observe({ type: "longtask" });
  });
  const started = performance.now();
  await act(page);
  const took = performance.now() - started;
  await page.waitForTimeout(300);
  const longest = await page.evaluate(() => Math.max(0, ...globalThis.tasks));
  await context.close();
  return { took, longest };
}

const preview = (file) => async (page) => {
  await page.getByLabel("Open a file").setInputFiles(file);
  await page.getByRole("dialog", { name: "Bring this in" }).waitFor({ timeout: 240_000 });
};

for (const [title, file, text] of [["a 50 MB address book with pictures", "many.vcf", cards], ["20,000 messages of LinkedIn", "messages.csv", messages], ["a chat of 20,000 messages", "chat.txt", chat]]) {
  const path = join(folder, file);
  writeFileSync(path, text());
  await measure(preview(path));
  const runs = [await measure(preview(path)), await measure(preview(path)), await measure(preview(path))];
  const took = runs.map((it) => it.took).sort((a, b) => a - b)[1];
  const longest = runs.map((it) => it.longest).sort((a, b) => a - b)[1];
  const idle = await measure((page) => page.waitForTimeout(took));
  console.log(`${title}: ${(took / 1000).toFixed(1)} s to the preview, longest task ${Math.round(longest)} ms (idle page ${Math.round(idle.longest)} ms)`);
}
await browser.close();
rmSync(folder, { recursive: true });
process.exit(0);
