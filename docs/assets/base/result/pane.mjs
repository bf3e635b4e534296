// The result on the page: puts in the markup that Python rendered, or what there is to say while there is none.

import { putIn } from "./parts.mjs";

const PAUSE = 600; // ms before the headline is read out

export class ResultPane {
  #announcing = 0;
  /** The label of the button that has the runtime loaded once more. @type {string} */
  #again;

  /** @param {HTMLElement} root the element `.selfcheck` */
  constructor(root) {
    this.root = root;
    this.result = root.querySelector(".selfcheck-result");
    this.#again = this.#part("retry").textContent;
  }

  /** @param {import("../../runtime/app.mjs").Reply} reply */
  show({ report, html }) {
    const output = this.#part("output");
    putIn(output, html);
    Object.assign(this.result.dataset, { state: "ready", worst: report.worst, best: report.best });
    this.#part("bar").replaceChildren(...[...output.querySelector(".tally").cloneNode(true).childNodes]);
    clearTimeout(this.#announcing);
    const headline = output.querySelector(".headline").textContent;
    this.#announcing = setTimeout(() => this.say("status", headline), PAUSE);
  }

  /**
   * Any state but ready.
   * @param {"loading" | "error" | "unsupported"} state @param {string} message
   * @param {string} [offer] the label of a button that has the runtime loaded; after an error there is one anyway
   */
  wait(state, message, offer) {
    clearTimeout(this.#announcing);
    this.result.dataset.state = state;
    delete this.result.dataset.worst;
    delete this.result.dataset.best;
    this.#part("output").replaceChildren(); // a verdict that no longer follows the answers must not stay
    this.#part("progress").value = 0;
    this.#part("progress").hidden = state !== "loading" || Boolean(offer);
    const button = this.#part("retry");
    button.hidden = state !== "error" && !offer;
    button.textContent = offer || this.#again;
    this.#message(message);
    this.say("status", message);
  }

  /** @param {import("../../runtime/assessor.mjs").Progress} told @param {Record<string, string>} words */
  progress({ stage, loaded, total }, words) {
    const bar = this.#part("progress");
    if (stage !== "fetch") {
      bar.removeAttribute("value");
      return this.#message(words.starting);
    }
    bar.value = loaded / total;
    const [done, all] = [loaded, total].map((bytes) => (bytes / 1e6).toFixed(1));
    this.#message(words.loading_bytes.replace("{loaded}", done).replace("{total}", all));
  }

  /** @param {string} message nothing if empty */
  alert(message) {
    this.say("alert", message);
    this.#part("alert").hidden = !message;
  }

  /** Repeats nothing: a live region would read it out again. @param {string} name @param {string} text */
  say(name, text) {
    const place = this.#part(name);
    if (place && place.textContent !== text) place.textContent = text; // not every page has a bar
  }

  /** @param {string} message */
  #message(message) {
    this.say("message", message);
    this.say("bar", message);
  }

  /** @param {string} name @returns {any} */
  #part(name) {
    return this.root.querySelector(`.selfcheck-${name}`);
  }
}
