/** In the place of the site's service worker while it is being written: lets go of all that was kept, and of itself. */
export const noServiceWorker = `
addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith("khabar ")) await caches.delete(name);
  await registration.unregister();
})()));
`;
