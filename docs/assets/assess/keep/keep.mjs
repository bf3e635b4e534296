// The panel that keeps answers: several applicants on this machine, and what can be done with theirs.

import { AnswerFiles } from "./files.mjs";
import { ask } from "../../base/dialog.mjs";
import { Incoming } from "./incoming.mjs";
import { Notice } from "./notice.mjs";
import { OtherTabs } from "./other-tabs.mjs";
import { Share } from "./share.mjs";
import { forget } from "./forget.mjs";

export class Keep {
  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.select = document.getElementById("keep-applicant");
    this.who = app.root.querySelector(".keep-who");
    this.offer = app.root.querySelector(".keep-offer");
    const named = JSON.parse(document.getElementById("keep-words").textContent);
    const notice = new Notice(app.root);
    const incoming = new Incoming(app, (text) => notice.tell(text));
    new AnswerFiles(app, incoming);
    new Share(app, incoming, (text) => notice.tell(text));
    new OtherTabs(app, notice, named);
    app.on("add", () => this.#add());
    app.on("rename", () => this.#rename());
    app.on("delete", () => this.#delete());
    app.on("clear", () => this.#clear());
    this.select.addEventListener("change", () => this.#turn(app.store.choose(this.select.value), "chosen"));
    for (const event of ["restored", "answered"]) app.addEventListener(event, () => this.#show());
  }

  /** Which applicant this is, and whether anything typed is nowhere but here. */
  #show() {
    const { store, words } = this.app;
    const { applicants, id, name, looking } = store;
    const counted = (shown, n) => `${shown}${words.in_brackets.replace("{n}", n)}`;
    const options = applicants.map((one, place) => {
      // What could not be stored yet counts too.
      const shown = (one.id === id ? name : one.name) || words.unnamed_n.replace("{n}", place + 1);
      return new Option(counted(shown, one.count), one.id, false, one.id === id);
    });
    const { size } = store.answers;
    const here = name || words.unnamed;
    if (!options.length) options.push(new Option(size ? counted(here, size) : here, ""));
    // Built anew only when it says something else: it may be open.
    const said = (all) => all.map(({ text, value, selected }) => `${value} ${text} ${selected}`).join("\n");
    if (said(options) !== said([...this.select.options])) this.select.replaceChildren(...options);
    this.select.disabled = looking;
    this.who.hidden = looking || (!name && applicants.length < 2);
    this.who.querySelector("bdi").textContent = name || this.select.selectedOptions[0].text;
    this.offer.hidden = !store.trouble && !store.unsaved;
  }

  /** @param {boolean} done @param {string} said */
  #turn(done, said) {
    const { app } = this;
    app.restore();
    if (done) app.say(app.words[said].replace("{name}", () => app.store.name || app.words.unnamed));
    else app.alert(app.words[app.store.trouble]);
  }

  /** @param {string} before @returns {Promise<string | undefined>} */
  async #name(before) {
    const dialog = document.getElementById("keep-name");
    const input = dialog.querySelector("input");
    input.value = before;
    return (await ask(dialog)) === "ok" ? input.value.trim() : undefined;
  }

  async #add() {
    const name = await this.#name("");
    if (name !== undefined) this.#turn(this.app.store.add({ name, answers: {}, evidence: {} }), "added");
  }

  async #rename() {
    const name = await this.#name(this.app.store.name);
    if (name !== undefined) this.#turn(this.app.store.rename(name), "renamed");
  }

  async #delete() {
    const { store, words } = this.app;
    const dialog = document.getElementById("keep-delete");
    const name = store.name || words.unnamed;
    dialog.querySelector("[data-part=what]").textContent = this.select.selectedOptions[0].text; // as it was chosen
    if ((await ask(dialog)) !== "ok") return;
    const done = store.delete();
    const { trouble } = store;
    this.app.restore();
    if (!done) this.app.alert(this.app.word("not_deleted", { name, why: words[`why_${trouble}`] }));
    else this.app.say(this.app.word(trouble ? "deleted_here" : "deleted", { name }));
  }

  async #clear() {
    if ((await ask(document.getElementById("keep-clear"))) !== "ok") return;
    const { app } = this;
    const done = await forget();
    app.store.forget();
    app.strict = [];
    app.alert("");
    app.restore();
    app.say(app.words[done ? "cleared" : "not_cleared"]);
  }
}
