// Reads citations with the search box's own module: {grammar, texts, typed} on standard input, an answer each.
import { readFileSync } from "node:fs";
import { CitationReader } from "../../docs/assets/search/engine/citation.mjs";

const { grammar, texts, typed } = JSON.parse(readFileSync(0, "utf8"));
const reader = new CitationReader(grammar, texts);
console.log(JSON.stringify(typed.map((one) => ({ means: reader.read(one), nearest: reader.nearest(one) }))));
