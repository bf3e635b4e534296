// Answers that come from outside, in a file or a link: says what they are and asks before anything is done with them.
// Nothing that is kept is ever overwritten: they become a further applicant, or are only looked at.

import { AnswersStore } from "../../base/answers/store.mjs";
import { ask } from "../../base/dialog.mjs";
import { keepReadings } from "../readings/readings.mjs";

const RESULT = "#result"; // what answers come to is what one wants to know of them first

/** @typedef {{scheme: string | null, page: string, name: string, answers: Record<string, string>,
 *    evidence: Record<string, string>, readings: string[], html: string}} Opened as selfcheck.keep replies
 *  @typedef {import("../../base/answers/store.mjs").Given} Given */

export class Incoming {
  /** The readings taken strictly with one's own answers, while others are looked at. @type {string[] | undefined} */
  #own;
  /** The file that is looked at. */
  #file = "";

  /** @param {import("../../runtime/app.mjs").App} app @param {(text: string) => void} tell from above the form */
  constructor(app, tell) {
    Object.assign(this, { app, tell });
    this.dialog = document.getElementById("keep-incoming");
    this.part = (name) => this.dialog.querySelector(`[data-part="${name}"]`);
    this.bar = app.root.querySelector(".keep-looking");
    app.on("look-take", () => this.#take(this.#looked(), app.savedStrict ?? app.strict, this.#file));
    app.on("look-back", () => {
      app.store.lookAway();
      app.restore();
    });
    app.addEventListener("restored", () => {
      this.bar.hidden = !app.store.looking;
      if (app.store.looking || !this.#own) return;
      app.strict = this.#own;
      this.#own = undefined;
    });
  }

  /** @param {Opened} opened @param {string} file its name, none if it is a link */
  async show(opened, file = "") {
    const { app, dialog } = this;
    const { scheme, name, answers, evidence, readings, html } = opened;
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
    if (chosen === "take") this.#take(given, readings, file);
    if (chosen === "go") this.#go(opened, given, file);
    if (chosen === "look") this.#look(given, readings, file);
  }

  #look(given, readings, file) {
    const { app } = this;
    this.#own ??= app.savedStrict ?? app.strict;
    this.#file = file;
    app.store.look(given);
    app.restore(); // ends what was being tried, with its readings
    app.read(readings);
    location.hash = RESULT;
  }

  #looked() {
    const { name, answers, evidence } = this.app.store;
    return { name, answers: Object.fromEntries(answers), evidence: Object.fromEntries(evidence) };
  }

  /** @param {Given} given @param {string[]} readings @param {string} file */
  #take(given, readings, file) {
    const { app } = this;
    const looked = app.store.looking;
    if (!app.store.add(given)) {
      this.#say("not_kept", given, file);
      if (looked) app.store.look(given);
      return;
    }
    this.#own = undefined;
    app.restore();
    app.read(readings);
    location.hash = RESULT;
    if (app.store.unsaved && !app.store.save()) this.#say("only_here", given, file);
    else this.tell(app.word("opened_as", { name: given.name || app.words.unnamed }));
  }

  /** What has not become of it, and why. @param {"not_kept" | "only_here"} what @param {Given} given */
  #say(what, given, file, { trouble } = this.app.store) {
    const { app } = this;
    const name = file || given.name || app.words.unnamed;
    this.tell(app.word(what, { name, why: app.words[`why_${trouble}`] }));
  }

  /** To the page of the other scheme, which then shows them. */
  #go({ scheme, page, readings }, given, file) {
    const store = new AnswersStore(scheme);
    store.load();
    if (!store.add(given) || !store.save()) return this.#say("not_kept", given, file, store);
    keepReadings(store, readings);
    location.assign(new URL(page, location.href));
  }
}
