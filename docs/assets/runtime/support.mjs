// Asks, before anything is downloaded, whether this browser can run the assessment at all. Pyodide never settles
// where a feature is missing: 360 Extreme Browser and desktop QQ Browser are known to lack reference types.

/** A module that holds a table of externref, and nothing else. */
const REFERENCE_TYPES = [0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 111, 0, 0];
/** A module whose one function is try … catch_all … end, the form of exceptions that the runtime is compiled to. */
const EXCEPTIONS = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11,
];

/** Whether the browser has all that the worker needs. */
export function supported() {
  return typeof BigInt === "function" && moduleWorkers() && [REFERENCE_TYPES, EXCEPTIONS].every(valid);
}

/** @param {number[]} bytes */
function valid(bytes) {
  return typeof WebAssembly === "object" && WebAssembly.validate(new Uint8Array(bytes));
}

/** Browsers that know module workers ask for the type before they refuse the address, so nothing is requested. */
function moduleWorkers() {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return "module";
    },
  };
  try {
    new Worker("http://[", options).terminate();
  } catch {
    // the address is meant to be refused
  }
  return asked;
}
