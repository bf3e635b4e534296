// The controls of the scoring. A rating between two whole numbers, which a file may hold, is offered as one more
// choice, so that it is seen and can be left; so is what is no rating at all, with its problem beside it.

import { Fields } from "../../base/form/fields.mjs";

export class RatingFields extends Fields {
  /** @param {string} fact @param {string} text raw; empty is no answer */
  put(fact, text) {
    const answers = this.questions.get(fact)?.querySelector(".answers");
    if (answers) offer(answers, text);
    super.put(fact, text);
  }
}

/** @param {Element} answers the choices of one indicator @param {string} text */
function offer(answers, text) {
  answers.querySelector("[data-offered]")?.remove();
  const choices = [...answers.querySelectorAll("input")];
  if (!text || choices.some(({ value }) => value === text)) return;
  const offered = answers.querySelector("label").cloneNode(true);
  offered.dataset.offered = "";
  offered.querySelector("input").value = text;
  offered.querySelector("span").textContent = text;
  choices.at(-1).closest("label").before(offered); // the last one is "unknown"
}
