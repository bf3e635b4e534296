// The files of several reviewers, compared by the worker. They stay in this page's memory and are not stored.

import { onDrop } from "../../base/download.mjs";
import { contents } from "../../base/local-file.mjs";

export class Reviewers {
  /** @type {import("../../base/local-file.mjs").LocalFile[]} */
  #files = [];
  #asked = 0;
  /** Weights and line of the last comparison. */
  #settings = "";

  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.result = app.root.querySelector("#reviewers-result");
    this.status = app.root.querySelector(".reviewers-status");
    this.forget = app.root.querySelector("[data-action=forget]");
    this.field = app.root.querySelector("[data-files=compare]");
    this.field.addEventListener("change", async () => {
      await this.#add([...this.field.files]);
      this.field.value = ""; // the same file can be chosen again
    });
    onDrop((files) => this.#add(files));
    app.on("forget", () => this.#forget());
    app.addEventListener("state", ({ detail }) => detail.state === "error" && this.#interrupted());
    app.addEventListener("replied", () => this.#files.length && this.#weighed() !== this.#settings && this.#compare());
  }

  /** @param {File[]} files */
  async #add(files) {
    this.#say(this.app.words.reading);
    try {
      const known = new Set(this.#files.map((file) => JSON.stringify(file)));
      const read = await contents(files, Number(this.field.dataset.mostBytes));
      // The same file chosen twice is still one reviewer, and is said to be.
      const alike = read.filter((file) => known.has(JSON.stringify(file)));
      this.#files.push(...read.filter((file) => !alike.includes(file)));
      this.#say(this.#counted(await this.#compare(), alike));
    } catch ({ message }) {
      this.#say(this.app.words.unreadable.replace("{name}", () => message));
    }
  }

  /** @returns {Promise<{n: number, refused: number}>} files that are compared, and that could not be taken */
  async #compare() {
    this.#asked += 1;
    const asked = this.#asked;
    this.#settings = this.#weighed();
    this.result.dataset.state = "loading";
    this.forget.hidden = false; // also while one of the files is too much for whoever reads them
    const reply = await this.app.ask("reviewers", { files: this.#files, typed: JSON.parse(this.#settings) });
    const refused = reply.files.filter(({ problems }) => problems.length).length;
    const counted = { n: reply.files.length - refused, refused };
    if (asked !== this.#asked) return counted;
    this.result.innerHTML = reply.html; // rendered as a tree, every name escaped
    this.result.dataset.state = "ready";
    return counted;
  }

  /** @param {{n: number, refused: number}} counted @param {import("../../base/local-file.mjs").LocalFile[]} alike left out */
  #counted(counted, alike) {
    const { app } = this;
    const compared = app.word(counted.refused ? "compared_partly" : "compared", counted);
    if (!alike.length) return compared;
    return `${compared} ${app.word("alike", { names: alike.map(({ name }) => name).join(app.words.listed) })}`;
  }

  /** Nobody is there to compare; whoever comes next does it over. */
  #interrupted() {
    this.#settings = "";
    this.#say("");
  }

  #forget() {
    this.#files = [];
    this.#asked += 1;
    this.result.replaceChildren();
    this.result.dataset.state = "empty";
    this.forget.hidden = true;
    this.#say(this.app.words.forgotten);
    this.field.focus(); // the button that had the focus is gone
  }

  /** What of the form bears on the comparison, as text. */
  #weighed() {
    return JSON.stringify(Object.fromEntries([...this.app.answers].filter(([name]) => !name.startsWith("tr_"))));
  }

  /** @param {string} text */
  #say(text) {
    this.status.textContent = text;
  }
}
