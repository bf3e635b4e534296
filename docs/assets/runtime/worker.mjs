// The rules at work in the reader's browser: a module worker that starts the Python runtime lying beside it and
// answers calls with selfcheck.bridge.handle, text in and text out.
//
//   page → worker   {type: "call", id, request}            may come before "ready"; answered in order
//                   {type: "load", id, archive}            an extra archive of this folder, named without ".zip"
//   worker → page   {type: "progress", stage, loaded, total} · {type: "ready"} · {type: "reply", id, response}
//                   {type: "refused", id, reason, message} an archive could not be loaded; it may be asked for again
//                   {type: "failed", reason, message, sent}   once and for all: the worker then closes itself
//
// Two things taught by failures. loadPyodide() never settles when its wasm cannot be had or compiled, so the worker
// fetches and compiles by itself and hands over the result. And a Response built anew loses the browser's cache of
// compiled code, so bytes are counted on a clone.

/** @typedef {"network" | "missing" | "foreign" | "mistyped" | "wasm" | "damaged" | "timeout" | "fatal"} Reason */
/** @typedef {"fetch" | "compile" | "start" | "import"} Stage */

const WASM = "pyodide.asm.wasm";
const LIBRARY = "stdlib.zip";
const PACKAGE = "selfcheck.zip";

const SILENCE = 15_000; // ms without a byte or a step; a slow connection that still delivers is left in peace
const STALL = 7_000; // ms without a byte after which what had begun to arrive is fetched again
const PAUSES = [1000, 3000]; // ms before a file whose connection failed is fetched again
const TOLD = 1000; // ms after which progress is told even of a few bytes

/** Bytes of the first verdict's files, by encoding and unpacked; CRC-32 of each file. Filled in when it is built. */
const { weights, checksums } = { weights: {}, checksums: {} };
const unpacked = weights.identity;

// Names no package and no address; Pyodide only compares the ABI with its own.
const LOCK = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" },
  packages: {},
};

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = (n >>> 1) ^ (n & 1 && 0xedb88320);
  return n;
});

/**
 * Not in the loop that awaits, where it took 75 ms more: an async function goes on in slower code after each wait.
 * @param {number} crc so far @param {Uint8Array} bytes @returns {number} with `bytes`
 */
function continued(crc, bytes) {
  for (let at = 0; at < bytes.length; at++) crc = (crc >>> 8) ^ CRC[(crc ^ bytes[at]) & 255];
  return crc;
}

const download = fetch.bind(self); // the worker's own is closed before Python runs
const here = new URL("./", import.meta.url).href;
let total = unpacked; // of the download, once the first file shows its encoding
let loaded = 0; // unpacked
let told = { loaded: 0, at: 0 };
let failed = false;

class Failure extends Error {
  /** @param {Reason} reason @param {string} message @param {string} [sent] the type that a mistyped file was sent as */
  constructor(reason, message, sent = "") {
    super(message);
    this.reason = reason;
    this.sent = sent;
  }
}

/**
 * The line on which files arrive side by side, and the patience with it. Where it falls silent in the middle, what had
 * begun to arrive is fetched again, once for each place where it stalls; then it is given up.
 */
class Line {
  /** What is being fetched → whether it has begun to arrive. @type {Map<AbortController, boolean>} */
  underway = new Map();
  isOver = false;
  #loaded = 0;
  #most = 0; // that was loaded at any time
  #stalledAt = 0;
  #until = 0;
  #alarm = 0;
  #stall = 0;

  /** @param {() => void} givenUp @param {(bytes: number) => void} [arrived] told what `heard` is told */
  constructor(givenUp, arrived = () => {}) {
    this.givenUp = givenUp;
    this.arrived = arrived;
    this.allow(SILENCE);
  }

  /** @param {number} ms allowed until the next call */
  allow(ms) {
    clearTimeout(this.#alarm);
    this.#until = performance.now() + ms;
    this.#alarm = setTimeout(() => this.#giveUp(), ms);
  }

  /** @param {AbortController} attempt to fetch something */
  begin(attempt) {
    if (this.isOver) throw new Failure("timeout", "no progress");
    this.underway.set(attempt, false);
  }

  /** @param {number} bytes that have arrived; fewer than none when they are fetched again */
  heard(bytes) {
    this.#loaded += bytes;
    if (bytes > 0) {
      clearTimeout(this.#stall);
      this.#stall = setTimeout(() => this.#takeUp(), STALL);
      // What arrives again may come from the browser's cache: that the line is alive is known only after it.
      const isNew = this.#loaded > this.#most;
      this.#most = Math.max(this.#loaded, this.#most);
      this.allow(isNew ? SILENCE : Math.max(STALL, this.#until - performance.now()));
    }
    this.arrived(bytes);
  }

  /** Nothing more is to come. */
  end() {
    clearTimeout(this.#alarm);
    clearTimeout(this.#stall);
  }

  #takeUp() {
    if (this.#loaded <= this.#stalledAt) return; // as the last time: it did not help
    this.#stalledAt = this.#loaded;
    for (const [one, begun] of this.underway) if (begun) one.abort();
  }

  #giveUp() {
    this.isOver = true;
    this.end();
    for (const one of this.underway.keys()) one.abort();
    this.givenUp();
  }
}

/** Says why, then ends the worker. @param {any} error its reason is "fatal" unless it is a Failure */
function fail(error) {
  if (failed) return;
  failed = true;
  const { reason, sent } = error instanceof Failure ? error : new Failure("fatal", "");
  const message = error?.message ?? String(error); // Python's exit is no Error
  self.postMessage({ type: "failed", reason, message, sent });
  self.close();
}

/** @param {Reason} reason @param {Promise<any>} step whose failure has that reason */
function because(reason, step) {
  return step.catch((error) => {
    throw error instanceof Failure ? error : new Failure(reason, error.message);
  });
}

/** @param {Stage} stage */
function report(stage) {
  told = { loaded, at: performance.now() };
  self.postMessage({ type: "progress", stage, loaded: Math.round((loaded / unpacked) * total), total });
}

/** @param {number} bytes of the first verdict's files that have arrived; fewer than none when they are fetched again */
function arrived(bytes) {
  loaded += bytes;
  if (loaded === unpacked) report("compile");
  else if (loaded - told.loaded > unpacked / 100 || performance.now() - told.at > TOLD) report("fetch");
}

/** @param {string} name @param {RequestInit} options @returns {Promise<Response>} */
async function get(name, options) {
  const response = await download(here + name, options);
  const { ok, status, headers } = response;
  const type = headers.get("content-type") ?? "";
  if (!ok) throw new Failure(status < 500 ? "missing" : "network", `${name}: status ${status}`);
  // A network that wants its users to log in, or a proxy that forbids, answers in the place of the site.
  if (type.startsWith("text/html")) throw new Failure("foreign", `${name}: a page came`);
  // Of a script the type decides; servers that don't know .mjs are met on intranets.
  if (name.endsWith(".mjs") && !/(java|ecma)script/.test(type)) throw new Failure("mistyped", name, type);
  return response;
}

/**
 * Fetches a file and uses it. When the connection fails it is fetched again after a pause: what had arrived by then is
 * in the browser's cache, which asks for the rest alone where the server allows. A damaged one is fetched past it.
 * @template T @param {string} name @param {(response: Response) => Promise<T>} use @param {Line} line
 * @returns {Promise<T>}
 */
async function bring(name, use, line) {
  /** @type {RequestCache} */
  let cache = "default";
  for (const pause of [...PAUSES, undefined]) {
    const attempt = new AbortController();
    let counted = 0;
    const note = (bytes) => {
      counted += bytes;
      line.underway.set(attempt, true);
      line.heard(bytes);
    };
    try {
      line.begin(attempt);
      const response = await get(name, { cache, signal: attempt.signal });
      total = weights[response.headers.get("content-encoding")] ?? unpacked;
      const whole = check(name, response.clone(), note);
      const used = use(response);
      used.catch(() => {}); // the check knows better why it failed
      await whole;
      line.underway.delete(attempt);
      return await used;
    } catch (error) {
      const stalled = attempt.signal.aborted;
      const reason = stalled ? "timeout" : (error.reason ?? "network");
      const again = stalled || reason === "network" || (reason === "damaged" && cache === "default");
      if (!again || pause === undefined || failed || line.isOver) throw new Failure(reason, error.message);
      if (reason === "damaged") cache = "reload";
    }
    line.underway.delete(attempt);
    line.heard(-counted);
    await after(pause);
  }
}

/** @param {number} ms */
const after = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Counts the bytes and compares their checksum: nothing else would notice a damaged rule before it decides. A CRC,
 * because `crypto.subtle` is not there without https, as on an intranet.
 * @param {string} name @param {Response} response a clone @param {(bytes: number) => void} note
 */
async function check(name, response, note) {
  let crc = -1;
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    crc = continued(crc, value);
    note(value.length);
  }
  if (~crc >>> 0 !== checksums[name]) throw new Failure("damaged", `${name} is damaged`);
}

/** @param {Response} response @returns {Promise<WebAssembly.Module>} */
async function compile(response) {
  // Servers that don't know the type are met on intranets; only compiling while it arrives depends on it.
  const streams = response.headers.get("content-type")?.startsWith("application/wasm");
  const compiling = streams
    ? WebAssembly.compileStreaming(response)
    : response.arrayBuffer().then((bytes) => WebAssembly.compile(bytes));
  return because("wasm", compiling);
}

/**
 * What fails is looked at past the browser's cache: an import does not say why, and the cache would give for a year
 * what it has of it. Then it is tried by another address, since what failed is remembered by its own.
 * @param {string} name a script of this folder @returns {Promise<any>} its module
 */
async function bringScript(name) {
  for (const [turn, pause] of [...PAUSES, undefined].entries()) {
    try {
      return await import(`./${name}${turn ? `?${turn}` : ""}`);
    } catch (error) {
      const damaged = error instanceof SyntaxError;
      await get(name, { cache: "reload" })
        .then(bytesOf)
        .catch((why) => {
          if (why instanceof Failure && why.reason !== "network") throw why;
        });
      if (pause === undefined || (damaged && turn)) throw new Failure(damaged ? "damaged" : "network", error.message);
    }
    await after(pause);
  }
}

/** @param {Response} response */
const bytesOf = (response) => response.arrayBuffer();

/**
 * Has Pyodide set itself up as soon as its scripts are there, while the wasm still arrives: some 40 ms of its start.
 * @param {Promise<any>[]} files wasm, library and package; it waits for ever for one that fails
 * @returns {Promise<any>} Python, started
 */
async function startPython([module, library, app]) {
  // The worker itself has asked for everything: Pyodide's own two requests get what comes.
  self.fetch = async (url) => {
    if (String(url) === here + LIBRARY) return new Response(await library);
    if (String(url) === here + WASM) return new Response(); // instantiated from the module instead
    throw new TypeError(`fetch is closed: ${url}`);
  };
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const compiled = await module;
    try {
      return { module: compiled, instance: await WebAssembly.instantiate(compiled, imports) };
    } catch (error) {
      fail(new Failure("wasm", error.message)); // Pyodide would swallow it and wait for ever
      throw error;
    }
  };
  const scripts = ["pyodide.mjs", "pyodide.asm.mjs"].map(bringScript);
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all(scripts);
  return loadPyodide({
    indexURL: here,
    createPyodideModule,
    stdLibURL: here + LIBRARY,
    lockFileContents: LOCK,
    env: { PYTHONPATH: `/lib/${PACKAGE}` },
    fsInit: async (FS) => FS.writeFile(`/lib/${PACKAGE}`, new Uint8Array(await app)),
  });
}

/**
 * Loads all files side by side and starts Python.
 * @returns {Promise<{python: any, handle: (request: string) => string}>}
 */
async function start() {
  report("fetch");
  const line = new Line(() => fail(new Failure("timeout", "no progress")), arrived);
  const files = [bring(WASM, compile, line), ...[LIBRARY, PACKAGE].map((name) => bring(name, bytesOf, line))];
  const arriving = Promise.all(files).then(() => {
    report("start");
    line.allow(SILENCE);
  });
  const never = new Promise(() => {}); // why a file failed is told here, and Pyodide would tell it once more
  const [python] = await Promise.all([startPython(files.map((file) => file.catch(() => never))), arriving]);
  report("import");
  line.allow(SILENCE);
  const { handle } = python.pyimport("selfcheck.bridge");
  line.end();
  self.postMessage({ type: "ready" });
  return { python, handle };
}

/** Archive → its loading, kept unless it fails. @type {Map<string, Promise<void>>} */
const extras = new Map();

/** Puts an extra archive where Python looks for modules. @param {string} archive */
async function load(archive) {
  const { python } = await ready;
  const name = `${archive}.zip`;
  const line = new Line(() => {}); // its end is that of the fetching
  const bytes = await bring(name, bytesOf, line).finally(() => line.end());
  const path = `/lib/${name}`;
  python.FS.writeFile(path, new Uint8Array(bytes));
  python.pyimport("sys").path.append(path);
}

self.onerror = (message) => fail(message);
self.onunhandledrejection = (event) => fail(event.reason);

const ready = start();
ready.catch(fail);

/** @param {{id: number, request: string}} call */
async function answer({ id, request }) {
  const { handle } = await ready;
  try {
    self.postMessage({ type: "reply", id, response: handle(request) });
  } catch (error) {
    fail(error); // the bridge answers bad input itself: what is thrown leaves an interpreter not to be trusted
  }
}

/** @param {{id: number, archive: string}} asked */
async function provide({ id, archive }) {
  if (!extras.has(archive)) extras.set(archive, load(archive));
  try {
    await extras.get(archive);
    self.postMessage({ type: "reply", id, response: "" });
  } catch (error) {
    extras.delete(archive);
    self.postMessage({ type: "refused", id, reason: error.reason ?? "fatal", message: error.message });
  }
}

self.onmessage = ({ data }) => (data.type === "load" ? provide(data) : answer(data));
