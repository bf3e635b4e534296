// The page's side of the worker: starts it, asks it, and notices when it falls silent.

/** @typedef {"network" | "missing" | "foreign" | "mistyped" | "wasm" | "damaged" | "timeout" | "fatal"} Reason */
/** @typedef {{stage: "fetch" | "compile" | "start" | "import", loaded: number, total: number}} Progress */

const START = 15_000; // ms for the first word, which takes one small file
const SILENCE = 17_000; // ms between two words while starting: the worker itself gives up after 15 s and says why
const REPLY = 15_000; // ms for one reply, which takes some 20
const SCRIPTS = ["worker.mjs", "pyodide.mjs", "pyodide.asm.mjs"];

/** Whether the scripts that the browser's cache has may be why the last worker failed. */
let doubtful = false;

/** An extra archive could not be loaded; what is there already goes on working. */
export class Refused extends Error {
  /** @param {Reason} reason @param {string} message for a developer: the words for a person go by the reason */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/**
 * Why nothing runs, in words.
 * @param {Record<string, string>} words of the page @param {Reason} reason @param {string} sent
 */
export function why(words, reason, sent) {
  const said = words[`error_${reason}`].replace("{type}", () => sent || "—");
  return words.error.replace("{reason}", () => said);
}

export class Assessor {
  /** @type {Worker | undefined} none before it is started, and after it has failed */
  #worker;
  #alarm = 0;
  #heard = false;
  #ready = false;
  #ended = new AbortController();
  #last = 0;
  /** @type {Map<number, (response: string) => void>} */
  #asked = new Map();
  /** @type {Map<number, {resolve: () => void, reject: (why: Refused) => void}>} */
  #loading = new Map();

  /**
   * @param {string} url of the worker
   * @param {{progress: (told: Progress) => void, ready: () => void, failed: (reason: Reason, sent: string) => void}} tell
   *   `failed` is called at most once and is the end; `sent` is the type that a mistyped file was sent as
   */
  constructor(url, tell) {
    this.tell = tell;
    this.#allow(START);
    if (doubtful) this.#startAnew(url);
    else this.#start(url);
  }

  #start(url) {
    this.#worker = new Worker(url, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    this.#worker.onerror = () => (this.#heard ? this.#fail("fatal") : this.#explain(url));
  }

  /** With scripts that are as the server has them now. */
  async #startAnew(url) {
    const found = await Promise.all(SCRIPTS.map((name) => this.#renew(new URL(name, url).href)));
    const wrong = found.find((one) => one && one.reason !== "network"); // without a line what is there has to do
    if (wrong) this.#fail(wrong.reason, wrong.sent);
    else if (!this.#ended.signal.aborted) this.#start(url);
  }

  /** Before its first word the worker's own file did not arrive or was not accepted; the browser does not say why. */
  async #explain(url) {
    const { reason, sent } = (await this.#renew(url)) ?? { reason: "damaged" };
    this.#fail(reason, sent);
  }

  /**
   * Has the browser's cache take what the server has now: scripts stay there for a year as they once came, and one
   * that hangs holds up whoever asks for it after.
   * @param {string} url of a script @returns {Promise<{reason: Reason, sent?: string} | undefined>} why it is of no use
   */
  async #renew(url) {
    try {
      const response = await fetch(url, { cache: "reload", signal: this.#ended.signal });
      const sent = response.headers.get("content-type") ?? "";
      if (!response.ok) return { reason: response.status < 500 ? "missing" : "network" };
      if (sent.startsWith("text/html")) return { reason: "foreign" };
      if (!/(java|ecma)script/.test(sent)) return { reason: "mistyped", sent };
      for (const reader = response.body.getReader(); !(await reader.read()).done; ) this.#allow(START);
      return undefined;
    } catch {
      return { reason: "network" };
    }
  }

  /** Never settles when the worker fails: `failed` tells that. @param {string} request @returns {Promise<string>} */
  ask(request) {
    this.#last += 1;
    this.#allow(REPLY);
    this.#worker.postMessage({ type: "call", id: this.#last, request });
    return new Promise((resolve) => this.#asked.set(this.#last, resolve));
  }

  /**
   * Has an extra archive of the runtime loaded, once however often it is asked for; a call that needs it comes after.
   * Rejects with `Refused` when it cannot be had, and may then be tried again. The worker itself sets the time limit.
   * @param {string} archive its name without ".zip" @returns {Promise<void>}
   */
  load(archive) {
    this.#last += 1;
    this.#worker.postMessage({ type: "load", id: this.#last, archive });
    return new Promise((resolve, reject) => this.#loading.set(this.#last, { resolve, reject }));
  }

  #hear(told) {
    this.#heard = true;
    if (told.type === "failed") return this.#fail(told.reason, told.sent);
    if (told.type === "progress") {
      this.#allow(SILENCE);
      return this.tell.progress(told);
    }
    this.#settle(told);
    if (this.#asked.size) this.#allow(REPLY);
    else clearTimeout(this.#alarm);
    if (told.type !== "ready") return;
    this.#ready = true;
    doubtful = false;
    this.tell.ready();
  }

  #settle({ type, id, response, reason, message }) {
    if (type === "refused") this.#loading.get(id)?.reject(new Refused(reason, message));
    else this.#loading.get(id)?.resolve();
    this.#asked.get(id)?.(response);
    this.#loading.delete(id);
    this.#asked.delete(id);
  }

  #allow(ms) {
    clearTimeout(this.#alarm);
    this.#alarm = setTimeout(() => this.#fail("timeout"), ms);
  }

  #fail(reason, sent = "") {
    if (this.#ended.signal.aborted) return;
    this.#ended.abort();
    clearTimeout(this.#alarm);
    // One that ran and fell silent was killed; everything else may lie in a script.
    doubtful = !this.#ready || reason === "fatal";
    if (this.#worker) this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker?.terminate();
    this.tell.failed(reason, sent);
  }
}
