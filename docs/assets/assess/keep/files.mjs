// Answers as a file that the command line takes too: saved with everything in it, opened only after they were looked
// through. Without the runtime they are written as they stand; the command line reads that as well.

import { base64, download, fileName, onDrop } from "../../base/download.mjs";
import { today } from "../../base/today.mjs";

export class AnswerFiles {
  /** @param {import("../../runtime/app.mjs").App} app @param {import("./incoming.mjs").Incoming} incoming */
  constructor(app, incoming) {
    Object.assign(this, { app, incoming });
    const input = document.getElementById("keep-file");
    for (const action of ["export", "rescue"]) app.on(action, () => this.#save());
    app.on("open", () => input.click());
    input.addEventListener("change", async () => {
      await this.#open([...input.files]);
      input.value = ""; // the same file can be opened again
    });
    onDrop((files) => this.#open(files));
  }

  async #save() {
    const { app } = this;
    const { name } = app.store;
    const { content, words } = await Promise.race([this.#made(), this.#raw()]);
    const file = ["selfcheck", app.scheme, fileName(name), today()].filter(Boolean).join("-");
    download(`${file}.json`, content, "application/json");
    app.say(words);
  }

  /** By Python, each answer a value. */
  async #made() {
    const { app } = this;
    const { content } = await app.ask("save_file", this.#all());
    const wrong = app.reply?.problems.length;
    return { content, words: app.words[wrong ? "exported_partly" : "exported"] };
  }

  /** Where no Python runs, or no longer. @returns {Promise<{content: string, words: string}>} */
  #raw() {
    const { app } = this;
    const about = { format: 2, scheme: app.scheme, ...this.#all() };
    const made = { content: `${JSON.stringify({ selfcheck: about }, null, 2)}\n`, words: app.words.export_raw };
    if (app.state !== "ready") return Promise.resolve(made);
    return new Promise((resolve) => app.addEventListener("state", () => resolve(made), { once: true }));
  }

  #all() {
    const { app } = this;
    const { name, answers, evidence } = app.store;
    const readings = app.savedStrict ?? app.strict;
    return { name, typed: Object.fromEntries(answers), evidence: Object.fromEntries(evidence), readings };
  }

  /** One after the other. @param {File[]} files */
  async #open(files) {
    const { app } = this;
    if (app.state !== "ready") app.say(app.words.link_later);
    for (const file of files) {
      let content;
      try {
        // One byte more than is allowed is enough to say that it is too much.
        content = await base64(file.slice(0, Number(app.root.querySelector(".keep").dataset.mostBytes) + 1));
      } catch {
        app.say(app.words.unreadable.replace("{name}", () => file.name));
        continue;
      }
      await this.incoming.show(await app.ask("open_file", { file: file.name, content }), file.name);
    }
  }
}
