// Caches the plain page's files, so that it opens offline.
const FILES = ["/", "/style.css", "/plain.js"], NAME = "plain";

self.addEventListener("install", (event) => {
  const file = (pathname) => ({ urlPattern: new URLPattern({ pathname, search: "", baseURL: location.origin }) });
  event.addRoutes?.({ condition: { or: FILES.map(file) }, source: { cacheName: NAME } })?.catch(() => undefined);
  event.waitUntil(caches.open(NAME).then((it) => it.addAll(FILES)).then(() => self.skipWaiting()));
});
self.addEventListener("activate", (event) => event.waitUntil(clients.claim()));
self.addEventListener("fetch", (event) => event.respondWith(caches.match(event.request.mode === "navigate" ? "/" : event.request).then((it) => it ?? fetch(event.request))));
