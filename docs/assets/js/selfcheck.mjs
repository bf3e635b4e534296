// The self-assessment page: hands what is typed to the worker, puts in the markup that Python rendered, and keeps
// the answers. It decides nothing and has no words of its own.

import { AnswersStore } from "./answers-store.mjs";
import { Assessor } from "./assessor.mjs";
import { Fields } from "./fields.mjs";
import { supported } from "./support.mjs";

const TYPING = 100; // ms without a key before the answers are assessed
const PAUSE = 600; // ms before a number still being typed is called wrong, and before the headline is read out

/** @typedef {{report: {worst: string, best: string}, problems: {fact: string, message: string}[],
 *    answers: Record<string, unknown>, html: string}} Reply */

class SelfCheck {
  /** @type {Assessor | undefined} */
  #assessor;
  #ready = false;
  #asked = 0;
  #typing = 0;
  #showing = 0;
  #announcing = 0;
  #saved = true;

  /** @param {HTMLFormElement} form @param {HTMLElement} result */
  constructor(form, result) {
    this.form = form;
    this.result = result;
    this.words = JSON.parse(document.getElementById("selfcheck-words").textContent);
    this.part = (name) => document.querySelector(`.selfcheck-${name}`);
    this.fields = new Fields(form);
    this.store = new AnswersStore(form.dataset.scheme);
    this.#listen();
    this.#restore();
    if (!supported()) this.#wait("unsupported", this.words.unsupported);
    // After the form is painted: the person can answer while the runtime loads.
    else requestAnimationFrame(() => setTimeout(() => this.#start()));
  }

  #listen() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.#answer(target));
    addEventListener("storage", ({ key }) => (key ?? this.store.key) === this.store.key && this.#restore());
    // Back from another page: the answers may have changed there, in the other language for example.
    addEventListener("pageshow", ({ persisted }) => persisted && this.#restore());
    const actions = {
      print: () => print(),
      export: () => this.#export(),
      clear: () => this.#clear(),
      retry: () => this.#start(),
    };
    for (const button of document.querySelectorAll("[data-action]")) {
      button.addEventListener("click", actions[button.dataset.action]);
    }
    addEventListener("beforeprint", () => {
      for (const closed of document.querySelectorAll(".selfcheck details:not([open])")) {
        closed.open = true;
        closed.dataset.printed = "";
      }
    });
    addEventListener("afterprint", () => {
      for (const opened of document.querySelectorAll("details[data-printed]")) {
        opened.open = false;
        delete opened.dataset.printed;
      }
    });
  }

  #restore() {
    const trouble = this.store.load();
    this.fields.show(this.store.answers);
    if (trouble) this.#alert(this.words[trouble]);
    this.#assess();
  }

  /** @param {HTMLInputElement} control */
  #answer(control) {
    this.store.set(control.name, control.value);
    const saved = this.store.save();
    if (saved !== this.#saved) this.#alert(saved ? "" : this.words.not_saved);
    this.#saved = saved;
    this.#say("saved", saved ? this.words.saved : "");
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#assess(), control.type === "radio" ? 0 : TYPING);
  }

  #start() {
    const { runtime, runtimeBytes } = this.form.dataset;
    this.#wait("loading", this.words.loading);
    this.#assessor = new Assessor(`${new URL(runtime, location.href)}worker.mjs#${runtimeBytes}`, {
      progress: (told) => this.#progress(told),
      ready: () => {
        this.#ready = true;
        this.#assess();
      },
      failed: (reason) => {
        this.#ready = false;
        this.#wait("error", this.words.error.replace("{reason}", this.words[`error_${reason}`]));
      },
    });
  }

  /** @returns {Promise<Reply>} */
  async #ask() {
    const request = {
      call: "assess",
      scheme: this.form.dataset.scheme,
      lang: document.documentElement.lang.slice(0, 2),
      as_of: today(),
      rules: this.form.dataset.rules,
      typed: Object.fromEntries(this.store.answers),
    };
    return JSON.parse(await this.#assessor.ask(JSON.stringify(request)));
  }

  async #assess() {
    if (!this.#ready) return; // asked for as soon as it is
    clearTimeout(this.#showing);
    this.#asked += 1;
    const asked = this.#asked;
    const reply = await this.#ask();
    if (asked !== this.#asked) return;
    const { name, type } = document.activeElement ?? {};
    const wrong = type === "text" && reply.problems.some(({ fact }) => fact === name);
    // "2,6" is on its way to "2,600"; what is already marked as wrong is followed at once.
    if (wrong && !this.fields.marked(name)) this.#showing = setTimeout(() => this.#show(reply), PAUSE);
    else this.#show(reply);
  }

  /** @param {Reply} reply */
  #show({ report, problems, html }) {
    this.fields.mark(new Map(problems.map(({ fact, message }) => [fact, message])));
    const output = this.part("output");
    const opened = [...output.querySelectorAll("details[open]")].map(({ className }) => className);
    const scrolled = output.querySelector(".summary")?.scrollTop ?? 0;
    output.innerHTML = html; // rendered as a tree, every typed text escaped
    output.querySelector(".summary").scrollTop = scrolled;
    for (const name of opened) output.querySelector(`details.${name}`)?.setAttribute("open", "");
    Object.assign(this.result.dataset, { state: "ready", worst: report.worst, best: report.best });
    this.part("bar").replaceChildren(...[...output.querySelector(".tally").cloneNode(true).childNodes]);
    clearTimeout(this.#announcing);
    const headline = output.querySelector(".headline").textContent;
    this.#announcing = setTimeout(() => this.#say("status", headline), PAUSE);
  }

  /** @param {import("./assessor.mjs").Progress} told */
  #progress({ stage, loaded, total }) {
    const bar = this.part("progress");
    if (stage !== "fetch") {
      bar.removeAttribute("value");
      return this.#message(this.words.starting);
    }
    bar.value = loaded / total;
    const [done, all] = [loaded, total].map((bytes) => (bytes / 1e6).toFixed(1));
    this.#message(this.words.loading_bytes.replace("{loaded}", done).replace("{total}", all));
  }

  /** Any state but ready. @param {"loading" | "error" | "unsupported"} state @param {string} message */
  #wait(state, message) {
    clearTimeout(this.#announcing);
    clearTimeout(this.#showing);
    this.fields.mark(new Map()); // nobody is there to say that a field is mended
    this.result.dataset.state = state;
    delete this.result.dataset.worst;
    delete this.result.dataset.best;
    this.part("output").replaceChildren(); // a verdict that no longer follows the answers must not stay
    this.part("progress").value = 0;
    this.part("progress").hidden = state !== "loading";
    this.part("retry").hidden = state !== "error";
    this.#message(message);
    this.#say("status", message);
  }

  /** @param {string} message */
  #message(message) {
    this.#say("message", message);
    this.#say("bar", message);
  }

  /** @param {string} message */
  #alert(message) {
    this.#say("alert", message);
    this.part("alert").hidden = !message;
  }

  /** Repeats nothing: a live region would read it out again. @param {string} name @param {string} text */
  #say(name, text) {
    const place = this.part(name);
    if (place.textContent !== text) place.textContent = text;
  }

  async #export() {
    if (!this.#ready) return this.#say("saved", this.words.export_later);
    const { answers, problems } = await this.#ask();
    const link = document.createElement("a");
    link.download = `${this.store.key.replace(":", "-")}-${today()}.json`;
    link.href = URL.createObjectURL(new Blob([`${JSON.stringify(answers, null, 2)}\n`], { type: "application/json" }));
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), PAUSE);
    this.#say("saved", this.words[problems.length ? "exported_partly" : "exported"]);
  }

  #clear() {
    if (!confirm(this.words.clear_confirm)) return;
    const cleared = this.store.clear();
    this.fields.show(this.store.answers);
    this.#alert("");
    this.#say("saved", this.words[cleared ? "cleared" : "not_cleared"]);
    this.#assess();
  }
}

/** The person's own date, as ISO. */
function today() {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}

const form = document.querySelector("form#selfcheck-form:not([data-started])");
const result = document.getElementById("selfcheck-result");
if (form && result) {
  form.dataset.started = "";
  new SelfCheck(form, result);
}
