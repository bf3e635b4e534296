// Evidence where a number is asked: hands pasted rows and opened files to Python, shows what it makes of them, and
// puts the figure into the field. A figure that a person typed is never overwritten unasked.

import { EvidencePanel } from "./panel.mjs";

export class Evidence {
  /** Fact id → its panel. @type {Map<string, EvidencePanel>} */
  #panels = new Map();
  #strict = "";

  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    for (const root of app.form.querySelectorAll("[data-evidence]")) {
      this.#panels.set(root.dataset.evidence, new EvidencePanel(root, app));
    }
    app.addEventListener("restored", () => this.#restore());
    app.addEventListener("answered", ({ detail }) => this.#panels.get(detail.fact)?.compare());
    app.addEventListener("state", ({ detail }) => detail.state === "ready" && this.#count());
    app.addEventListener("replied", () => this.#strict === String(app.strict ?? "") || this.#count());
  }

  #restore() {
    for (const panel of this.#panels.values()) panel.restore();
    if (this.app.state === "ready") this.#count();
  }

  /** All lists in one request; those without rows are told their window. */
  async #count() {
    if (!this.#panels.size) return;
    this.#strict = String(this.app.strict ?? "");
    const rows = Object.fromEntries([...this.#panels].map(([fact, panel]) => [fact, panel.text]));
    const { facts } = await this.app.ask("evidence", { rows, strict: this.app.strict ?? [] });
    for (const [fact, panel] of this.#panels) if (panel.text === rows[fact]) panel.show(facts[fact]);
  }
}
