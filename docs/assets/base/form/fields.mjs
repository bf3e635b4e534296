// The controls of the form: puts answers into them, says what they hold, and puts what is wrong beside them.

export const UNKNOWN = "unknown"; // the raw text of "I don't know"; no text is "not asked yet"
export const MOST = 1000; // characters of an answer; more is a slip of the clipboard and would stop the browser

export class Fields {
  /** Fact id → what stood in a field before "I don't know" took its place. @type {Map<string, string>} */
  #before = new Map();
  /** Fact id → message about a text that was not even taken into the field. @type {Map<string, string>} */
  #refused = new Map();

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
    this.#before.clear();
    for (const fact of this.questions.keys()) this.put(fact, answers.get(fact) ?? "");
  }

  /** @param {string} fact @param {string} text raw; empty is no answer */
  put(fact, text) {
    const question = this.questions.get(fact);
    if (!question) return;
    this.#refused.delete(fact);
    for (const control of question.querySelectorAll("input[name]")) {
      if (control.type === "radio") control.checked = control.value === text;
      else {
        const shown = text === UNKNOWN || text.length > MOST ? "" : text;
        if (control.value !== shown) control.value = shown; // the same again would move the cursor
      }
    }
    const unknown = question.querySelector("[data-unknown]");
    if (unknown) unknown.checked = text === UNKNOWN;
  }

  /** What "I don't know" makes of a number's answer; taking it back brings back what stood there. */
  unknown(fact, checked) {
    if (!checked) return this.#before.get(fact) ?? "";
    this.#before.set(fact, this.questions.get(fact).querySelector("input[name]").value);
    return UNKNOWN;
  }

  /** Leaves an answer as it was and says why. @param {string} fact @param {string} kept @param {string} message */
  refuse(fact, kept, message) {
    this.put(fact, kept);
    this.#refused.set(fact, message);
    this.#say(fact, message);
  }

  /** An answer as a person reads it; empty if there is none. @param {string} fact @param {string} text raw */
  said(fact, text) {
    const question = this.questions.get(fact);
    const label = (control) => control.closest("label").textContent;
    if (text === UNKNOWN) return label(question.querySelector(`[value="${UNKNOWN}"], [data-unknown]`));
    const radios = [...question.querySelectorAll("input[type=radio]")];
    if (radios.length) return radios.filter(({ value }) => value === text).map(label)[0] ?? text;
    const [one, many = one] = question.querySelector(".unit").dataset.amount.split("|");
    return text && (text.trim() === "1" ? one : many).replace("{n}", () => text);
  }

  /** @param {Map<string, string>} problems fact id → message; every other field is taken to be mended */
  mark(problems) {
    for (const fact of this.questions.keys()) this.#say(fact, problems.get(fact) ?? this.#refused.get(fact) ?? "");
  }

  /** Whether a problem is shown at a fact's field. @param {string} fact */
  marked(fact) {
    return !this.questions.get(fact)?.querySelector(".problem").hidden;
  }

  #say(fact, message) {
    const question = this.questions.get(fact);
    if (!question) return;
    const place = question.querySelector(".problem");
    if (place.textContent === message) return;
    place.textContent = message;
    place.hidden = !message;
    // A radio cannot be invalid, only the group of radios can: there it is the question itself.
    const invalid = question.matches("[role=radiogroup]") ? question : question.querySelector("input[name]");
    if (message) invalid.setAttribute("aria-invalid", "true");
    else invalid.removeAttribute("aria-invalid");
  }
}
