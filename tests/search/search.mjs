// Searches with the page's own modules: {index, library, queries} on standard input, a line of results each.
import { readFileSync } from "node:fs";
import { SearchEngine } from "../../docs/assets/search/engine/engine.mjs";

const { index, library, queries } = JSON.parse(readFileSync(0, "utf8"));
const { default: MiniSearch } = await import(library);
const content = readFileSync(index, "utf8");

const started = performance.now();
const engine = new SearchEngine(JSON.parse(content), MiniSearch);
const ready = performance.now();
engine.search(queries[0]);
const first = performance.now();
engine.addPages();
const complete = performance.now();
const shown = (one) => ({ name: one.name, url: one.url, label: one.label, title: one.title, text: one.text, marks: one.marks });
const answers = queries.map((query) => {
  const { cited, nearest, found } = engine.search(query);
  return { cited: cited.map(shown), nearest: nearest.map(shown), found: found.map(shown) };
});
console.log(JSON.stringify({ answers, index: ready - started, first: first - started, pages: complete - first, each: (performance.now() - complete) / queries.length }));
