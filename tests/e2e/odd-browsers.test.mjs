// Browsers without some API: the other features work, no error is thrown, and the page names the missing feature.
import { test } from "node:test";
import { addPerson, device, log, openPerson, phone, ready, serve, start, yourData } from "./helpers.mjs";

const site = await serve();

/** Removes a property from the browser before the app starts. */
const without = (owner, name) => `Object.defineProperty(${owner}, ${JSON.stringify(name)}, { value: undefined, configurable: true, writable: true });`;

const browsers = {
  "without a StorageManager": { script: without("navigator", "storage"), says: "cannot promise to keep" },
  "without a ServiceWorkerContainer": { script: "delete Navigator.prototype.serviceWorker;", says: "cannot keep the app for offline use" },
  "whose ServiceWorkerContainer is undefined": { script: without("navigator", "serviceWorker"), says: "cannot keep the app for offline use" },
  "without a BroadcastChannel": { script: without("globalThis", "BroadcastChannel") },
  "without IndexedDB": { script: without("globalThis", "indexedDB"), says: "no second copy" },
  "whose IndexedDB never answers": { script: "IDBFactory.prototype.open = () => ({});", says: "no second copy" },
  "whose IndexedDB refuses": { script: "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };", says: "no second copy" },
  "without Web Locks": { script: without("navigator", "locks"), says: "one tab at a time" },
  "without Intl.PluralRules, Clipboard and sharing": {
    script: without("navigator", "clipboard") + without("navigator", "share") + without("navigator", "setAppBadge"),
  },
};

for (const [name, { script, says }] of Object.entries(browsers)) {
  test(`A browser ${name} stores all entries, and says what it lacks`, async (t) => {
    const { context } = await device(t, site, { viewport: phone });
    await context.addInitScript(script);
    const page = await context.newPage();
    await start(page, site.url());
    await addPerson(page, site, "Ana Silva");
    await log(page, "coffee with Ana Silva about the harbour");
    await page.reload();
    await ready(page);
    await openPerson(page, "Ana Silva");
    await page.getByRole("region", { name: "Exchanges" }).getByText("about the harbour").waitFor();
    await yourData(page);
    if (says) await page.getByText(says).waitFor();
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download a backup" }).click();
    await waiting;
  });
}
