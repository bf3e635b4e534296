// The rules at work in the reader's browser: a module worker that starts the Python runtime lying beside it and
// answers calls with selfcheck.bridge.handle, text in and text out.
//
//   page → worker   {type: "call", id, request}            may come before "ready"; answered in order
//                   {type: "load", id, archive}            an extra archive of this folder, named without ".zip"
//   worker → page   {type: "progress", stage, loaded, total} · {type: "ready"} · {type: "reply", id, response}
//                   {type: "refused", id, reason, message} an archive could not be loaded; it may be asked for again
//                   {type: "failed", reason, message}      once and for all: the worker then closes itself
//
// Two things taught by failures. loadPyodide() never settles when its wasm cannot be had or compiled, so the worker
// fetches and compiles by itself and hands over the result. And a Response built anew loses the browser's cache of
// compiled code, so bytes are counted on a clone.

/** @typedef {"network" | "missing" | "foreign" | "wasm" | "damaged" | "timeout" | "fatal"} Reason */
/** @typedef {"fetch" | "compile" | "start" | "import"} Stage */

const WASM = "pyodide.asm.wasm";
const LIBRARY = "stdlib.zip";
const PACKAGE = "selfcheck.zip";

const SILENCE = 20_000; // ms without a byte or a step; a slow connection that still delivers is left in peace
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
let alarm = 0;

class Failure extends Error {
  /** @param {Reason} reason @param {string} message */
  constructor(reason, message) {
    super(message);
    this.reason = reason;
  }
}

/** Says why, then ends the worker. @param {any} error its reason is "fatal" unless it is a Failure */
function fail(error) {
  if (failed) return;
  failed = true;
  const reason = error instanceof Failure ? error.reason : "fatal";
  const message = error?.message ?? String(error); // Python's exit is no Error
  self.postMessage({ type: "failed", reason, message });
  self.close();
}

/** @param {Reason} reason @param {Promise<any>} step whose failure has that reason */
function because(reason, step) {
  return step.catch((error) => {
    throw error instanceof Failure ? error : new Failure(reason, error.message);
  });
}

/** @param {number} ms allowed until the next call of this function */
function allow(ms) {
  clearTimeout(alarm);
  alarm = setTimeout(() => fail(new Failure("timeout", `no progress in ${ms / 1000} s`)), ms);
}

/** @param {Stage} stage */
function report(stage) {
  told = { loaded, at: performance.now() };
  self.postMessage({ type: "progress", stage, loaded: Math.round((loaded / unpacked) * total), total });
}

/** @param {number} bytes of the first verdict's files that have arrived; fewer than none when they are fetched again */
function arrived(bytes) {
  loaded += bytes;
  allow(SILENCE);
  if (loaded === unpacked) report("compile");
  else if (loaded - told.loaded > unpacked / 100 || performance.now() - told.at > TOLD) report("fetch");
}

/** @param {string} name @param {RequestInit} options @returns {Promise<Response>} */
async function get(name, options) {
  const response = await download(here + name, options);
  const { ok, status, headers } = response;
  if (!ok) throw new Failure(status < 500 ? "missing" : "network", `${name}: status ${status}`);
  // A network that wants its users to log in, or a proxy that forbids, answers in the place of the site.
  if (headers.get("content-type")?.startsWith("text/html")) throw new Failure("foreign", `${name}: a page came`);
  return response;
}

/**
 * Fetches a file and uses it. When the connection fails it is fetched again after a pause: what had arrived by then is
 * in the browser's cache, which asks for the rest alone where the server allows. A damaged one is fetched past it.
 * @template T @param {string} name @param {(response: Response) => Promise<T>} use
 * @param {(bytes: number) => void} heard called as bytes arrive @param {AbortSignal} [signal] ends it
 * @returns {Promise<T>}
 */
async function bring(name, use, heard, signal) {
  /** @type {RequestCache} */
  let cache = "default";
  for (const pause of [...PAUSES, undefined]) {
    let counted = 0;
    const note = (bytes) => {
      counted += bytes;
      heard(bytes);
    };
    try {
      const response = await get(name, { cache, signal });
      total = weights[response.headers.get("content-encoding")] ?? unpacked;
      const whole = check(name, response.clone(), note);
      const used = use(response);
      used.catch(() => {}); // the check knows better why it failed
      await whole;
      return await used;
    } catch (error) {
      const reason = signal?.aborted ? "timeout" : (error.reason ?? "network");
      const again = reason === "network" || (reason === "damaged" && cache === "default");
      if (!again || pause === undefined || failed) throw new Failure(reason, error.message);
      if (reason === "damaged") cache = "reload";
    }
    heard(-counted);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

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

/** @param {string} name a script of this folder @returns {Promise<any>} its module */
async function bringScript(name) {
  for (const [turn, pause] of [...PAUSES, undefined].entries()) {
    try {
      return await import(`./${name}${turn ? `?${turn}` : ""}`); // what failed is remembered by its address
    } catch (error) {
      if (error instanceof SyntaxError) throw new Failure("damaged", `${name}: ${error.message}`);
      if (pause === undefined) throw new Failure("network", error.message);
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
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
  allow(SILENCE);
  report("fetch");
  const files = [bring(WASM, compile, arrived), ...[LIBRARY, PACKAGE].map((name) => bring(name, bytesOf, arrived))];
  const arriving = Promise.all(files).then(() => {
    report("start");
    allow(SILENCE);
  });
  const never = new Promise(() => {}); // why a file failed is told here, and Pyodide would tell it once more
  const [python] = await Promise.all([startPython(files.map((file) => file.catch(() => never))), arriving]);
  report("import");
  allow(SILENCE);
  const { handle } = python.pyimport("selfcheck.bridge");
  clearTimeout(alarm);
  self.postMessage({ type: "ready" });
  return { python, handle };
}

/** Archive → its loading, kept unless it fails. @type {Map<string, Promise<void>>} */
const extras = new Map();

/** Puts an extra archive where Python looks for modules. @param {string} archive */
async function load(archive) {
  const { python } = await ready;
  const name = `${archive}.zip`;
  const silent = new AbortController();
  let limit = 0;
  const heard = () => {
    clearTimeout(limit);
    limit = setTimeout(() => silent.abort(), SILENCE);
  };
  heard();
  const bytes = await bring(name, bytesOf, heard, silent.signal).finally(() => clearTimeout(limit));
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
