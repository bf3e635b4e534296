// What if: any answer is changed on the spot, and the difference to the saved ones is shown, which stay untouched.
// What differs, and which figures would be enough, comes from Python.

export class WhatIf {
  /** The readings in use before. @type {string[]} */
  #strict = [];
  /** Of the applicant whose answers are tried. @type {string | undefined} */
  #whose;
  #asked = 0;

  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.sheet = app.root.querySelector(".what-if");
    this.details = this.sheet.querySelector("details");
    this.toggle = app.root.querySelector("[data-action=what-if]");
    app.on("what-if", () => (app.trial ? this.#back() : this.#begin()));
    app.on("what-if-keep", () => this.#keep());
    app.on("what-if-back", () => this.#back());
    app.result.addEventListener("click", ({ target }) => this.#try(target.closest("button[data-try]")));
    app.addEventListener("replied", () => app.trial && this.#compare());
    // Somebody else's answers are shown now: what was tried is not theirs.
    app.addEventListener("restored", () => app.trial && app.store.id !== this.#whose && this.#back());
  }

  #begin() {
    const { app } = this;
    app.trial = new Map(app.store.answers);
    this.#strict = app.savedStrict = app.strict;
    this.#whose = app.store.id;
    this.#show(true);
    this.#compare();
  }

  /** Tries a way that would be enough, with what is needed in any case. @param {HTMLElement | null} button */
  #try(button) {
    if (!button) return;
    if (!this.app.trial) this.#begin();
    const common = button.closest("section").dataset.try;
    this.details.open = true;
    this.app.change(Object.entries({ ...JSON.parse(common), ...JSON.parse(button.dataset.try) }));
    this.details.querySelector("summary").focus(); // the button goes with what it mends
  }

  #keep() {
    const { app } = this;
    const { trial } = app;
    this.#end();
    const facts = new Set([...trial.keys(), ...app.store.answers.keys()]);
    const differing = [...facts].filter((fact) => trial.get(fact) !== app.store.answers.get(fact));
    app.change(differing.map((fact) => [fact, trial.get(fact) ?? ""]));
  }

  #back() {
    this.app.strict = this.#strict;
    this.#end();
    this.app.restore();
  }

  #end() {
    this.app.trial = undefined;
    this.app.savedStrict = undefined;
    this.#show(false);
  }

  /** @param {boolean} on */
  #show(on) {
    this.app.root.toggleAttribute("data-what-if", on);
    this.toggle.setAttribute("aria-pressed", String(on));
    if (!on && this.sheet.contains(document.activeElement)) this.toggle.focus();
    this.sheet.hidden = !on;
    this.details.open = false;
  }

  async #compare() {
    const { app } = this;
    this.#asked += 1;
    const asked = this.#asked;
    const { html, changes } = await app.ask("what_if", {
      typed: Object.fromEntries(app.trial),
      strict: app.strict,
      saved_typed: Object.fromEntries(app.store.answers),
      saved_strict: this.#strict,
    });
    if (asked !== this.#asked || !app.trial) return;
    this.sheet.querySelector(".what-if-difference").innerHTML = html; // rendered as a tree, every text escaped
    this.sheet.querySelector(".what-if-count").textContent = changes;
  }
}
