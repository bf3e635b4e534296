// Answers that come from outside, in a file or a link: says what they are and asks before anything is done with them.
// Nothing that is kept is ever overwritten: they become a further applicant, or are only looked at.

import { AnswersStore } from "./answers-store.mjs";
import { ask } from "./dialog.mjs";

const RESULT = "#result"; // what answers come to is what one wants to know of them first

/** @typedef {{scheme: string | null, page: string, name: string, answers: Record<string, string>,
 *    evidence: Record<string, string>, html: string}} Opened as selfcheck.keep replies */

export class Incoming {
  /** @param {import("./app.mjs").App} app @param {(text: string) => void} tell from above the form */
  constructor(app, tell) {
    Object.assign(this, { app, tell });
    this.dialog = document.getElementById("keep-incoming");
    this.part = (name) => this.dialog.querySelector(`[data-part="${name}"]`);
    this.bar = app.root.querySelector(".keep-looking");
    app.on("look-take", () => this.#take(this.#looked()));
    app.on("look-back", () => {
      app.store.lookAway();
      app.restore();
    });
    app.addEventListener("restored", () => {
      this.bar.hidden = !app.store.looking;
    });
  }

  /** @param {Opened} opened */
  async show(opened) {
    const { app, dialog } = this;
    const { scheme, name, answers, evidence, html } = opened;
    const usable = Object.keys(answers).length + Object.keys(evidence).length > 0;
    const here = usable && scheme === app.scheme;
    for (const part of ["take", "look"]) this.part(part).hidden = !here;
    this.part("go").hidden = !usable || here;
    this.part("named").hidden = !usable;
    this.part("what").innerHTML = html; // rendered as a tree, everything from outside escaped
    const input = dialog.querySelector("input");
    input.value = name;
    const chosen = await ask(dialog);
    const given = { name: input.value.trim(), answers, evidence };
    if (chosen === "take") this.#take(given);
    if (chosen === "go") this.#go(opened, given);
    if (chosen === "look") this.#look(given);
  }

  #look(given) {
    this.app.store.look(given);
    this.app.restore();
    location.hash = RESULT;
  }

  #looked() {
    const { name, answers, evidence } = this.app.store;
    return { name, answers: Object.fromEntries(answers), evidence: Object.fromEntries(evidence) };
  }

  #take(given) {
    const { app } = this;
    const looked = app.store.looking;
    if (app.store.add(given)) {
      app.restore();
      location.hash = RESULT;
      this.tell(app.words.opened_as.replace("{name}", () => given.name || app.words.unnamed));
      if (app.store.unsaved && !app.store.save()) app.alert(app.words[app.store.trouble]);
    } else {
      const { trouble } = app.store;
      if (looked) app.store.look(given);
      app.alert(app.words[trouble]);
    }
  }

  /** To the page of the other scheme, which then shows them. */
  #go({ scheme, page }, given) {
    const store = new AnswersStore(scheme);
    store.load();
    if (store.add(given) && store.save()) location.assign(new URL(page, location.href));
    else this.app.alert(this.app.words[store.trouble]);
  }
}
