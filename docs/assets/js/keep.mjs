// What a person does with the answers: saves them as a file, deletes them from this machine.

const DOWNLOADED = 600; // ms until the browser has surely taken the file over

export class Keep {
  /** @param {import("./app.mjs").App} app */
  constructor(app) {
    this.app = app;
    app.on("export", () => this.#export());
    app.on("clear", () => this.#clear());
  }

  async #export() {
    const { app } = this;
    if (app.state !== "ready") return app.say(app.words.export_later);
    const { answers, problems } = await app.assess();
    const link = document.createElement("a");
    link.download = `${app.store.key.replace(":", "-")}-${app.today}.json`;
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(answers, null, 2)}\n`], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOADED);
    app.say(app.words[problems.length ? "exported_partly" : "exported"]);
  }

  #clear() {
    const { app } = this;
    if (!confirm(app.words.clear_confirm)) return;
    const cleared = app.store.clear();
    app.alert("");
    app.restore();
    app.say(app.words[cleared ? "cleared" : "not_cleared"]);
  }
}
