// The copy that the browser keeps for reading without a network: asks for the service worker once the page is there,
// and says when a page comes from that copy. Where there is no service worker (an address without https, some
// browsers inside apps) nothing is missed and nothing complains.

const ROOT = new URL("../../../../", import.meta.url); // this file lies at assets/ui/<hash>/base/
let answering = false;

/** Says of which day the copy is that the page comes from. */
function tellDate() {
  const { copy } = document.documentElement.dataset;
  if (copy === undefined) return;
  // The door has one in each language.
  for (const line of document.querySelectorAll(".site-copy")) {
    const { words, reload } = line.dataset;
    line.textContent = words.replace("{}", date(copy, line));
    if (!reload) continue; // a file to take away is as new as it will ever be
    const again = Object.assign(document.createElement("button"), { type: "button", textContent: reload });
    again.addEventListener("click", () => location.reload());
    line.append(" ", again);
  }
}

/** @param {string} iso a day, or a moment @param {Element} place whose language it is said in */
function date(iso, place) {
  if (!iso) return "…";
  const { lang } = place.closest("[lang]");
  const style = iso.includes("T") ? { dateStyle: "long", timeStyle: "short" } : { dateStyle: "long", timeZone: "UTC" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, style).format(new Date(iso));
}

async function start() {
  try {
    const address = new URL("service-worker.js", ROOT);
    await navigator.serviceWorker.register(address, { scope: ROOT.pathname, updateViaCache: "none" });
    keep();
  } catch {
    // Forbidden here, or the line has gone: the site works without.
  }
}

/** Has the worker store what this page has loaded and, unless the reader saves data, everything else. */
async function keep(again = false) {
  const { active } = await navigator.serviceWorker.ready;
  if (answering && !again) return;
  const urls = [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)];
  active.postMessage({ type: "keep", urls, all: again || !navigator.connection?.saveData, again });
}

/** While somebody answers, not one request leaves, not even for a file of the site. */
function pause() {
  answering = true;
  navigator.serviceWorker.controller?.postMessage({ type: "pause" });
}

function goOn() {
  if (document.visibilityState !== "hidden") return;
  answering = false;
  keep();
}

/** On the page about it: how far the copy is. */
function showState(told) {
  const shown = document.querySelector("#copy-state");
  if (!shown || told.type !== "copy") return;
  const words = JSON.parse(shown.querySelector("script").textContent);
  const values = { ...told, megabytes: (told.bytes / 1e6).toFixed(0), copied: date(told.copied ?? "", shown) };
  shown.querySelector("p").textContent = words[told.state].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  shown.querySelector("button").hidden = told.state === "complete" || told.state === "filling";
}

async function watchState() {
  const shown = document.querySelector("#copy-state");
  if (!shown) return;
  navigator.serviceWorker.addEventListener("message", ({ data }) => showState(data));
  shown.querySelector("button").addEventListener("click", () => keep(true));
  (await navigator.serviceWorker.ready).active.postMessage({ type: "status" });
}

tellDate();
if ("serviceWorker" in navigator && ROOT.origin === location.origin) {
  watchState();
  // A new build's worker has taken over, and has stored nothing yet.
  navigator.serviceWorker.addEventListener("controllerchange", () => keep());
  document.addEventListener("input", pause, true);
  document.addEventListener("visibilitychange", goOn);
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  const begin = () => idle(start);
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}
