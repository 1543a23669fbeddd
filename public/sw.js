// The service worker. The end of the build writes `ASSETS` (every file) and `VERSION` (one digest of all files) above.
// Each version has its own cache; a new version waits until the user accepts the update.
const PREFIX = `kith-${new URL(self.registration.scope).pathname}-`;
const CACHE = PREFIX + VERSION;
// Where the files that another app shared wait for the page, each with a number behind it.
const SHARED = new URL("shared-file", self.registration.scope).href;

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
  const isOurs = url.origin === location.origin && url.href.startsWith(self.registration.scope);
  if (isOurs && event.request.method === "GET") event.respondWith(url.href === SHARED ? takeShared() : answer(event.request));
  const isShare = event.request.method === "POST" && url.href === new URL("shared", self.registration.scope).href;
  if (isShare) event.respondWith(receive(event.request));
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

// Another app shares a file or words. The words go on in the address; the file waits until the page takes it.
async function receive(request) {
  const shared = await request.formData();
  const files = shared.getAll("file").filter((it) => it instanceof File && it.size > 0);
  const next = new URL(files.length ? "settings/data?act=shared" : "./", self.registration.scope);
  if (files.length) {
    const cache = await caches.open(CACHE);
    for (const old of await cache.keys(SHARED, { ignoreSearch: true })) await cache.delete(old);
    for (const [at, file] of files.entries()) {
      const headers = { "Content-Type": file.type || "application/octet-stream", "Kith-Name": encodeURIComponent(file.name) };
      await cache.put(`${SHARED}?${at}`, new Response(file, { headers }));
    }
  } else {
    for (const name of ["title", "text", "url"]) if (shared.get(name)) next.searchParams.set(name, shared.get(name));
  }
  return Response.redirect(next.href, 303);
}

async function takeShared() {
  const cache = await caches.open(CACHE);
  const [next] = await cache.keys(SHARED, { ignoreSearch: true });
  const kept = next && await cache.match(next);
  if (next) await cache.delete(next);
  return kept ?? new Response(null, { status: 204 });
}
