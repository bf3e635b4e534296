// What is kept under "selfcheck:<scheme>": several applicants, their answers and evidence as typed, the same for both
// languages. Reads it, also as earlier versions wrote it, and never takes for an answer what is none.
//
//   {"format": 2, "current": id, "applicants": {id: {"name", "changed", "answers": {fact: text}, "evidence": {fact: text},
//                                                    "seen": {tab: number}}}}
//
// "seen" tells how many writings of each tab the last one knew of (store.mjs).
//
// Members that this version does not know are kept as they are.

export const FORMAT = 2;

/** @typedef {{name: string, changed: string, answers: Record<string, string>, evidence: Record<string, string>}} Applicant
 *  @typedef {{format: number, current: string, applicants: Record<string, Applicant>}} Entry
 *  @typedef {"" | "damaged_partly" | "damaged_wholly" | "newer"} Damage */

/** @returns {Entry} */
export function empty() {
  return { format: FORMAT, current: "", applicants: {} };
}

/** @returns {Applicant} */
export function applicant(name = "") {
  return { name, changed: new Date().toISOString(), answers: {}, evidence: {} };
}

/** Not crypto.randomUUID, which an intranet without https has not. */
export function newId() {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((number) => number.toString(36)).join("");
}

/** @param {string | null} raw @returns {{entry: Entry, damage: Damage}} an empty entry where nothing can be read */
export function parse(raw) {
  if (raw === null) return { entry: empty(), damage: "" };
  let stored;
  try {
    stored = JSON.parse(raw);
  } catch {
    return { entry: empty(), damage: "damaged_wholly" };
  }
  if (Number.isInteger(stored?.format) && stored.format > FORMAT) return { entry: empty(), damage: "newer" };
  const upgraded = stored?.format === 1 ? fromFirst(stored) : stored;
  if (upgraded?.format !== FORMAT || !isTable(upgraded.applicants)) return { entry: empty(), damage: "damaged_wholly" };
  return mended(upgraded);
}

/** Format 1 knew one applicant, without a name. */
function fromFirst({ answers }) {
  return isTable(answers) && { ...empty(), current: "1", applicants: { 1: { ...applicant(), answers } } };
}

/** Leaves out what is damaged inside an entry of this format. @returns {{entry: Entry, damage: Damage}} */
function mended(entry) {
  let lost = false;
  let left = false;
  const texts = (table) => {
    if (table === undefined) return {};
    const usable = isTable(table) ? Object.entries(table).filter(([, text]) => typeof text === "string") : [];
    lost ||= !isTable(table) || usable.length < Object.keys(table).length;
    left ||= usable.length > 0;
    return Object.fromEntries(usable);
  };
  const applicants = Object.create(null); // an id can be anything, also __proto__
  for (const [id, one] of Object.entries(entry.applicants)) {
    if (isTable(one)) {
      const name = typeof one.name === "string" ? one.name : "";
      applicants[id] = { ...applicant(name), ...one, name, answers: texts(one.answers), evidence: texts(one.evidence) };
    } else {
      lost = true;
    }
  }
  const current = Object.hasOwn(applicants, entry.current) ? entry.current : (Object.keys(applicants)[0] ?? "");
  const damage = lost ? (left ? "damaged_partly" : "damaged_wholly") : "";
  return { entry: { ...entry, current, applicants }, damage };
}

function isTable(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
