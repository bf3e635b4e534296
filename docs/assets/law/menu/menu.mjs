// The menu of a provision: copy its address, its citation, its words with the citation; who cites it.
// The page is complete without it: each provision has its link ¶, and the page ends with who cites what.

import { copy, escape } from "../../base/clipboard.mjs";
import { belonging, citations, clean, plain } from "../words.mjs";

const TITLE = "title";
const OWN = { zh: 0, en: 1 };
const law = document.querySelector(".law");
const template = document.querySelector("#provision-menu");
const lang = document.documentElement.lang.slice(0, 2);

let menu = null;
let opener = null;
let shown = "";
let cited = null;

function name(id) {
  if (id === TITLE) return menu.dataset.whole;
  return document.getElementById(id).querySelector(".provision-link").dataset.name;
}

/** What it stands in, from the nearest level out, the whole text last. */
function levels(id) {
  const found = [];
  for (let cut = id.lastIndexOf("__"); cut > 0; cut = id.lastIndexOf("__", cut - 1)) found.push(id.slice(0, cut));
  if (/^(art|att)_/.test(id)) {
    const heads = [...law.querySelectorAll(".provision.chp, .provision.conclusions")];
    const own = document.getElementById(id);
    const above = heads.filter((one) => one.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
    if (above) found.push(above.id);
  }
  return [...found, TITLE];
}

function address(id) {
  const url = new URL(location.href);
  url.hash = id === TITLE ? "" : id;
  return id === TITLE ? url.href.replace(/#$/, "") : url.href;
}

function anchor(id, words) {
  return `<a href="${escape(address(id))}">${escape(words)}</a>`;
}

/** What a button copies: [plain, rich]. */
function content(what) {
  if (what === "link") return [address(shown), anchor(shown, address(shown))];
  if (what !== "text") return [cited[shown][what], anchor(shown, cited[shown][what])];
  const own = cited[shown][OWN[lang]];
  const pieces = belonging(document, shown);
  const rich = pieces.map((one) => {
    const piece = clean(one);
    for (const part of [piece, ...piece.querySelectorAll("*")]) {
      for (const attribute of [...part.attributes]) {
        if (!["href", "colspan", "scope"].includes(attribute.name)) part.removeAttribute(attribute.name);
      }
    }
    if (piece.matches("tr")) return `<table>${piece.outerHTML}</table>`;
    return piece.matches("table") ? piece.outerHTML : `<p>${piece.innerHTML}</p>`;
  });
  return [
    [...pieces.map(plain), `—— ${own} ${address(shown)}`].join("\n"),
    `${rich.join("")}<p>—— ${anchor(shown, own)}</p>`,
  ];
}

function say(words, failed = "") {
  const by = menu.querySelector("textarea");
  menu.querySelector("[role=status]").textContent = words;
  by.hidden = !failed;
  by.value = failed;
  if (failed) by.select();
}

async function take(button) {
  const [text, html] = content(button.dataset.copy);
  const done = await copy(text, html);
  if (!menu) return;
  const said = menu.querySelector("[role=status]").dataset;
  say(done ? said.copied : said.failed, done ? "" : text);
  for (const one of menu.querySelectorAll(".is-copied")) one.classList.remove("is-copied");
  button.classList.toggle("is-copied", done);
  if (done) button.focus();
}

/** Puts a provision into the menu. */
function fill(id) {
  shown = id;
  for (const one of document.querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
  document.getElementById(id).classList.add("is-chosen");
  menu.querySelector("#provision-menu-name").textContent = name(id);
  for (const button of menu.querySelectorAll("[data-copy]")) {
    const place = button.querySelector("small");
    if (place) place.textContent = cited[id][button.dataset.copy];
    button.classList.remove("is-copied");
  }
  const above = menu.querySelector("[data-levels]");
  for (const one of above.querySelectorAll("button")) one.remove();
  // A single 款 is called what its article is called: one of the two is enough.
  const same = [id, ...levels(id).filter((one) => name(one) === name(id))];
  const names = new Set([name(id)]);
  for (const one of levels(id)) {
    if (names.has(name(one))) continue;
    names.add(name(one));
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = name(one);
    button.addEventListener("click", () => {
      fill(one);
      menu.querySelector("[data-copy]").focus();
    });
    above.append(button);
  }
  above.hidden = !above.querySelector("button");
  const by = menu.querySelector("[data-cited-by]");
  by.querySelector("ul")?.remove();
  const list = same.map((one) => document.querySelector(`[data-cited="${one}"] ul`)).find(Boolean);
  by.hidden = !list;
  if (list) by.append(list.cloneNode(true));
  say("");
}

/** Below the sign, or above it where there is no room; small screens have it at their lower edge (style sheet). */
function put() {
  const sign = opener.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.max(8, Math.min(sign.left - 20, document.documentElement.clientWidth - width - 8));
  const below = sign.bottom + 6;
  const top = below + height > innerHeight - 8 && sign.top - height - 6 > 60 ? sign.top - height - 6 : below;
  menu.style.left = `${left + scrollX}px`;
  menu.style.top = `${top + scrollY}px`;
}

addEventListener("resize", () => menu && put()); // a phone is turned

function open(link) {
  close();
  cited ??= citations(document);
  opener = link;
  menu = template.content.firstElementChild.cloneNode(true);
  menu.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-copy]");
    if (button) take(button);
    if (event.target.closest(".provision-menu__close")) close(true);
    if (event.target.closest("a")) close();
  });
  menu.addEventListener("focusout", (event) => {
    if (menu && event.relatedTarget && event.relatedTarget !== opener && !menu.contains(event.relatedTarget)) close();
  });
  document.body.append(menu);
  fill(link.hash.slice(1));
  put();
  link.setAttribute("aria-expanded", "true");
  menu.querySelector("[data-copy]").focus({ preventScroll: true });
}

function close(back = false) {
  if (!menu) return;
  const left = menu;
  menu = null;
  left.remove();
  opener.setAttribute("aria-expanded", "false");
  for (const one of document.querySelectorAll(".is-chosen")) one.classList.remove("is-chosen");
  if (back) opener.focus({ preventScroll: true });
}

for (const link of law.querySelectorAll(".provision-link")) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  link.setAttribute("aria-expanded", "false");
  link.setAttribute("aria-label", link.dataset.name);
}

addEventListener("click", (event) => {
  const link = event.target.closest?.(".provision-link");
  if (link) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (menu && opener === link) close(true);
    else open(link);
    return;
  }
  if (menu && !menu.contains(event.target) && event.target.isConnected) close();
  // A finger has nothing to hover with: a tap on the words shows the sign.
  if (!matchMedia("(hover: none)").matches || event.target.closest?.("a, button")) return;
  const provision = event.target.closest?.(".law .provision");
  for (const one of law.querySelectorAll(".is-touched")) one.classList.remove("is-touched");
  if (provision && getSelection().isCollapsed) provision.classList.add("is-touched");
});

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu) {
    event.preventDefault();
    close(true);
  } else if (event.key === " " && event.target.matches?.(".provision-link")) {
    event.preventDefault();
    event.target.click();
  }
});
