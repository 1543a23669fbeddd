// The service worker. `ASSETS` and `VERSION` stand above, written at the end of the build: every file, and one digest
// of them all. One version is one cache; a new version waits until its owner says so.
const PREFIX = `kith-${new URL(self.registration.scope).pathname}-`;
const CACHE = PREFIX + VERSION;

self.addEventListener("install", (event) => {
  event.waitUntil(Promise.all([keepEverything(), tellWhereFilesAre(event)]));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data === "skip-waiting") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const isOurs = event.request.method === "GET" && url.origin === location.origin && url.href.startsWith(self.registration.scope);
  if (isOurs) event.respondWith(answer(event.request));
});

async function keepEverything() {
  const cache = await caches.open(CACHE);
  await cache.addAll(ASSETS.map((path) => new Request(path, { cache: "reload" })));
}

// A browser that can be told takes the files from the cache by itself, without starting this worker first. What it does
// not find there it asks the network for, and every other address comes here as before.
async function tellWhereFilesAre(event) {
  const baseURL = self.registration.scope;
  const file = (path) => ({ urlPattern: new URLPattern({ pathname: new URL(path, baseURL).pathname, search: "", baseURL }) });
  await event.addRoutes?.({ condition: { or: ASSETS.map(file) }, source: { cacheName: CACHE } }).catch(() => undefined);
}

// Only our own caches: other apps may live on the same origin.
async function dropOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === "navigate" ? self.registration.scope : request;
  const kept = await cache.match(wanted);
  return kept ?? fetch(request);
}
