// Both languages side by side, provision by provision: beside each other where there is room, below each other
// where there is none (style sheet). The other language is fetched when asked for; the choice is remembered.

import { clean } from "../words.mjs";

const KEY = "side-by-side";
const law = document.querySelector(".law");
const button = document.querySelector("#side-by-side");
const status = document.querySelector("#side-by-side-status");
const other = document.querySelector("a[data-language-switch]");
let twins = [];
let page = null;

async function fetched() {
  const answer = await fetch(other.href.split("#")[0]);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** The words of an element of the other page, in a tag that makes no second heading of them. */
function twin(element, tag) {
  const copy = clean(element, other.href.split("#")[0]);
  let made = copy;
  if (copy.localName !== tag) {
    made = document.createElement(tag);
    made.className = copy.className;
    made.append(...copy.childNodes);
  }
  made.classList.remove("provision");
  made.classList.add("twin");
  made.lang = other.hreflang;
  return made;
}

function add(after, element, tag = element.localName) {
  const made = twin(element, tag);
  after.after(made);
  twins.push(made);
}

/** The notes that follow a provision. */
function notes(element) {
  const found = [];
  for (let next = element.nextElementSibling; next?.matches("blockquote"); next = next.nextElementSibling) {
    found.push(next);
  }
  return found;
}

function show() {
  add(law.querySelector("h1"), page.querySelector(".law h1"), "p");
  for (const element of law.querySelectorAll(".provision")) {
    const there = page.getElementById(element.id);
    if (!there) continue;
    if (element.matches("table")) {
      const [head, headThere] = [element.tHead?.rows[0], there.tHead?.rows[0]];
      if (head && headThere) add(head, headThere);
    }
    const [ours, theirs] = [notes(element), notes(there)];
    ours.forEach((note, place) => theirs[place] && add(note, theirs[place]));
    if (!element.matches("table") && there.textContent) add(element, there, /^h\d$/.test(there.localName) ? "div" : there.localName);
  }
  law.classList.add("is-parallel");
}

function hide() {
  for (const one of twins) one.remove();
  twins = [];
  law.classList.remove("is-parallel");
}

/** Changes the page and leaves what one reads where it was. */
function keepingPlace(change) {
  const bar = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const read = [...law.querySelectorAll(".provision")].find((one) => one.getBoundingClientRect().bottom > bar + 20);
  const before = read?.getBoundingClientRect().top;
  change();
  if (scrollY > 0 && read) scrollBy({ top: read.getBoundingClientRect().top - before, behavior: "instant" });
}

async function set(on) {
  status.textContent = "";
  if (on && !page) {
    status.textContent = status.dataset.loading;
    try {
      page = await fetched();
    } catch {
      status.textContent = status.dataset.failed;
      return;
    }
    status.textContent = "";
  }
  if (on !== Boolean(twins.length)) keepingPlace(on ? show : hide);
  button.setAttribute("aria-pressed", String(on));
}

/** Whether it was chosen; a browser that keeps nothing simply forgets. */
function remembered() {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return false;
  }
}

function remember(on) {
  try {
    if (on) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // Private windows of some browsers refuse.
  }
}

button.hidden = false;
button.addEventListener("click", async () => {
  const on = !twins.length;
  await set(on);
  if (on === Boolean(twins.length)) remember(on);
});
if (remembered()) set(true);
