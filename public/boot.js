// Loads the style of the lazy parts, once. The program calls it when it fetches the first of them.
let style;
globalThis.loadLazyStyle = () =>
  (style ??= new Promise((done) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = "lazy.css";
    link.onload = () => done(true);
    link.onerror = () => {
      link.remove();
      style = undefined;
      done(false);
    };
    document.head.append(link);
  }));

// Puts back the texts that a translator replaced by <font>: the program holds on to its nodes. The page declines
// translation; some translators do not ask. After a few rounds over one text the translator has its way.
const restored = new WeakMap();
new MutationObserver((changes) => {
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of changes) {
    const text = [...removedNodes].find((node) => node.nodeType === Node.TEXT_NODE && !node.isConnected);
    const font = text && [...addedNodes, previousSibling, nextSibling].find((node) => node?.nodeName === "FONT");
    const rounds = restored.get(text) ?? 0;
    if (!font?.isConnected || rounds > 20) continue;
    restored.set(text, rounds + 1);
    font.replaceWith(text);
  }
}).observe(document.body, { childList: true, subtree: true });

// Starts the program. If that fails, the page shows a message.
const me = document.querySelector("script[data-wasm]");
try {
  const { default: init } = await import(me.dataset.js);
  const started = init({ module_or_path: me.dataset.wasm });
  // The browser's first date format takes some 25 ms. Doing it here overlaps with the loading of the program, which
  // formats a date at once.
  new Intl.DateTimeFormat(navigator.language, { weekday: "long", day: "numeric", month: "long" });
  await started;
} catch (error) {
  delete document.documentElement.dataset.book;
  const note = document.getElementById("boot-note");
  if (note) note.textContent = "Kith could not start in this browser. Use a current version of Chrome, Edge, Firefox or Safari. Everything you wrote is still there.";
  console.error(error);
}

// Chromium offers to install the app before the program asks for it. The program shows the offer at a fitting moment.
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  globalThis.installOffer = event;
});

// Passes files opened from the system's file manager to the file input on the data page, as if chosen there.
window.launchQueue?.setConsumer(async ({ files }) => {
  if (!files[0]) return;
  const field = await appearing('input[type="file"][aria-label="Open a file"]');
  const carrier = new DataTransfer();
  for (const it of files) carrier.items.add(await it.getFile());
  field.files = carrier.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
});

function appearing(selector) {
  return new Promise((done) => {
    const look = () => {
      const found = document.querySelector(selector);
      if (found) {
        watcher.disconnect();
        done(found);
      }
    };
    const watcher = new MutationObserver(look);
    watcher.observe(document.body, { childList: true, subtree: true });
    look();
  });
}
