// Check answers: every question with its answer as typed; what is unknown, not answered yet or wrong is told apart.

import { UNKNOWN } from "../../base/form/fields.mjs";

export class Check {
  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    /** @type {HTMLElement[]} */
    this.rows = [...app.root.querySelectorAll("[data-check]")];
    // While it is not looked at nothing is written into it: typing must not wait for it.
    for (const type of ["view", "answered", "restored", "replied"]) {
      app.addEventListener(type, () => app.root.dataset.view === "check" && this.#tell());
    }
  }

  #tell() {
    const { fields, words, answers } = this.app;
    for (const row of this.rows) {
      const fact = row.dataset.check;
      const text = answers.get(fact) ?? "";
      const asked = !fields.questions.get(fact).hasAttribute("data-not-asked");
      const place = row.querySelector(".check-answer");
      row.dataset.answer = !asked ? "not-asked" : kind(text, fields.marked(fact));
      const none = asked ? words.not_asked_yet : words.not_asked;
      place.textContent = (asked && fields.said(fact, text)) || none;
      const way = row.querySelector("a");
      const name = row.querySelector("dt").textContent;
      way.textContent = text ? words.change_it : words.answer_it;
      way.setAttribute("aria-label", this.app.word(text ? "change_named" : "answer_named", { name }));
    }
  }
}

/** @param {string} text raw @param {boolean} wrong */
function kind(text, wrong) {
  if (wrong) return "wrong";
  if (!text) return "open";
  return text === UNKNOWN ? "unknown" : "given";
}
