// Keeps a copy of the site for reading without a network. BUILD stands above, written by scripts/site/offline.py.
//
// Pages are always asked of the network first, for stale law is worse than slow law; only where there is none, or it
// stays silent, the copy answers, and the page says so and of which day it is. What lies below the hash of its
// content cannot be stale, so there the copy comes first. A page names its files by such hashes: no page ever gets
// those of another build. One cache for each build; the former one goes as soon as the new one is complete.
//
//   page → worker   {type: "keep", urls, all, again}   what the page has loaded; whether all the rest is wanted too,
//                                                      and even after there was no room
//                   {type: "pause"}                    not now: somebody is answering
//                   {type: "status"}
//   worker → pages  {type: "copy", state, stored, files, bytes, copied}   also as it goes on
"use strict";

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
  event.respondWith(HASHED.test(name) ? hashed(request) : fresh(event, name));
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

/** Puts what the network has just given in place of what the copy has of it. */
async function renew(url, name, response) {
  const page = isPage(response);
  if (!response.ok || response.redirected || (page ? !(await isOwn(response)) : !name.startsWith("data/"))) return;
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

async function isOwn(page) {
  return (await page.clone().text()).includes(OWN);
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

/** @param {string[]} visited @param {boolean} all @param {boolean} again */
async function keep(visited, all, again) {
  if (filling) return;
  const mine = new AbortController();
  filling = mine;
  try {
    const cache = await caches.open(CACHE);
    if (again) await cache.delete(FULL);
    if (await cache.match(FULL)) return;
    const stored = new Set((await cache.keys()).map(({ url }) => nameOf(url)));
    const loaded = new Set(visited);
    const ran = visited.some((name) => name.startsWith(RUNTIME));
    const wanted = BUILD.files.filter(
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
    if (stored.size + wanted.length >= BUILD.files.length) await drop(1);
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
  return quota - usage > BUILD.bytes * ROOM * (1 - stored / BUILD.files.length);
}

/** Fetches one file into the copy. @returns {Promise<boolean>} whether it is one of this build */
async function take(cache, name, signal) {
  const url = SCOPE + name;
  const isHashed = HASHED.test(name);
  const former = isHashed && (await caches.match(url, LOOSE));
  const response = former || (await fetch(url, { signal, priority: "low", cache: isHashed ? "default" : "no-cache" }));
  if (!response.ok || response.redirected) return false;
  if (isHashed ? isPage(response) : !(await isOwn(response))) return false;
  await cache.put(url, response);
  if (!isHashed) await confirm(cache);
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
  const names = new Set((await cache.keys()).map(({ url }) => nameOf(url)));
  const stored = BUILD.files.filter((name) => names.has(name)).length;
  const complete = stored === BUILD.files.length;
  const state = names.has("no-room") ? "full" : complete ? "complete" : filling ? "filling" : "partial";
  const copied = await (await cache.match(COPIED))?.text();
  const told = { type: "copy", state, stored, files: BUILD.files.length, bytes: BUILD.bytes, copied };
  for (const client of await self.clients.matchAll({ includeUncontrolled: true })) client.postMessage(told);
}
