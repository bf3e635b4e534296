// Keeps the answers in this browser: the raw text of every answer, as typed, under "selfcheck:<scheme>", the same
// for both languages. What cannot be read is set aside under "…:damaged", never thrown away.

const FORMAT = 1;

/** @typedef {"" | "damaged_partly" | "damaged_wholly" | "not_saved"} Trouble with the stored entry, none if empty */

export class AnswersStore {
  /** @param {string} scheme */
  constructor(scheme) {
    this.key = `selfcheck:${scheme}`;
    this.damagedKey = `${this.key}:damaged`;
    /** Fact id → raw text; facts that this version does not ask are kept too. @type {Map<string, string>} */
    this.answers = new Map();
  }

  /** Reads what is stored. @returns {Trouble} */
  load() {
    this.answers = new Map();
    let raw;
    try {
      raw = localStorage.getItem(this.key);
    } catch {
      return "not_saved"; // storage is blocked
    }
    if (raw === null) return "";
    const entries = parse(raw);
    const usable = entries?.filter(([, text]) => typeof text === "string") ?? [];
    this.answers = new Map(usable);
    if (entries && usable.length === entries.length) return "";
    try {
      localStorage.setItem(this.damagedKey, raw);
      this.save(); // only after the damaged text is safe
    } catch {
      // no room for a second copy: the first stays where it is until the next answer
    }
    return usable.length ? "damaged_partly" : "damaged_wholly";
  }

  /** @param {string} fact @param {string} text an empty one takes the answer out */
  set(fact, text) {
    if (text) this.answers.set(fact, text);
    else this.answers.delete(fact);
  }

  /** @returns {boolean} whether it could be stored */
  save() {
    const entry = { format: FORMAT, answers: Object.fromEntries(this.answers) };
    try {
      localStorage.setItem(this.key, JSON.stringify(entry));
      return true;
    } catch {
      return false; // blocked, or no room
    }
  }

  /** Deletes everything, also what was set aside. @returns {boolean} whether it could be deleted */
  clear() {
    this.answers = new Map();
    try {
      localStorage.removeItem(this.key);
      localStorage.removeItem(this.damagedKey);
      return true;
    } catch {
      return false;
    }
  }
}

/** @param {string} raw @returns {[string, unknown][] | undefined} nothing when it is not an entry of ours */
function parse(raw) {
  try {
    const entry = JSON.parse(raw);
    const answers = entry.format === FORMAT && entry.answers;
    if (typeof answers === "object" && !Array.isArray(answers)) return Object.entries(answers);
  } catch {
    // not JSON, or null
  }
  return undefined;
}
