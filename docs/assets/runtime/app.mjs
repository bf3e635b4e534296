// The self-assessment in the page: holds the answers, hands them to the worker and passes on what comes back. It
// decides nothing and has no words of its own; what is built on top listens to its events.

import { AnswersStore } from "../base/answers/store.mjs";
import { Assessor, why } from "./assessor.mjs";
import { Fields, MOST } from "../base/form/fields.mjs";
import { ResultPane } from "../base/result/pane.mjs";
import { supported } from "./support.mjs";
import { today } from "../base/today.mjs";

const COSTLY = 25; // ms that a machine takes to show a result, above which it waits for the keys to pause
const TYPING = 100; // ms without a key are such a pause
const PAUSE = 600; // ms before a number still being typed is called wrong

/** @typedef {{report: {worst: string, best: string}, problems: {fact: string, message: string}[],
 *    answers: Record<string, unknown>, html: string}} Reply */

/**
 * Events, each with its detail:
 *   answered {fact, text}   one answer was given or taken back
 *   restored                all answers were read again, from what is stored
 *   replied {reply}         a fresh verdict is shown
 *   state {state}           loading, ready, error or unsupported
 *   view {view, place, moved}  another part of the page is shown
 */
export class App extends EventTarget {
  /** Settles when there is somebody to ask. @type {Promise<Assessor>} */
  #running;
  /** @type {(assessor: Assessor) => void} */
  #run;
  #asked = 0;
  #typing = 0;
  /** What was asked last, so that keys which come faster than answers do not queue up. @type {Promise<Reply> | undefined} */
  #answering;
  #showing = 0;
  #cost = 0; // ms that the last result took to show
  #trouble = "";

  /** @param {HTMLElement} root the element `.selfcheck` */
  constructor(root) {
    super();
    this.root = root;
    /** @type {HTMLFormElement} */
    this.form = root.querySelector(".selfcheck-form");
    /** @type {HTMLElement} */
    this.result = root.querySelector(".selfcheck-result");
    this.scheme = this.form.dataset.scheme;
    this.lang = document.documentElement.lang.slice(0, 2);
    /** @type {Record<string, string>} */
    this.words = JSON.parse(document.getElementById("selfcheck-words").textContent);
    this.store = new AnswersStore(this.scheme);
    this.fields = new Fields(this.form);
    this.pane = new ResultPane(root);
    this.state = "loading";
    /** Readings taken strictly, by id; all others are taken leniently. @type {string[]} */
    this.strict = [];
    /** Answers that are tried and not saved; while there are any, the saved ones stay as they are.
     *  @type {Map<string, string> | undefined} */
    this.trial = undefined;
    /** The readings that go with the saved answers while others are tried. @type {string[] | undefined} */
    this.savedStrict = undefined;
    /** The last verdict, none while nothing runs. @type {Reply | undefined} */
    this.reply = undefined;
    this.#wanted();
  }

  /** Fact id → raw text, of the current applicant, or those tried. @returns {Map<string, string>} */
  get answers() {
    return this.trial ?? this.store.answers;
  }

  /** Begins: after everything that listens is in place. */
  start() {
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("beforeinput", (event) => this.#taking(event));
    this.form.addEventListener("input", ({ target }) => this.#typed(target));
    // Back from another page: the answers may have changed there, in the other language for example.
    addEventListener("pageshow", ({ persisted }) => persisted && this.restore());
    this.on("retry", () => this.#load());
    this.restore();
    if (!supported()) this.#wait("unsupported", this.words.unsupported);
    // Megabytes of mobile data are the person's to spend.
    else if (navigator.connection?.saveData) this.#offer();
    // After the form is painted: the person can answer while the runtime loads.
    else requestAnimationFrame(() => setTimeout(() => this.#load()));
  }

  /** Lets the buttons of an action do it. @param {string} action @param {() => void} act */
  on(action, act) {
    for (const button of this.root.querySelectorAll(`[data-action="${action}"]`)) {
      button.addEventListener("click", act);
    }
  }

  /** A word of the script with its values put in; of `one|many` as `n` is. @param {string} id @param {object} [values] */
  word(id, values = {}) {
    const [one, many = one] = this.words[id].split("|");
    return (values.n === 1 ? one : many).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }

  /** Answers one question, as if it were typed. @param {string} fact @param {string} text empty takes it back */
  set(fact, text) {
    this.change([[fact, text]]);
  }

  /** Answers several at once. @param {Iterable<[string, string]>} texts fact and raw text */
  change(texts) {
    for (const [fact, text] of texts) {
      this.fields.put(fact, text);
      this.#keep(fact, text);
    }
    this.#assess();
  }

  /** Takes these readings strictly. @param {string[]} readings by id */
  read(readings) {
    this.strict = readings;
    this.#assess();
  }

  /** Reads what is stored into the fields. */
  restore() {
    const trouble = this.store.load();
    this.fields.show(this.answers);
    for (const [fact, { length }] of this.answers) if (length > MOST) this.#refuse(fact, length);
    if (trouble) this.alert(this.words[trouble]);
    this.#tell("restored");
    this.#assess();
  }

  /**
   * Asks the bridge. Waits until it runs, and for ever where it cannot.
   * @param {string} call @param {object} [payload] beside the language, the date, the scheme and the texts' address
   * @returns {Promise<any>}
   */
  async ask(call, payload = {}) {
    const assessor = await this.#running;
    const { scheme, lang } = this;
    const request = { call, scheme, lang, as_of: today(), rules: this.form.dataset.rules, ...payload };
    return JSON.parse(await assessor.ask(JSON.stringify(request)));
  }

  /** Has an extra archive of the runtime loaded; rejects where it cannot be had. @param {string} archive */
  async load(archive) {
    return (await this.#running).load(archive);
  }

  /** The verdict on the answers as they are, shown nowhere. @returns {Promise<Reply>} */
  assess() {
    const { strict, store } = this;
    const typed = [...this.answers].filter(([, text]) => text.length <= MOST);
    return this.ask("assess", { typed: Object.fromEntries(typed), strict, applicant: store.name });
  }

  /** Said when there is time for it. @param {string} text */
  say(text) {
    this.pane.say("saved", text);
  }

  /** Said at once and left standing; nothing if empty. @param {string} text */
  alert(text) {
    this.pane.alert(text);
  }

  /** @param {HTMLInputElement} control */
  #typed(control) {
    const { unknown } = control.dataset;
    if (unknown) return this.set(unknown, this.fields.unknown(unknown, control.checked));
    if (!control.name) return; // of a panel beside the question, which calls set() itself
    if (control.value.length > MOST) return this.#refuse(control.name, control.value.length);
    this.fields.put(control.name, control.value);
    this.#keep(control.name, control.value);
    const isPatient = control.type !== "radio" && this.#cost > COSTLY;
    this.#typing = setTimeout(() => this.#assess(), isPatient ? TYPING : 0); // after the key is on the screen
  }

  /** Before the browser sets millions of characters in one line. @param {InputEvent} event */
  #taking(event) {
    if (!event.target.name || !(event.data?.length > MOST)) return;
    event.preventDefault();
    this.#refuse(event.target.name, event.data.length);
  }

  /** What was there before stays. @param {string} fact @param {number} length */
  #refuse(fact, length) {
    this.fields.refuse(fact, this.answers.get(fact) ?? "", this.word("too_long", { n: length, most: MOST }));
  }

  #keep(fact, text) {
    clearTimeout(this.#typing);
    if (this.trial) {
      if (text) this.trial.set(fact, text);
      else this.trial.delete(fact);
      return this.#tell("answered", { fact, text });
    }
    this.store.set(fact, text);
    const saved = this.store.save();
    const { trouble, looking } = this.store;
    if (trouble !== this.#trouble) this.alert(this.words[trouble] ?? "");
    this.#trouble = trouble;
    this.say(saved && !looking ? this.words.saved : "");
    this.#tell("answered", { fact, text });
  }

  /** From here on whoever asks waits. */
  #wanted() {
    this.#running = new Promise((resolve) => {
      this.#run = resolve;
    });
    this.#answering = undefined; // whoever was asked will not say any more
  }

  /** Has the person decide whether the runtime is loaded. */
  #offer() {
    const size = (Number(this.form.dataset.runtimeBytes) / 1e6).toFixed(1);
    this.#wait("loading", this.words.save_data, this.words.download.replace("{size}", size));
  }

  #load() {
    this.#wait("loading", this.words.loading);
    const assessor = new Assessor(`${new URL(this.form.dataset.runtime, location.href)}worker.mjs`, {
      progress: (told) => this.pane.progress(told, this.words),
      ready: () => {
        this.#run(assessor);
        this.#assess();
      },
      failed: (reason, sent) => {
        this.#wanted();
        this.#wait("error", why(this.words, reason, sent));
      },
    });
  }

  async #assess() {
    clearTimeout(this.#showing);
    this.#asked += 1;
    const asked = this.#asked;
    await this.#running;
    await this.#answering;
    if (asked !== this.#asked) return; // of what is typed while nobody could be asked only the last counts
    this.#answering = this.assess();
    const reply = await this.#answering;
    if (asked !== this.#asked) return;
    const { name, type } = document.activeElement ?? {};
    const wrong = type === "text" && reply.problems.some(({ fact }) => fact === name);
    // "2,6" is on its way to "2,600"; what is already marked as wrong is followed at once.
    if (wrong && !this.fields.marked(name)) this.#showing = setTimeout(() => this.#show(reply), PAUSE);
    else this.#show(reply);
  }

  /** @param {Reply} reply */
  #show(reply) {
    this.reply = reply;
    this.fields.mark(new Map(reply.problems.map(({ fact, message }) => [fact, message])));
    const started = performance.now();
    this.pane.show(reply);
    this.#cost = performance.now() - started;
    if (this.state !== "ready") this.#enter("ready");
    this.#tell("replied", { reply });
  }

  /**
   * Any state but ready.
   * @param {"loading" | "error" | "unsupported"} state @param {string} message
   * @param {string} [offer] the label of a button that has the runtime loaded
   */
  #wait(state, message, offer) {
    clearTimeout(this.#showing);
    this.reply = undefined;
    this.fields.mark(new Map()); // nobody is there to say that a field is mended
    this.pane.wait(state, message, offer);
    this.#enter(state);
  }

  #enter(state) {
    this.state = state;
    this.#tell("state", { state });
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
