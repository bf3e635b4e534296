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
    for (const fact of this.questions.keys()) this.put(fact, answers.get(fact) ?? "");
  }

  /** @param {string} fact @param {string} text raw; empty is no answer */
  put(fact, text) {
    for (const control of this.questions.get(fact)?.querySelectorAll("input[name]") ?? []) {
      if (control.type === "radio") control.checked = control.value === text;
      else if (control.value !== text) control.value = text; // the same again would move the cursor
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
      const invalid = question.matches("[role=radiogroup]") ? question : question.querySelector("input[name]");
      if (message) invalid.setAttribute("aria-invalid", "true");
      else invalid.removeAttribute("aria-invalid");
    }
  }

  /** Whether a problem is shown at a fact's field. @param {string} fact */
  marked(fact) {
    return !this.questions.get(fact)?.querySelector(".problem").hidden;
  }
}
