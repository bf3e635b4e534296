// Marks the words that were searched for in the provision or section that a result led to; Escape takes the marks
// away. They are handed over in sessionStorage, so that addresses stay as they are.

const KEY = "search:landing";
const SILENT = "script, style, template, button, svg, .provision-link, .provision-menu, [hidden], [aria-hidden=true]";

/** Keeps the words for the page at that address; when that is this place already, marks them at once. */
export function remember(address, words) {
  store(JSON.stringify({ address, words }));
  if (address === location.href) land();
}

function store(value) {
  try {
    if (value === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, value);
  } catch {
    // Storage is forbidden: the page is found all the same, without marks.
  }
}

function stored() {
  try {
    return JSON.parse(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}

async function land() {
  clear();
  const landing = stored();
  if (landing?.address !== location.href) return;
  store(null);
  if (!landing.words.length) return;
  const { places, wanted } = await import("../engine/words.mjs");
  const parts = landed(decodeURIComponent(location.hash.slice(1)));
  const pieces = wanted(landing.words, parts.map((part) => part.textContent).join(" "));
  for (const part of parts) mark(part, (text) => places(text, pieces));
}

/** The elements that a place of the page consists of: a provision with all below it, or a section. */
function landed(id) {
  const target = id ? document.getElementById(id) : document.querySelector("article");
  if (!target) return [];
  if (target.classList.contains("provision")) {
    return [target, ...document.querySelectorAll(`.provision[id^="${CSS.escape(id)}__"]`)].filter(
      (one, _, all) => !all.some((other) => other !== one && other.contains(one)),
    );
  }
  const parts = [target];
  if (/^H[1-6]$/.test(target.tagName)) {
    for (let next = target.nextElementSibling; next && !(/^H[1-6]$/.test(next.tagName) && next.tagName <= target.tagName); next = next.nextElementSibling) {
      parts.push(next);
    }
  }
  return parts;
}

function mark(part, places) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(SILENT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const words = node.data;
    const spans = places(words);
    if (!spans.length) continue;
    const pieces = [];
    let end = 0;
    for (const [from, to] of spans) {
      const made = document.createElement("mark");
      made.className = "search-hit";
      made.append(words.slice(from, to));
      pieces.push(words.slice(end, from), made);
      end = to;
    }
    node.replaceWith(...pieces.filter((piece) => piece !== ""), words.slice(end));
  }
}

function clear() {
  for (const made of document.querySelectorAll("mark.search-hit")) {
    const parent = made.parentNode;
    made.replaceWith(...made.childNodes);
    parent.normalize();
  }
}

land();
addEventListener("hashchange", land);
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest?.("input, textarea, select")) clear();
});
