// Keeps the answers in this browser, as typed. Every save reads what is stored afresh and writes into it only what
// this tab has changed, so that two tabs never undo each other; what cannot be stored stays here and is tried again.

import { applicant, empty, newId, parse } from "./entry.mjs";

/** @typedef {"" | "not_saved" | "full" | "newer" | "emptied" | "damaged_partly" | "damaged_wholly"} Trouble
 *    with the stored entry, none if empty
 *  @typedef {{name: string, answers: Record<string, string>, evidence: Record<string, string>}} Given */

export class AnswersStore {
  /** Changes of this tab that are not stored yet; an empty text takes out. */
  #pending = nothing();
  #entry = empty();
  /** What this tab showed before it looked at something else. */
  #own;

  /** What this tab is called beside others in an entry, and how often it has written there. */
  #tab = newId();
  #writes = 0;
  /** Of each answer the last writing by this tab, and what stood there before.
   *  @type {Map<string, {write: number, before: string | undefined}>} */
  #written = new Map();

  /** @param {string} scheme */
  constructor(scheme) {
    this.key = `selfcheck:${scheme}`;
    this.damagedKey = `${this.key}:damaged`;
    /** Of the applicant that this tab shows; empty until there is one. */
    this.id = remembered(this.key);
    this.name = "";
    /** Fact id → raw text; facts that this version does not ask are kept too. @type {Map<string, string>} */
    this.answers = new Map();
    /** Fact id → what was pasted as its evidence. @type {Map<string, string>} */
    this.evidence = new Map();
    /** What this tab itself has typed since it last showed another applicant. @type {Set<string>} */
    this.typed = new Set();
    /** Of the last reading or writing. @type {Trouble} */
    this.trouble = "";
  }

  /** Whether answers are only looked at: then nothing is read or written until one of the ways back. */
  get looking() {
    return this.#own !== undefined;
  }

  /** All that are kept, as last read. @returns {{id: string, name: string, count: number}[]} */
  get applicants() {
    const all = Object.entries(this.#entry.applicants);
    return all.map(([id, { name, answers }]) => ({ id, name, count: Object.keys(answers).length }));
  }

  /** The entry of one of them, as last read. @param {string} id @returns {Given} */
  kept(id) {
    return this.#entry.applicants[id];
  }

  /** Whether something typed here is nowhere but on the page. */
  get unsaved() {
    const { name, answers, evidence } = this.#pending;
    return name !== undefined || answers.size > 0 || evidence.size > 0;
  }

  /** Reads what is stored; what this tab could not store yet stands over it. @returns {Trouble} */
  load() {
    if (this.looking) return "";
    const read = this.#read();
    if (!read) return this.trouble; // what is on the page stays
    const { entry, damage, raw } = read;
    this.#entry = entry;
    const first = !this.id && this.unsaved; // typed here while nothing could be stored: not another one's answers
    if (!first && !Object.hasOwn(entry.applicants, this.id)) this.#turnTo(entry.current);
    const { name, answers, evidence } = entry.applicants[this.id] ?? applicant();
    this.name = this.#pending.name ?? name;
    this.answers = over(answers, this.#pending.answers);
    this.evidence = over(evidence, this.#pending.evidence);
    if (damage) this.#setAside(raw, entry);
    return damage;
  }

  /** @param {string} fact @param {string} text an empty one takes the answer out */
  set(fact, text) {
    this.typed.add(fact);
    put(this.answers, fact, text);
    this.#pending.answers.set(fact, text);
  }

  /**
   * Another tab has written. What it wrote over without knowing of it, because a browser tells its processes of a write
   * only after a moment, is to be written again; what it knew and changed stands.
   * @param {string | null} raw what it wrote @returns {boolean} whether there is such an answer
   */
  keepUnseen(raw) {
    const wrote = parse(raw).entry.applicants[this.id];
    if (!wrote || this.looking) return false;
    const known = wrote.seen?.[this.#tab] ?? 0;
    const unseen = [...this.#written].filter(
      ([fact, { write, before }]) => write > known && wrote.answers[fact] === before && this.answers.get(fact) !== before,
    );
    for (const [fact] of unseen) this.#pending.answers.set(fact, this.answers.get(fact) ?? "");
    return unseen.length > 0;
  }

  /** @param {string} fact @param {string} text as pasted; an empty one takes it out */
  setEvidence(fact, text) {
    put(this.evidence, fact, text);
    this.#pending.evidence.set(fact, text);
  }

  /** @param {string} name */
  rename(name) {
    this.name = name;
    this.#pending.name = name;
    return this.save();
  }

  /** Writes what this tab has changed. @returns {boolean} whether it could be stored; if not, `trouble` says why */
  save() {
    if (this.looking) return true;
    const read = this.#read();
    if (!read) return false;
    const { entry, raw } = read;
    const emptied = raw === null && this.id !== "";
    const id = this.id || newId();
    // New, or wiped by the browser meanwhile: all that is on the page. Otherwise only what this tab has changed.
    const kept = entry.applicants[id] ?? { ...applicant(this.name), ...this.#shown() };
    entry.applicants[id] = {
      ...kept,
      name: this.#pending.name ?? kept.name,
      changed: new Date().toISOString(),
      answers: Object.fromEntries(over(kept.answers, this.#pending.answers)),
      evidence: Object.fromEntries(over(kept.evidence, this.#pending.evidence)),
      seen: seen(kept.seen, this.#tab, this.#writes + 1),
    };
    if (!this.#write({ ...entry, current: id })) return false;
    const written = [...this.#pending.answers.keys()];
    this.#pending = nothing();
    this.#turnTo(id);
    this.#writes += 1;
    for (const fact of written) this.#written.set(fact, { write: this.#writes, before: kept.answers[fact] });
    if (emptied) this.trouble = "emptied";
    return true;
  }

  /** A further applicant, which this tab then shows. @param {Given} given @returns {boolean} false: nothing changed */
  add(given) {
    this.lookAway();
    if (!this.unsaved || this.save()) {
      const read = this.#read();
      const id = newId();
      const entry = read && { ...read.entry, current: id };
      if (entry) entry.applicants[id] = { ...applicant(), ...given };
      if (entry && this.#write(entry)) {
        this.#turnTo(id);
        this.load();
        return true;
      }
    }
    // Without a place to keep it in, it is taken where it puts nothing else out.
    if (this.answers.size) return false;
    this.name = this.#pending.name = given.name;
    for (const [fact, text] of Object.entries(given.answers)) this.set(fact, text);
    for (const [fact, text] of Object.entries(given.evidence)) this.setEvidence(fact, text);
    return true;
  }

  /** Shows another applicant in this tab. @param {string} id @returns {boolean} false: this one is not stored yet */
  choose(id) {
    this.lookAway();
    if (this.unsaved && !this.save()) return false;
    const read = this.#read();
    if (!read) return false;
    this.#write({ ...read.entry, current: id });
    this.#turnTo(id);
    this.load();
    return true;
  }

  /** Deletes the applicant that this tab shows, from the page alone where storage cannot be had. @returns {boolean} */
  delete() {
    const read = this.#read();
    if (!read) {
      this.forget();
      return true;
    }
    delete read.entry.applicants[this.id];
    const current = Object.keys(read.entry.applicants)[0] ?? "";
    if (!this.#write({ ...read.entry, current })) return false;
    this.#turnTo(current);
    this.load();
    return true;
  }

  /** Shows answers without keeping them. @param {Given} given */
  look(given) {
    this.lookAway();
    const { id, name, answers, evidence } = this;
    this.#own = { id, name, answers, evidence, pending: this.#pending };
    this.#pending = nothing();
    this.id = ""; // nobody's on this machine
    this.name = given.name;
    this.answers = new Map(Object.entries(given.answers));
    this.evidence = new Map(Object.entries(given.evidence));
  }

  /** Back from looking, to one's own. */
  lookAway() {
    if (!this.#own) return;
    this.#pending = this.#own.pending;
    for (const part of ["id", "name", "answers", "evidence"]) this[part] = this.#own[part];
    this.#own = undefined;
    this.load();
  }

  /** Everything was deleted from this machine: from this page as well. */
  forget() {
    this.#own = undefined;
    this.#pending = nothing();
    this.#entry = empty();
    this.id = this.name = "";
    this.answers = new Map();
    this.evidence = new Map();
    this.typed.clear();
  }

  /** @param {string} id */
  #turnTo(id) {
    if (id === this.id) return;
    if (this.id) this.#pending = nothing(); // it belonged to the other one
    this.typed.clear();
    this.#written.clear();
    this.id = id;
    remember(this.key, id);
  }

  #shown() {
    return { answers: Object.fromEntries(this.answers), evidence: Object.fromEntries(this.evidence) };
  }

  /** Nothing where storage is blocked or holds what only a newer version understands: that is left alone. */
  #read() {
    try {
      const raw = localStorage.getItem(this.key);
      const { entry, damage } = parse(raw);
      this.trouble = damage === "newer" ? damage : "";
      return damage === "newer" ? undefined : { entry, damage, raw };
    } catch {
      this.trouble = "not_saved";
      return undefined;
    }
  }

  #write(entry) {
    try {
      localStorage.setItem(this.key, JSON.stringify(entry));
      this.#entry = entry;
      return true;
    } catch (error) {
      this.trouble = error.name === "QuotaExceededError" ? "full" : "not_saved";
      return false;
    }
  }

  /** What cannot be read is set aside under "…:damaged", never thrown away. */
  #setAside(raw, entry) {
    try {
      localStorage.setItem(this.damagedKey, raw);
      this.#write(entry); // only after the damaged text is safe
    } catch {
      // no room for a second copy: the first stays where it is until the next answer
    }
  }
}

function nothing() {
  return { name: /** @type {string | undefined} */ (undefined), answers: new Map(), evidence: new Map() };
}

/** @param {Record<string, string>} texts @param {Map<string, string>} changes */
function over(texts, changes) {
  const merged = new Map(Object.entries(texts));
  for (const [fact, text] of changes) put(merged, fact, text);
  return merged;
}

/** @param {Map<string, string>} texts */
function put(texts, fact, text) {
  if (text) texts.set(fact, text);
  else texts.delete(fact);
}

// Which applicant this tab shows: two tabs may show two, also after a reload or in the other language.

/** @param {string} key */
function remembered(key) {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** @param {string} key @param {string} id */
function remember(key, id) {
  try {
    if (id) sessionStorage.setItem(key, id);
    else sessionStorage.removeItem(key); // nothing is left where nothing is kept
  } catch {
    // then the one chosen last is shown
  }
}

/** The writings that whoever writes now knows of, by tab: of the last few, its own last.
 *  @param {Record<string, number> | undefined} known @param {string} tab @param {number} write */
function seen(known, tab, write) {
  const others = Object.entries(known ?? {}).filter(([one]) => one !== tab);
  return Object.fromEntries([...others.slice(-7), [tab, write]]);
}
