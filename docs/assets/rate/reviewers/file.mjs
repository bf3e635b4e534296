// What a person does with the ratings: saves them as the file that the command line takes, opens such a file,
// deletes them from this machine. A file is taken whole or not at all.

import { download, fileName } from "../../base/download.mjs";
import { contents } from "../../base/local-file.mjs";
import { today } from "../../base/today.mjs";

export class RatingsFile {
  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.problems = app.root.querySelector("#open-problems");
    const field = app.root.querySelector("[data-files=open]");
    field.addEventListener("change", () => this.#open(field));
    app.on("export", () => this.#export());
    app.on("clear", () => this.#clear());
  }

  async #export() {
    const { app } = this;
    if (app.state !== "ready") return app.say(app.words.export_later);
    const { answers, problems } = await app.assess();
    const file = ["selfcheck-score", fileName(app.store.name), today()].filter(Boolean).join("-");
    download(`${file}.json`, `${JSON.stringify(answers, null, 2)}\n`, "application/json");
    app.say(app.words[problems.length ? "exported_partly" : "exported"]);
  }

  /** @param {HTMLInputElement} field */
  async #open(field) {
    const { app } = this;
    this.#refuse("", []);
    if (app.state !== "ready") return app.say(app.words.export_later);
    try {
      const files = await contents([...field.files], Number(field.dataset.mostBytes));
      const [{ name, reviewer, typed, problems }] = (await app.ask("reviewers", { files })).files;
      if (problems.length) this.#refuse(app.words.not_opened.replace("{name}", () => name), problems);
      else this.#take(name, reviewer, typed);
    } catch ({ message }) {
      this.#refuse(app.words.unreadable.replace("{name}", () => message), []);
    } finally {
      field.value = ""; // the same file can be opened again
    }
  }

  /** @param {string} name of the file @param {string} reviewer @param {Record<string, string>} typed */
  #take(name, reviewer, typed) {
    const { app } = this;
    const ids = [...app.form.querySelectorAll("fieldset[data-fact]")].map(({ dataset }) => dataset.fact);
    const rated = ids.some((id) => app.answers.has(id));
    if (rated && !confirm(app.words.open_confirm.replace("{name}", () => name))) return;
    for (const id of ids) app.store.set(id, typed[id] ?? "");
    const saved = app.store.rename(reviewer);
    app.restore();
    if (!saved) app.alert(app.words[app.store.trouble]);
    app.say(app.words.opened.replace("{name}", () => name));
  }

  /** @param {string} title nothing if empty @param {string[]} problems */
  #refuse(title, problems) {
    const list = document.createElement("ul");
    list.append(
      ...problems.map((problem) => {
        const item = document.createElement("li");
        item.textContent = problem;
        return item;
      }),
    );
    this.problems.replaceChildren(...(title ? [title, list] : []));
  }

  #clear() {
    const { app } = this;
    if (!confirm(app.words.clear_confirm)) return;
    const cleared = this.#forget();
    app.alert("");
    this.#refuse("", []);
    app.restore();
    app.say(app.words[cleared ? "cleared" : "not_cleared"]);
  }

  /** Only what was rated: answers of the self-assessment are deleted there. @returns {boolean} */
  #forget() {
    const { store } = this.app;
    try {
      localStorage.removeItem(store.key);
      localStorage.removeItem(store.damagedKey);
    } catch {
      return false;
    }
    store.forget();
    return true;
  }
}
