// Runs one Python file inside Pyodide under Node, started like the browser's worker: no lock file, no package loader.
// Called by node.py with one argument, the job as JSON:
//   runtime  folder with pyodide.mjs, pyodide.asm.mjs and pyodide.asm.wasm
//   library  the standard library's zip        lock  npm's pyodide-lock.json, read for its ABI version only
//   options  interpreter options               env   environment variables
//   mounts   folder inside → folder outside    imports  modules imported first, the way the worker does it
//   script   the Python file; its main(argv) returns the exit status     argv  list of strings
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(process.argv[2]);
const { info } = JSON.parse(readFileSync(job.lock, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${job.runtime}/pyodide.mjs`).href);

try {
  const python = await loadPyodide({
    indexURL: job.runtime,
    stdLibURL: job.library,
    lockFileContents: { info, packages: {} },
    args: job.options,
    env: job.env,
    fsInit: async (FS) => {
      for (const [inside, outside] of Object.entries(job.mounts)) {
        FS.mkdirTree(inside);
        FS.mount(FS.filesystems.NODEFS, { root: outside }, inside);
      }
    },
  });
  for (const name of job.imports) python.pyimport(name);
  const globals = python.toPy({ __name__: "inside" });
  python.runPython(readFileSync(job.script, "utf8"), { globals, filename: job.script });
  process.exitCode = globals.get("main")(python.toPy(job.argv));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
