/** Keeps the app's own files, so that it opens without a connection. What the API says is kept by the pages, not here. */
const KEPT = "{{pages}}";
const FILES = [{{files}}];
const SHELL = "/app";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT)
      .then((cache) => cache.addAll([SHELL, ...FILES]))
      .then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== location.origin) {
    return;
  }
  if (url.pathname.startsWith("/pages/")) {
    event.respondWith(caches.match(event.request).then((kept) => kept || fetch(event.request)));
  } else if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(SHELL)));
  }
});

self.addEventListener("push", (event) => {
  const notice = event.data ? event.data.json() : {};
  event.waitUntil(self.registration.showNotification(notice.title || "Firewalker", {
    body: notice.body || "",
    icon: KEPT + "/app/icon-192.png",
    badge: KEPT + "/app/icon-192.png",
    tag: notice.id,
  }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.matchAll({type: "window"}).then((windows) => {
    const open = windows.find((one) => new URL(one.url).pathname.startsWith("/app"));
    return open ? open.focus() : self.clients.openWindow("/app/inbox");
  }));
});
