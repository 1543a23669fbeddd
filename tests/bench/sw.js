// Caches the plain page's files, so that it opens offline.
const FILES = ["/", "/style.css", "/plain.js"];
const NAME = "plain";

self.addEventListener("install", (event) => {
  const file = (pathname) => ({ urlPattern: new URLPattern({ pathname, search: "", baseURL: location.origin }) });
  event.addRoutes?.({ condition: { or: FILES.map(file) }, source: { cacheName: NAME } })?.catch(() => undefined);
  event.waitUntil(caches.open(NAME).then((it) => it.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));
self.addEventListener("fetch", (event) => {
  const wanted = event.request.mode === "navigate" ? "/" : event.request;
  event.respondWith(caches.match(wanted).then((it) => it ?? fetch(event.request)));
});
