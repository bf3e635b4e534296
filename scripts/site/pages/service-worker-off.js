// The switch to end the offline copy: every browser that has one deletes it, and this worker with it.
"use strict";

const PREFIX = `copy of ${self.registration.scope} `;

addEventListener("install", () => self.skipWaiting());

addEventListener("activate", (event) => {
  event.waitUntil(end());
});

async function end() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
  await self.registration.unregister();
}
