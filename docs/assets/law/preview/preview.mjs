// What a reference leads to, shown beside it on hover and focus; the link itself works without this.
// Stays while the pointer is on it, goes with Escape; on touch the first tap shows it and the second follows.

import { belonging, citations, clean } from "../words.mjs";

const MOST = 12; // pieces of a long provision
const BEFORE = 250;
const AFTER = 200;
const template = document.querySelector("#reference-preview");
const own = document.documentElement.lang.startsWith("zh") ? 0 : 1;
const pages = new Map();

let card = null;
let shown = null;
let timer = 0;

/** The page that a link leads to, asked for once. */
function page(url) {
  const [path] = url.href.split("#");
  if (path === location.href.split("#")[0]) return Promise.resolve(document);
  if (!pages.has(path)) {
    const asked = fetch(path).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    asked.catch(() => pages.delete(path));
    pages.set(path, asked);
  }
  return pages.get(path);
}

/** Of a provision its words; of a whole text what it is. */
function words(root, id, base) {
  if (id !== "title") {
    const pieces = belonging(root, id);
    const some = pieces.slice(0, MOST).map((one) => {
      const piece = clean(one, base);
      if (!piece.matches("tr")) return piece;
      const table = document.createElement("table");
      table.append(piece);
      return table;
    });
    if (pieces.length > MOST) some.push(Object.assign(document.createElement("p"), { textContent: "……" }));
    return some;
  }
  return [...root.querySelectorAll(".law > .law-banner, .law > .law-facts dl")].map((one) => clean(one, base));
}

async function show(link) {
  hide();
  const url = new URL(link.href);
  const mine = template.content.firstElementChild.cloneNode(true);
  card = mine;
  shown = link;
  const holder = mine.querySelector(".reference-preview__words");
  holder.textContent = mine.dataset.loading;
  mine.querySelector("a").href = link.href;
  mine.addEventListener("pointerenter", () => clearTimeout(timer));
  mine.addEventListener("pointerleave", later);
  document.body.append(mine);
  link.setAttribute("aria-describedby", mine.id);
  put();
  try {
    const root = await page(url);
    const id = decodeURIComponent(url.hash.slice(1)) || "title";
    mine.querySelector(".reference-preview__name").textContent = citations(root)[id][own];
    holder.replaceChildren(...words(root, id, url));
  } catch {
    holder.textContent = mine.dataset.failed;
  }
  if (card === mine) put();
}

function put() {
  const place = shown.getClientRects()[0];
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - width - 8));
  const below = shown.getBoundingClientRect().bottom + 6;
  const top = below + height > innerHeight - 8 && place.top - height - 6 > 60 ? place.top - height - 6 : below;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}

function hide() {
  clearTimeout(timer);
  card?.remove();
  shown?.removeAttribute("aria-describedby");
  card = shown = null;
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(hide, AFTER);
}

function reference(event) {
  return event.target.closest?.("a.reference");
}

document.addEventListener("pointerover", (event) => {
  const link = reference(event);
  if (!link || event.pointerType === "touch") return;
  clearTimeout(timer);
  if (link !== shown) timer = setTimeout(() => show(link), BEFORE);
});
document.addEventListener("pointerout", (event) => {
  const link = reference(event);
  if (link && event.pointerType !== "touch" && !link.contains(event.relatedTarget)) later();
});
document.addEventListener("focusin", (event) => {
  const link = reference(event);
  if (link?.matches(":focus-visible")) show(link);
});
document.addEventListener("focusout", (event) => {
  if (reference(event) && !card?.contains(event.relatedTarget)) later();
});
document.addEventListener("click", (event) => {
  const link = reference(event);
  if (link && matchMedia("(hover: none)").matches && link !== shown && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    show(link);
  } else if (card && !card.contains(event.target)) {
    hide();
  }
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && card) hide();
});
