// The views of the one page, each with an address: the fragment is the id of any element of the page, and the view
// is the one that this element stands in. Without a fragment everything is shown from the start on.

import { layOutAll } from "./lay-out.mjs";

const SCROLLED = 200; // ms without scrolling before the place is noted

/** @typedef {"start" | "tasks" | "step" | "check" | "result"} View */

export class Steps {
  #scrolling = 0;
  /** The fragment leads to something that is not there, or not yet. */
  #astray = false;

  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.title = document.title;
    /** Every part of the page that is a view, or a group of the form. @type {HTMLElement[]} */
    this.places = [...app.root.querySelectorAll("[data-shows]")];
    // The browser would restore the place before the view is there that it is in.
    history.scrollRestoration = "manual";
    addEventListener("hashchange", () => this.#go(true));
    addEventListener("scroll", () => this.#scrolled(), { passive: true });
    addEventListener("click", () => this.#note(), { capture: true }); // before a link is followed
    // What is in the result comes with the result.
    app.addEventListener("replied", () => this.#astray && this.#go(false));
    this.#go(false);
  }

  /** @param {boolean} moved whether a person went there, so that the focus has to follow */
  #go(moved) {
    clearTimeout(this.#scrolling);
    const id = decoded(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    /** @type {HTMLElement | undefined} */
    const place = target?.closest("[data-shows]") ?? undefined;
    this.#astray = Boolean(id) && !place;
    const before = this.app.root.dataset.view;
    const view = /** @type {View} */ (place?.dataset.shows ?? "start");
    const changed = this.#show(view, place) || before !== view;
    const heading = place?.querySelector("[data-heading]");
    document.title = view === "start" || !heading ? this.title : `${heading.textContent} · ${this.title}`;
    this.app.dispatchEvent(new CustomEvent("view", { detail: { view, place, moved: moved && changed } }));
    this.#land(target, place, heading, moved && changed); // after all that moves what one lands on
  }

  /** @returns {boolean} whether another part is shown than before */
  #show(view, place) {
    this.app.root.dataset.view = view;
    let changed = false;
    for (const one of this.places) {
      const shown = view === "start" ? ["start", "step"].includes(one.dataset.shows) : one === place;
      if (shown === one.hasAttribute("data-shown")) continue;
      one.toggleAttribute("data-shown", shown);
      changed = true;
    }
    const group = view === "step" ? place.dataset.step : view;
    for (const link of this.app.root.querySelectorAll("[data-leads]")) {
      if (link.dataset.leads === group) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
    return changed;
  }

  /** Scrolls to where the address says, or back to where the person was, and lets the focus follow. */
  #land(target, place, heading, focus) {
    const question = target?.closest("[data-fact]");
    const whole = !target || target === place || target === heading;
    if (history.state?.y) layOutAll(this.app.root); // a place far down is there only when all above it is
    if (history.state?.y !== undefined) scrollTo(0, history.state.y);
    else if (!whole) (question ?? target).scrollIntoView();
    else if (focus || place) scrollTo(0, 0);
    if (question && focus) question.querySelector("input:checked, input")?.focus({ preventScroll: true });
    else if (focus) this.#focus(whole ? (heading ?? document.querySelector("h1")) : target);
  }

  #focus(element) {
    if (element.tabIndex < 0) element.tabIndex = -1;
    element.focus({ preventScroll: true });
  }

  #scrolled() {
    clearTimeout(this.#scrolling);
    this.#scrolling = setTimeout(() => this.#note(), SCROLLED);
  }

  #note() {
    history.replaceState({ ...history.state, y: scrollY }, "");
  }
}

/** @param {string} fragment a damaged one is as good as none */
function decoded(fragment) {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return "";
  }
}
