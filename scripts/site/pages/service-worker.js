// Keeps a copy of the site for reading without a network. BUILD stands above, written by scripts/site/offline.py.
//
// Pages are always asked of the network first, for stale law is worse than slow law; only where there is none, or it
// stays silent, the copy answers, and the page says so and of which day it is. What lies below the hash of its
// content cannot be stale, so there the copy comes first. A page names its files by such hashes: no page ever gets
// those of another build. One cache for each build; the former one goes as soon as the new one is complete.
//
// A file that is kept for good must not be damaged: it is compared with its sha256 before it is stored, and who finds
// one damaged all the same and asks with `cache: "reload"` gets it from the network, and the copy with it.
//
//   page → worker   {type: "keep", urls, all, again}   what the page has loaded; whether all the rest is wanted too,
//                                                      and even after there was no room
//                   {type: "pause"}                    not now: somebody is answering
//                   {type: "status"}
//   worker → pages  {type: "copy", state, stored, files, bytes, copied}   also as it goes on
"use strict";

/** Name → the beginning of its sha256; of a page, which has the build's number in it, null. */
const FILES = new Map(Object.entries(BUILD.files));
const SCOPE = self.registration.scope;
const PREFIX = `copy of ${SCOPE} `;
const CACHE = PREFIX + BUILD.number;
const HASHED = /^(assets\/(rt|search|ui)\/[0-9a-f]+|(zh|en)\/assets)\//;
const RUNTIME = "assets/rt/";
const OWN = `<meta name="build" content="${BUILD.number}">`;
const PATIENCE = 4000; // ms for the first word of the network when there is a copy
const ROOM = 1.2; // times the bytes of the files: browsers count more than these
// Entries about the copy, beside its files.
const COPIED = `${SCOPE}copied`;
const FULL = `${SCOPE}no-room`;
const LOOSE = { ignoreSearch: true, ignoreVary: true };

/** @type {AbortController | undefined} while files are being fetched */
let filling;

addEventListener("install", () => self.skipWaiting());

addEventListener("activate", (event) => {
  event.waitUntil(drop(2).then(() => self.clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
  const name = nameOf(request.url);
  if (name === "service-worker.js") return;
  if (!HASHED.test(name)) event.respondWith(fresh(event, name));
  else event.respondWith(request.cache === "reload" ? anew(event, name) : hashed(request));
});

addEventListener("message", (event) => {
  const { type, urls = [], all = false, again = false } = event.data;
  if (type === "keep") event.waitUntil(keep(urls.map(nameOf), all, again));
  if (type === "pause") filling?.abort();
  if (type === "status") event.waitUntil(tell());
});

/** @param {string} url @returns {string} its place below the root of the site, as BUILD lists it */
function nameOf(url) {
  return url.startsWith(SCOPE) ? url.slice(SCOPE.length).split(/[?#]/)[0] : "";
}

/** @returns {Promise<string[]>} our caches, newest first */
async function ours() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  return [CACHE, ...names.reverse()];
}

/** Deletes our older caches. @param {number} most that may stay */
async function drop(most) {
  for (const name of (await ours()).slice(most)) await caches.delete(name);
}

/** @param {Request} request for something that lies below the hash of its content */
async function hashed(request) {
  const found = await caches.match(request, LOOSE);
  // A stored answer has an address without a fragment and hands that on; the runtime's worker is told things by its own.
  if (found && request.destination === "worker") return new Response(found.body, found);
  return found ?? fetch(request);
}

/** @param {FetchEvent} event for such a file that has turned out damaged @param {string} name */
async function anew(event, name) {
  const response = await fetch(event.request);
  event.waitUntil(mend(name, response.clone()).catch(() => {}));
  return response;
}

/** Puts what the network has just given in place of what the copies have of it. */
async function mend(name, response) {
  if (!(await isOwn(name, response))) return;
  for (const one of await ours()) {
    const cache = await caches.open(one);
    if (await cache.match(SCOPE + name, LOOSE)) await cache.put(SCOPE + name, response.clone());
  }
}

/** @param {FetchEvent} event for a page or a data file @param {string} name */
async function fresh(event, name) {
  const asked = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(asked.then((response) => renew(event.request.url, name, response.clone())).catch(() => {}));
  const answered = asked.then(
    (response) => (response.status < 500 ? response : undefined),
    () => undefined,
  );
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  return (await Promise.race([answered, patience])) ?? (await copy(event.request)) ?? asked.catch(() => missing(event.request, name));
}

/** Stores a page or a data file that the network has just given. */
async function renew(url, name, response) {
  const page = isPage(response);
  if (!response.ok || response.redirected || (page ? !(await isOwn(name, response)) : !name.startsWith("data/"))) return;
  try {
    const cache = await caches.open(CACHE);
    await cache.put(url.split(/[?#]/)[0], response);
    if (page) await confirm(cache);
  } catch {
    // no room: this one is not kept
  }
}

/** A page of this build has come from the network, so all of it is as new as this moment. @param {Cache} cache */
function confirm(cache) {
  return cache.put(COPIED, new Response(new Date().toISOString()));
}

function isPage(response) {
  return response.headers.get("content-type")?.startsWith("text/html") ?? false;
}

/** Whether it is undamaged and of this build, and no login page. @param {string} name @param {Response} response */
async function isOwn(name, response) {
  if (!response.ok || response.redirected) return false;
  const expected = FILES.get(name);
  if (isPage(response)) return !expected && (await response.clone().text()).includes(OWN);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer()));
  const hex = Array.from(digest, (one) => one.toString(16).padStart(2, "0")).join("");
  return hex.startsWith(expected ?? "none");
}

/** @param {Request} request @returns {Promise<Response | undefined>} from the newest copy that has it */
async function copy(request) {
  for (const name of await ours()) {
    const cache = await caches.open(name);
    const found = await cache.match(request, LOOSE);
    if (found) return isPage(found) ? dated(found, await (await cache.match(COPIED))?.text()) : found;
  }
  return undefined;
}

/** The page with the date of the copy at its root element, where its style and script find it. */
async function dated(page, date = "") {
  return new Response((await page.text()).replace("<html ", `<html data-copy="${date}" `), page);
}

/** What stands in place of a page that is not in the copy. @param {Request} request @param {string} name */
async function missing(request, name) {
  const lang = name.startsWith("en/") ? "en" : "zh";
  const page = request.mode === "navigate" && (await caches.match(`${SCOPE}${lang}/not-in-copy.html`, LOOSE));
  if (!page) return Response.error();
  // It appears at any depth; its links start at the root of the site.
  const html = (await page.text()).replace("<head>", `<head><base href="${SCOPE}${lang}/">`);
  return new Response(html, { status: 504, headers: page.headers });
}

/** @param {Cache} cache @returns {Promise<Set<string>>} the names of this build's files that it has */
async function storedIn(cache) {
  return new Set((await cache.keys()).map(({ url }) => nameOf(url)).filter((name) => FILES.has(name)));
}

/** @param {string[]} visited @param {boolean} all @param {boolean} again */
async function keep(visited, all, again) {
  if (filling) return;
  const mine = new AbortController();
  filling = mine;
  try {
    const cache = await caches.open(CACHE);
    if (again) await cache.delete(FULL);
    if (await cache.match(FULL)) return;
    const stored = await storedIn(cache);
    const loaded = new Set(visited);
    const ran = visited.some((name) => name.startsWith(RUNTIME));
    const wanted = [...FILES.keys()].filter(
      (name) => !stored.has(name) && (all || loaded.has(name) || (ran && name.startsWith(RUNTIME))),
    );
    if (wanted.length && !(await hasRoom(stored.size))) {
      await drop(1);
      if (!(await hasRoom(stored.size))) throw new DOMException("no room", "QuotaExceededError");
    }
    for (const name of wanted) {
      if (mine.signal.aborted || !(await take(cache, name, mine.signal))) return;
      await tell();
    }
    if ((await storedIn(cache)).size === FILES.size) await drop(1);
  } catch (error) {
    if (error.name === "QuotaExceededError") await giveUp();
    // else the line is gone: the next page that is opened goes on from here
  } finally {
    filling = undefined;
    await tell();
  }
}

/** Whether the browser promises enough for what is not yet stored. @param {number} stored files */
async function hasRoom(stored) {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage > BUILD.bytes * ROOM * (1 - stored / FILES.size);
}

/**
 * Fetches one file into the copy: past the browser's own cache when it comes damaged, and not at all when it does so
 * again.
 * @returns {Promise<boolean>} whether it is worth going on: false for a login page, or when the site has another build
 */
async function take(cache, name, signal) {
  const url = SCOPE + name;
  const isFile = Boolean(FILES.get(name));
  const former = isFile && (await caches.match(url, LOOSE));
  if (former && (await isOwn(name, former))) {
    await cache.put(url, former);
    return true;
  }
  for (const mode of isFile ? ["default", "reload"] : ["no-cache"]) {
    const response = await fetch(url, { signal, priority: "low", cache: mode });
    // What cannot be unpacked is damaged too; that the line is gone shows at the next fetch.
    if (await isOwn(name, response).catch(() => false)) {
      await cache.put(url, response);
      if (!isFile) await confirm(cache);
      return true;
    }
    if (!response.ok || response.redirected || isPage(response)) return false;
  }
  return true;
}

/** Half a copy would only use up the room: all of it goes, and this build does not try again by itself. */
async function giveUp() {
  await drop(0);
  try {
    await (await caches.open(CACHE)).put(FULL, new Response());
  } catch {
    // not even room for that
  }
}

/** Tells every open page how far the copy is. */
async function tell() {
  const cache = await caches.open(CACHE);
  const stored = (await storedIn(cache)).size;
  const complete = stored === FILES.size;
  const state = (await cache.match(FULL)) ? "full" : complete ? "complete" : filling ? "filling" : "partial";
  const copied = await (await cache.match(COPIED))?.text();
  const told = { type: "copy", state, stored, files: FILES.size, bytes: BUILD.bytes, copied };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(told);
}
