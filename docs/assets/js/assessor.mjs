// The page's side of the worker: starts it, asks it, and notices when it falls silent.

/** @typedef {"network" | "missing" | "foreign" | "wasm" | "damaged" | "timeout" | "fatal"} Reason */
/** @typedef {{stage: "fetch" | "compile" | "start" | "import", loaded: number, total: number}} Progress */

const START = 20_000; // ms for the first word, which takes one small file
const SILENCE = 25_000; // ms between two words while starting: the worker itself gives up after 20 s and says why
const REPLY = 20_000; // ms for one reply, which takes some 20

/** An extra archive could not be loaded; what is there already goes on working. */
export class Refused extends Error {
  /** @param {Reason} reason @param {string} message for a developer: the words for a person go by the reason */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

export class Assessor {
  #worker;
  #alarm = 0;
  #heard = false;
  #last = 0;
  /** @type {Map<number, (response: string) => void>} */
  #asked = new Map();
  /** @type {Map<number, {resolve: () => void, reject: (why: Refused) => void}>} */
  #loading = new Map();

  /**
   * @param {string} url of the worker
   * @param {{progress: (told: Progress) => void, ready: () => void, failed: (reason: Reason) => void}} tell
   *   `failed` is called at most once and is the end
   */
  constructor(url, tell) {
    this.tell = tell;
    this.#allow(START);
    this.#worker = new Worker(url, { type: "module" });
    this.#worker.onmessage = ({ data }) => this.#hear(data);
    // Before its first word the worker's own file did not arrive or was not accepted.
    this.#worker.onerror = () => this.#fail(this.#heard ? "fatal" : "network");
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
    if (told.type === "failed") return this.#fail(told.reason);
    if (told.type === "progress") {
      this.#allow(SILENCE);
      return this.tell.progress(told);
    }
    this.#settle(told);
    if (this.#asked.size) this.#allow(REPLY);
    else clearTimeout(this.#alarm);
    if (told.type === "ready") this.tell.ready();
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

  #fail(reason) {
    clearTimeout(this.#alarm);
    this.#worker.onmessage = this.#worker.onerror = null;
    this.#worker.terminate();
    this.tell.failed(reason);
  }
}
