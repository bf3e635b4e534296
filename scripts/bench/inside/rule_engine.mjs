// Times json-rules-engine under Node, speaking like timed.py: the first line has the rules and the answer files,
// each other one is "decide", answered by the samples in milliseconds, or "verdicts", answered by these.
import { createInterface } from "node:readline";
import { Engine } from "json-rules-engine";

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const { value: first } = await lines.next();
const { rules, files } = JSON.parse(first);
const engine = new Engine(rules, { allowUndefinedFacts: true }); // those asked of joint applications only

/** @returns {Promise<"met" | "arguable" | "unmet">} what the best of the rules that hold stands for */
async function verdict(facts) {
  const { events } = await engine.run(facts);
  const held = new Set(events.map((event) => event.type));
  return held.has("met") ? "met" : held.has("arguable") ? "arguable" : "unmet";
}

console.log(JSON.stringify(process.versions.node));
for await (const line of lines) {
  const verdicts = [];
  const samples = [];
  for (const facts of files) {
    const started = performance.now();
    verdicts.push(await verdict(facts));
    samples.push(performance.now() - started);
  }
  console.log(JSON.stringify(line === "verdicts" ? verdicts : samples));
}
