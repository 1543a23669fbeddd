// The service worker. The end of the build writes `ASSETS` (every file) and `VERSION` (one digest of all files) above.
// Each version has its own cache; a new version waits until the user accepts the update.
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

// A browser with the static routing API serves the files from the cache without starting this worker first. A cache
// miss goes to the network; every other address still reaches this worker.
async function tellWhereFilesAre(event) {
  const baseURL = self.registration.scope;
  const file = (path) => ({ urlPattern: new URLPattern({ pathname: new URL(path, baseURL).pathname, search: "", baseURL }) });
  await event.addRoutes?.({ condition: { or: ASSETS.map(file) }, source: { cacheName: CACHE } }).catch(() => undefined);
}

// Deletes only Kith's caches: the origin may host other apps.
async function dropOlder() {
  const names = await caches.keys();
  const older = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(older.map((name) => caches.delete(name)));
}

async function answer(request) {
  const cache = await caches.open(CACHE);
  const wanted = request.mode === "navigate" ? self.registration.scope : request;
  const kept = await cache.match(wanted);
  if (kept) return kept;
  const answered = await fetch(request);
  // The importer is large and rarely needed: it is kept from its first use on.
  const isImporter = new URL(request.url).pathname.split("/").pop().startsWith("importer");
  if (isImporter && answered.ok) await cache.put(request, answered.clone());
  return answered;
}
