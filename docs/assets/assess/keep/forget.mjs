// Everything that this site has left in the browser, and nothing of its neighbours at the same address.

const OWN = /^(selfcheck|search):|^(appearance|side-by-side)$/;

/** Deletes it: answers, score sheets, settings, the copy for offline use. @returns {Promise<boolean>} */
export async function forget() {
  try {
    for (const storage of [localStorage, sessionStorage]) {
      for (const key of Object.keys(storage)) if (isOwn(key)) storage.removeItem(key);
    }
  } catch {
    return false;
  }
  await Promise.allSettled([forgetCopies(), forgetWorkers()]);
  return true;
}

/** The theme names its keys by the folder of the site. @param {string} key */
function isOwn(key) {
  return OWN.test(key) || key.startsWith(`${root()}.__`);
}

/** The folder of the site at this address. */
function root() {
  return globalThis.__md_scope?.pathname ?? "/";
}

async function forgetCopies() {
  for (const name of await caches.keys()) {
    if (name.startsWith(`copy of ${globalThis.__md_scope?.href} `)) await caches.delete(name); // as service-worker.js names them
  }
}

async function forgetWorkers() {
  for (const worker of await navigator.serviceWorker.getRegistrations()) {
    if (new URL(worker.scope).pathname === root()) await worker.unregister();
  }
}
