// The box for jumping and searching: a combobox with a list of links below it (ARIA Authoring Practices).
// Engine, library and index are loaded when the box is first touched, and again when that failed.

import { remember } from "./marks.mjs";
import { spoken } from "../../base/spoken.mjs";

const WIDE = matchMedia("(min-width: 60em)");
const EDITABLE = "input, textarea, select, [contenteditable]:not([contenteditable=false])";

class SearchBox {
  constructor(root) {
    this.root = root;
    this.input = root.querySelector("#site-search");
    this.list = root.querySelector("#site-search-results");
    this.panel = root.querySelector(".site-search__panel");
    this.status = root.querySelector("[role=status]");
    this.engine = null;
    this.active = -1;
    this.words = [];
    root.addEventListener("submit", (event) => event.preventDefault());
    this.input.addEventListener("pointerdown", () => this.load());
    this.input.addEventListener("focus", () => this.open());
    this.input.addEventListener("input", (event) => event.isComposing || this.show());
    this.input.addEventListener("compositionend", () => this.show());
    this.input.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("click", (event) => this.follow(event));
    root.querySelector(".site-search__retry").addEventListener("click", () => this.retry());
    root.querySelector(".site-search__close").addEventListener("click", () => this.close());
    root.addEventListener("focusout", (event) => {
      // Nothing has the focus while one presses on a scroll bar or leaves the window.
      if (event.relatedTarget && !root.contains(event.relatedTarget)) this.close();
    });
    document.addEventListener("pointerdown", (event) => root.contains(event.target) || this.close());
    document.addEventListener("keydown", (event) => this.slash(event));
    // What was typed while this module was on its way.
    if (document.activeElement === this.input) this.open();
  }

  get options() {
    return [...this.list.querySelectorAll("[role=option]")];
  }

  async load() {
    if (["loading", "ready"].includes(this.root.dataset.state)) return;
    this.state("loading");
    const files = new URL(this.root.dataset.files, document.baseURI);
    // A module that failed once stays failed under its address.
    const again = this.tries ? `?${this.tries}` : "";
    try {
      const [{ SearchEngine }, { default: MiniSearch }, contents] = await Promise.all([
        import(`../engine/engine.mjs${again}`),
        import(`${new URL("minisearch.mjs", files)}${again}`),
        json(new URL(`${this.root.dataset.lang}.json`, files)),
      ]);
      const started = performance.now();
      this.engine = new SearchEngine(contents, MiniSearch);
      this.root.dataset.indexed = Math.round(performance.now() - started);
      this.state("ready");
      setTimeout(() => this.addPages());
    } catch (error) {
      this.tries = (this.tries ?? 0) + 1;
      this.state("failed");
      console.warn("The search index could not be loaded", error);
    }
    if (this.isOpen) this.show();
  }

  addPages() {
    this.engine.addPages();
    this.root.dataset.complete = "";
    // Not under the hands of somebody who is choosing already.
    if (this.isOpen && this.active < 0) this.show();
  }

  state(name) {
    this.root.dataset.state = name;
  }

  get isOpen() {
    return this.root.classList.contains("is-open");
  }

  open() {
    this.load();
    if (this.isOpen) return;
    this.root.classList.add("is-open");
    document.documentElement.classList.add("has-search-open");
    this.show();
  }

  close() {
    this.root.classList.remove("is-open");
    document.documentElement.classList.remove("has-search-open");
    this.panel.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.activate(-1);
    this.status.textContent = "";
    // On narrow screens the closed box has no room for a cursor.
    if (!WIDE.matches && this.root.contains(document.activeElement)) document.activeElement.blur();
  }

  retry() {
    this.input.focus();
    this.load();
    this.show();
  }

  /** Shows what belongs to the state and to what is typed. */
  show() {
    this.root.classList.add("is-open");
    document.documentElement.classList.add("has-search-open");
    this.activate(-1);
    const query = this.input.value.trim();
    const { state } = this.root.dataset;
    const results = query && state === "ready" ? this.engine.search(query) : { cited: [], nearest: [], found: [], words: [] };
    this.words = results.words;
    let number = 0;
    for (const part of ["cited", "nearest", "found"]) {
      const group = this.list.querySelector(`[data-part=${part}]`);
      group.replaceChildren(...results[part].map((result) => option(result, number++, this.root.dataset.pages)));
      group.hidden = !results[part].length;
    }
    // An empty box says how to use it, even while the index is on its way.
    const message = state === "failed" ? "failed" : !query ? "empty" : state !== "ready" ? "loading" : number ? "" : "none";
    for (const one of this.panel.querySelectorAll("[data-when]")) one.hidden = one.dataset.when !== message;
    this.panel.querySelector("[data-when=none] strong").replaceChildren(...spoken(said(this.root.dataset.none, query)));
    this.panel.hidden = false;
    this.list.hidden = !number;
    this.list.scrollTop = 0;
    this.input.setAttribute("aria-expanded", String(number > 0));
    const { count, loading, failed, none } = this.root.dataset;
    this.status.textContent = { "": said(count, number), none: said(none, query), loading, failed, empty: "" }[message];
  }

  key(event) {
    // Enter and arrows choose among the characters of an input method first.
    if (event.isComposing || event.keyCode === 229) return;
    const { options } = this;
    if (event.key === "Escape") {
      event.preventDefault();
      if (!this.panel.hidden && this.input.value) {
        this.input.value = "";
        this.show();
      } else {
        this.close();
      }
    } else if (event.key === "Enter") {
      event.preventDefault();
      (options[this.active] ?? options[0])?.click();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.isOpen) this.open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than options: the box itself.
      const places = options.length + 1;
      this.activate(((this.active + 1 + step + places) % places) - 1);
    }
  }

  activate(place) {
    this.active = place;
    this.options.forEach((one, number) => one.setAttribute("aria-selected", String(number === place)));
    const chosen = this.options[place];
    if (chosen) this.input.setAttribute("aria-activedescendant", chosen.id);
    else this.input.removeAttribute("aria-activedescendant");
    chosen?.scrollIntoView({ block: "nearest" });
  }

  follow(event) {
    const link = event.target.closest("[role=option]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    remember(link.href, this.words);
    this.close();
  }

  slash(event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(EDITABLE)) return;
    event.preventDefault();
    this.input.focus();
    this.input.select();
  }
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return response.json();
}

function said(words, value) {
  return words.replace("{}", value);
}

/** A result as a link: whose provision, which one, and its words with those found marked. */
function option(result, number, pages) {
  const link = element("a", "site-search__result", { id: `site-search-option-${number}`, role: "option", tabindex: "-1", "aria-selected": "false", href: pages + result.url });
  const head = element("span", "site-search__place");
  if (result.label) head.append(element("b", "", {}, result.label), " ");
  head.append(element(result.label ? "span" : "b", "", {}, result.title));
  const words = element("span", "site-search__words");
  let end = 0;
  if (result.cut[0]) words.append("… ");
  for (const [from, to] of result.marks) {
    const mark = element("mark");
    mark.append(...spoken(result.text.slice(from, to)));
    words.append(...spoken(result.text.slice(end, from)), mark);
    end = to;
  }
  words.append(...spoken(result.text.slice(end)), result.cut[1] ? " …" : "");
  link.append(head, words);
  return link;
}

function element(name, className, attributes = {}, text = "") {
  const made = document.createElement(name);
  if (className) made.className = className;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(text);
  return made;
}

const root = document.querySelector(".site-search");
if (root) new SearchBox(root);
