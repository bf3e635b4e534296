// How far a person is: which questions are asked at all, the states of the task list, and the way in.

import { UNKNOWN } from "../../base/form/fields.mjs";

export class Progress {
  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    /** The groups of the form. @type {HTMLElement[]} */
    this.steps = [...app.form.querySelectorAll("[data-step]")];
    for (const type of ["answered", "restored", "replied", "state"]) {
      app.addEventListener(type, () => this.#tell());
    }
  }

  #tell() {
    this.#ask();
    const { app } = this;
    const all = { asked: 0, answered: 0, wrong: 0 };
    for (const step of this.steps) {
      const facts = asked(step);
      const wrong = facts.filter((fact) => app.fields.marked(fact));
      const answered = facts.filter((fact) => app.answers.has(fact) && !wrong.includes(fact));
      all.asked += facts.length;
      all.answered += answered.length;
      all.wrong += wrong.length;
      this.#state(step.dataset.step, facts.length, answered, wrong.length);
    }
    const told = { n: all.answered, of: all.asked, wrong: all.wrong };
    const soFar = app.word(all.wrong ? "answered_wrong" : "answered", told);
    for (const place of app.root.querySelectorAll(".so-far")) put(place, soFar);
    const begin = app.root.querySelector(".begin");
    begin.dataset.first ??= begin.textContent;
    begin.dataset.leads ??= begin.hash;
    const begun = all.answered + all.wrong > 0;
    put(begin, begun ? app.word("go_on", told) : begin.dataset.first);
    begin.href = begun ? "#tasks" : begin.dataset.leads;
  }

  /** Which questions are asked only when another number is above a limit: whether to ask, never what follows. */
  #ask() {
    for (const question of this.app.form.querySelectorAll("[data-only-above]")) {
      const { onlyAbove, above } = question.dataset;
      const typed = (this.app.answers.get(onlyAbove) ?? "").normalize("NFKC").replaceAll(",", "");
      question.toggleAttribute("data-not-asked", !(Number(typed) > Number(above)));
    }
  }

  /** What cannot be taken is no answer: it is told apart, as something to correct. */
  #state(step, asked, answered, wrong) {
    const { app } = this;
    const unknown = answered.filter((fact) => app.answers.get(fact) === UNKNOWN).length;
    const told = [
      answered.length + wrong === 0 && app.word("task_todo"),
      answered.length > 0 && answered.length < asked && app.word("task_some", { n: answered.length, of: asked }),
      answered.length === asked && app.word("task_done"),
      unknown && app.word("task_unknown", { n: unknown }),
      wrong && app.word("task_wrong", { n: wrong }),
    ].filter(Boolean);
    const place = app.root.querySelector(`[data-state-of="${step}"]`);
    put(place, told.join(app.words.task_and));
    const done = answered.length === asked ? "done" : answered.length ? "some" : "todo";
    place.dataset.state = wrong ? "wrong" : done;
  }
}

/** The facts that a group asks, as the answers are. @param {HTMLElement} step @returns {string[]} */
export function asked(step) {
  return [...step.querySelectorAll("[data-fact]:not([data-not-asked])")].map(({ dataset }) => dataset.fact);
}

/** @param {Element} place @param {string} text */
function put(place, text) {
  if (place.textContent !== text) place.textContent = text;
}
