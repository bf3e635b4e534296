// The controls of the form: puts answers into them, and what is wrong beside them.

export class Fields {
  /** @param {HTMLFormElement} form every control's name is its fact id */
  constructor(form) {
    this.form = form;
    /** Fact id → the element that holds the question. @type {Map<string, HTMLElement>} */
    this.questions = new Map();
    for (const question of form.querySelectorAll("[data-fact]")) {
      this.questions.set(question.dataset.fact, question);
    }
  }

  /** @param {Map<string, string>} answers fact id → raw text; what is not in it becomes empty */
  show(answers) {
    for (const [fact, question] of this.questions) {
      const text = answers.get(fact) ?? "";
      for (const control of question.querySelectorAll("input")) {
        if (control.type === "radio") control.checked = control.value === text;
        else control.value = text;
      }
    }
  }

  /** @param {Map<string, string>} problems fact id → message; every other field is taken to be mended */
  mark(problems) {
    for (const [fact, question] of this.questions) {
      const message = problems.get(fact) ?? "";
      const place = question.querySelector(".problem");
      if (place.textContent === message) continue;
      place.textContent = message;
      place.hidden = !message;
      // A radio cannot be invalid, only the group of radios can: there it is the question itself.
      const invalid = question.matches("[role=radiogroup]") ? question : question.querySelector("input");
      if (message) invalid.setAttribute("aria-invalid", "true");
      else invalid.removeAttribute("aria-invalid");
    }
  }

  /** Whether a problem is shown at a fact's field. @param {string} fact */
  marked(fact) {
    return !this.questions.get(fact)?.querySelector(".problem").hidden;
  }
}
