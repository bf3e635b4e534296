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

/** @typedef {"network" | "wasm" | "timeout" | "damaged" | "fatal"} Reason */
/** @typedef {"fetch" | "compile" | "start" | "import"} Stage */

const WASM = "pyodide.asm.wasm";
const LIBRARY = "stdlib.zip";
const PACKAGE = "selfcheck.zip";

const SILENCE = 20_000; // ms without a byte; a slow connection that still delivers is left in peace
const START = 60_000; // ms for all that follows the last byte

// Names no package and no address; Pyodide only compares the ABI with its own.
const LOCK = {
  info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.2" },
  packages: {},
};

const download = fetch.bind(self); // the worker's own is closed before Python runs
const here = new URL("./", import.meta.url).href;
const total = Number(self.location.hash.slice(1)); // bytes of WASM, LIBRARY and PACKAGE, uncompressed
let loaded = 0;
let told = 0;
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
  told = loaded;
  self.postMessage({ type: "progress", stage, loaded, total });
}

/** @param {string} name @param {AbortSignal} [signal] @returns {Promise<Response>} */
async function get(name, signal) {
  const response = await download(here + name, { signal });
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  return response;
}

/** @param {Response} response a clone, read for its length only */
async function count(response) {
  for (const reader = response.body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) return;
    loaded += value.byteLength;
    allow(SILENCE);
    if (loaded - told > total / 100) report("fetch");
  }
}

/** @param {Response} response @returns {Promise<WebAssembly.Module>} */
async function compile(response) {
  const type = response.headers.get("content-type");
  if (!type?.startsWith("application/wasm")) throw new Failure("wasm", `${WASM}: served as ${type}`);
  return WebAssembly.compileStreaming(response).catch((error) => {
    // A connection lost half-way also ends the compilation, but with a TypeError.
    throw new Failure(error instanceof WebAssembly.CompileError ? "wasm" : "network", error.message);
  });
}

/**
 * Loads all files side by side, then starts Python.
 * @returns {Promise<{python: any, handle: (request: string) => string}>}
 */
async function start() {
  allow(SILENCE);
  report("fetch");
  const scripts = because("network", Promise.all([import("./pyodide.mjs"), import("./pyodide.asm.mjs")]));
  const files = [WASM, LIBRARY, PACKAGE].map((name) => because("network", get(name)));
  const counted = files.map((file) => because("network", file.then((response) => count(response.clone()))));
  const arrived = Promise.all([scripts, ...counted]).then(() => {
    report("compile");
    allow(START);
  });
  const [wasm, library, app] = files;
  const compiled = wasm.then(compile);
  const [module] = await Promise.all([compiled, arrived]);
  const [{ loadPyodide }, { default: createPyodideModule }] = await scripts;

  // From here on the worker asks the network for nothing: Pyodide's own two requests get what is already here.
  const own = new Map([[here + WASM, wasm], [here + LIBRARY, library]]);
  self.fetch = async (url) => own.get(String(url)) ?? Promise.reject(new TypeError(`fetch is closed: ${url}`));
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      fail(new Failure("wasm", error.message)); // Pyodide would swallow it and wait for ever
      throw error;
    }
  };
  report("start");
  const bytes = new Uint8Array(await (await app).arrayBuffer());
  const python = await loadPyodide({
    indexURL: here,
    createPyodideModule,
    stdLibURL: here + LIBRARY,
    lockFileContents: LOCK,
    env: { PYTHONPATH: `/lib/${PACKAGE}` },
    fsInit: async (FS) => FS.writeFile(`/lib/${PACKAGE}`, bytes),
  });
  report("import");
  const { handle } = python.pyimport("selfcheck.bridge");
  clearTimeout(alarm);
  self.postMessage({ type: "ready" });
  return { python, handle };
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = (n >>> 1) ^ (n & 1 && 0xedb88320);
  return n;
});

/**
 * Throws unless every file of an archive has the checksum that was stored with it: Python itself looks at none, and a
 * damaged rule must not decide. By CRC because `crypto.subtle` is not there without https, as on an intranet.
 * @param {string} name @param {ArrayBuffer} archive stored, not deflated, without a comment
 */
function verify(name, archive) {
  const [bytes, view] = [new Uint8Array(archive), new DataView(archive)];
  const damaged = () => new Failure("damaged", `${name} is damaged`);
  try {
    const end = bytes.length - 22;
    if (view.getUint32(end, true) !== 0x06054b50) throw damaged();
    let entry = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      const [file, size] = [view.getUint32(entry + 42, true), view.getUint32(entry + 24, true)];
      const start = file + 30 + view.getUint16(file + 26, true) + view.getUint16(file + 28, true);
      let crc = -1;
      for (let at = start; at < start + size; at++) crc = (crc >>> 8) ^ CRC[(crc ^ bytes[at]) & 255];
      if (~crc >>> 0 !== view.getUint32(entry + 16, true)) throw damaged();
      entry += [28, 30, 32].reduce((length, at) => length + view.getUint16(entry + at, true), 46);
    }
  } catch (error) {
    throw error instanceof RangeError ? damaged() : error; // an offset led outside
  }
}

/** Archive → its loading, kept unless it fails. @type {Map<string, Promise<void>>} */
const extras = new Map();

/** Puts an extra archive where Python looks for modules. @param {string} archive */
async function load(archive) {
  const { python } = await ready;
  const name = `${archive}.zip`;
  const silent = new AbortController();
  const limit = setTimeout(() => silent.abort(new Failure("timeout", `${name}: ${SILENCE / 1000} s`)), SILENCE);
  const step = get(name, silent.signal).then((response) => response.arrayBuffer());
  const bytes = await because("network", step).finally(() => clearTimeout(limit));
  const path = `/lib/${name}`;
  verify(name, bytes);
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
