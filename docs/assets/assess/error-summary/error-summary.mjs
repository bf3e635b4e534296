// The error summary: above a step what is to correct in it and in the one just left, above the task list and the
// answers everything. It never keeps anybody from going on, and nothing joins it while somebody types.

import { asked } from "../journey/progress.mjs";

const WHOLE = ["tasks", "check"];

export class ErrorSummary {
  /** The step that a person is in, if any. @type {HTMLElement | undefined} */
  #step;
  /** The facts of the step just left. @type {string[]} */
  #left = [];
  /** The facts of this step that were wrong on arrival. @type {string[]} */
  #here = [];
  #view = "start";

  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.element = app.root.querySelector(".error-summary");
    app.addEventListener("view", ({ detail }) => this.#arrive(detail));
    app.addEventListener("replied", () => this.#follow());
    app.addEventListener("state", () => this.#tell());
  }

  /** @param {{view: string, place?: HTMLElement, moved: boolean}} detail */
  #arrive({ view, place, moved }) {
    const step = view === "step" ? place : undefined;
    if (!step || step !== this.#step) this.#left = this.#step ? asked(this.#step) : [];
    this.#step = step;
    this.#view = view;
    this.#here = step ? asked(step) : [];
    const wrong = this.#tell();
    this.#here = wrong.filter((fact) => this.#here.includes(fact));
    if (!moved || !wrong.some((fact) => this.#left.includes(fact))) return;
    queueMicrotask(() => this.element.focus({ preventScroll: true })); // after the heading has had it
  }

  /** A verdict may come after one has left: what is wrong in the step left behind is then said, politely. */
  #follow() {
    const before = this.element.hidden;
    const wrong = this.#tell();
    if (before && wrong.length) this.app.say(this.element.querySelector("h2").textContent);
  }

  /** @returns {string[]} the facts told of */
  #tell() {
    const { app } = this;
    const problems = (app.reply?.problems ?? []).filter(({ fact }) => this.#concerns(fact));
    const only = problems.every(({ fact }) => this.#left.includes(fact));
    const title = app.word(only && this.#left.length ? "wrong_left" : "wrong_here", { n: problems.length });
    this.element.hidden = !problems.length;
    this.element.querySelector("h2").textContent = problems.length ? title : "";
    this.element.querySelector("ul").replaceChildren(...problems.map((problem) => this.#item(problem)));
    return problems.map(({ fact }) => fact);
  }

  #concerns(fact) {
    if (WHOLE.includes(this.#view)) return true;
    return this.#view === "step" && (this.#left.includes(fact) || this.#here.includes(fact));
  }

  /** What nobody asks for has no place to lead to. @param {{fact: string, message: string}} problem */
  #item({ fact, message }) {
    const item = document.createElement("li");
    const asked = this.app.fields.questions.has(fact);
    const name = document.createElement(asked ? "a" : "code");
    if (asked) name.href = `#ask-${fact}`;
    name.textContent = asked ? this.#name(fact) : fact;
    const said = document.createElement("span");
    said.textContent = message;
    item.append(name, " ", said);
    return item;
  }

  #name(fact) {
    return this.app.root.querySelector(`[data-check="${fact}"] dt`).textContent;
  }
}
