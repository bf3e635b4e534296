// The other contestant of the start: Pyodide as it is published, started as its documentation shows for a worker.
import { loadPyodide } from "./pyodide.mjs";

const WHEEL = new URL(self.location.hash.slice(1), import.meta.url).href;

async function start() {
  const pyodide = await loadPyodide();
  await pyodide.loadPackage(WHEEL, { messageCallback() {} });
  return pyodide.pyimport("selfcheck.bridge").handle;
}

const ready = start();
self.onmessage = async ({ data: { id, request } }) => {
  const handle = await ready;
  self.postMessage({ type: "reply", id, response: handle(request) });
};
