// Finds provisions and pages for what a person typed: reads a citation first, then searches with MiniSearch.
// Runs in the page and, for the tests, under Node; the library is handed in.

import { CitationReader } from "./citation.mjs";
import { asked, isHan, joined, places, plain, singular, terms, wanted } from "./words.mjs";

const MOST = 20;
const MOST_CITED = 8;
// What fits so much less than the best is no answer.
const LEAST = 0.08;
const SHOWN = { zh: 64, en: 150 };
// A text in force comes before an expired call or a draft that has the same words, pages come after texts.
const STANDING = { in_force: 1.3, expired_call: 1, draft_for_comment: 0.95 };
const PAGE = 0.5;
const OPTIONS = {
  fields: ["text", "above", "notes"],
  tokenize: terms,
  processTerm: (term) => term,
  searchOptions: { boost: { text: 1, above: 0.35, notes: 0.3 }, bm25: { k: 1.2, b: 0.35, d: 0.4 } },
};

export class SearchEngine {
  /**
   * @param contents what scripts/search/index.py wrote
   * @param MiniSearch the library
   * Finds provisions at once, and pages after ``addPages``.
   */
  constructor(contents, MiniSearch) {
    this.lang = contents.lang;
    const documents = [...contents.texts.flatMap(textDocuments), ...contents.pages.flatMap(pageDocuments)];
    this.documents = documents.map((document, id) => ({ ...document, id }));
    this.byName = new Map(this.documents.map((one) => [one.name, one]));
    this.synonyms = contents.synonyms;
    this.citations = new CitationReader(
      contents.grammar,
      contents.texts.map((text) => ({ ...text, ids: text.provisions.map(([id]) => id) })),
    );
    this.index = new MiniSearch(OPTIONS);
    this.add((one) => one.weight !== PAGE);
  }

  /** Takes in the pages, which the texts need not wait for: they are a third of the work. */
  addPages() {
    this.add((one) => one.weight === PAGE);
  }

  add(which) {
    this.index.addAll(this.documents.filter((one) => one.text && which(one)));
  }

  /**
   * @returns {cited, nearest, found}: what the words cite; what stands above a place that does not exist; what
   * was found, best first: {document, start, marks: [[start, end]], text}; and the words asked for.
   */
  search(query) {
    const named = (names) => names.slice(0, MOST_CITED).map((name) => this.result(this.byName.get(name), []));
    const cited = named(this.citations.read(query));
    const nearest = cited.length ? [] : named(this.citations.nearest(query));
    const taken = new Set(cited.map((one) => one.document));
    const { scores, words } = this.scored(query);
    // Beside a provision that is cited, only what names it in the same words.
    const place = cited.some((one) => one.name.includes("#")) || nearest.length > 0;
    const least = Math.max(...scores.values()) * LEAST;
    const found = [...scores]
      .filter(([document, score]) => score >= least && !taken.has(document) && (!place || contains(joined(document.text), joined(query))))
      .sort((one, other) => other[1] - one[1] || one[0].id - other[0].id)
      .slice(0, MOST)
      .map(([document]) => this.result(document, words));
    return { cited, nearest, found, words };
  }

  /** Every document that has something of the query, with how well it fits; and all words that were looked for. */
  scored(query) {
    const scores = new Map();
    const all = new Set();
    for (const [spelling, weight] of this.spellings(plain(query))) {
      const words = asked(spelling);
      for (const word of words) all.add(word);
      for (const [document, score] of this.matches(words, spelling)) {
        scores.set(document, Math.max(scores.get(document) ?? 0, score * weight));
      }
    }
    return { scores, words: [...all] };
  }

  /** The query, and the query with what the texts write for what people say. */
  spellings(query) {
    const more = this.synonyms
      .filter(([said]) => said.some((word) => has(query, word)))
      .flatMap(([said, written]) => {
        const word = said.filter((one) => has(query, one)).sort((one, other) => other.length - one.length)[0];
        return written.map((one) => [query.replace(word, ` ${one} `), 0.9]);
      });
    return [[query, 1], ...more];
  }

  matches(words, query) {
    if (!words.length) return [];
    const [whole, telling] = [joined(query), joined(words.join(" "))];
    const search = (options) => this.index.search(words.join(" "), options);
    const last = terms(words.at(-1)).at(-1);
    // The last word may be half typed, a single Chinese character stands inside pairs, and words are mistyped.
    let results = search({ prefix: (term) => term === last && (isHan(term) ? term.length === 1 : term.length > 2) });
    for (let wrong = 1; !results.length && wrong < 3; wrong += 1) {
      results = search({ fuzzy: (term) => (/^[a-z]{4,}$/.test(term) ? wrong : false) });
    }
    return results.map((result) => {
      const document = this.documents[result.id];
      document.joined ??= joined(`${document.above} ${document.text} ${document.notes}`);
      const there = words.filter((word) => contains(document.joined, joined(word))).length / words.length;
      // All words there, and all of them as they were typed, count more than parts of them often.
      const together = contains(document.joined, whole) ? 1.8 : contains(document.joined, telling) ? 1.6 : 1;
      const fit = (0.4 + 0.6 * there) * together;
      return [document, result.score * fit * document.weight];
    });
  }

  /** A result as it is shown: the words around what was found. */
  result(document, sought) {
    const most = SHOWN[this.lang];
    const { name, title, label, url } = document;
    const words = document.text === label || document.text === title ? "" : document.text;
    const all = places(words, wanted(sought, words));
    const start = beginning(words, all, most);
    const end = ending(words, start + most);
    const marks = all.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]);
    return { document, name, title, label, url, text: words.slice(start, end), marks, cut: [start > 0, end < words.length] };
  }
}

function textDocuments(text) {
  const url = `rules/${text.slug}/`;
  const weight = STANDING[text.status];
  const head = { name: text.slug, title: text.short, label: "", url, text: text.title, above: text.names.join(" "), notes: "", weight: weight * 0.8 };
  const provisions = text.provisions.map(([id, label, words, up, notes = ""], place, all) => {
    const above = [];
    for (let at = place; at >= 0 && all[at][3]; ) {
      at -= all[at][3];
      above.push(opening(all[at][2]));
    }
    return {
      name: `${text.slug}#${id}`,
      title: text.short,
      label,
      url: `${url}#${id}`,
      text: words,
      above: [label, ...above].join(" "),
      notes,
      weight,
    };
  });
  return [head, ...provisions];
}

/** What a provision above begins with, which is what it is about: 研究能力。 */
function opening(words) {
  return words.slice(0, 80).split(/[。，：:,]|\. /u)[0];
}

function pageDocuments(page) {
  const whole = { name: page.url, title: page.title, label: "", url: page.url, text: page.title, above: "", notes: "", weight: 1 };
  const pieces = page.pieces.map(([anchor, heading, words], place, all) => ({
    name: `${page.url}#${anchor}`,
    title: page.title,
    label: heading === page.title ? "" : heading,
    url: `${page.url}${anchor ? `#${anchor}` : ""}`,
    text: words,
    // Once for each heading: the rows of a table would all be found by what stands above it.
    above: all[place - 1]?.[1] === heading ? "" : `${page.title} ${heading}`,
    notes: "",
    weight: PAGE,
  }));
  return [whole, ...pieces];
}

/** Is the word in the query, as a word where words have spaces between them? */
function has(query, word) {
  return isHan(word) ? query.includes(word) : ` ${query} `.includes(` ${word} `) || (/[^\w\s-]/.test(word) && query.includes(word));
}

/** Is the phrase in the text, in the singular or the plural? */
function contains(text, phrase) {
  if (isHan(phrase)) return text.includes(phrase);
  const inner = phrase.split(" ").map(singular).join(" ");
  return singularText(text).includes(` ${inner} `);
}

const singulars = new Map();

function singularText(text) {
  if (!singulars.has(text)) singulars.set(text, ` ${text.split(" ").map(singular).join(" ")} `);
  return singulars.get(text);
}

/** Where to begin showing a text so that most of what was found is seen: at a sentence or a word. */
function beginning(text, found, most) {
  if (text.length <= most || !found.length) return 0;
  let best = 0;
  let count = -1;
  for (const [from] of found) {
    const inside = found.filter(([start, end]) => start >= from && end <= from + most * 0.8).length;
    if (inside > count) [best, count] = [from, inside];
  }
  if (best < most * 0.5) return 0;
  const before = text.slice(0, best);
  const stop = Math.max(...["。", "，", "；", "：", ". ", ", ", "; ", ": "].map((sign) => before.lastIndexOf(sign) + (sign.length - 1)));
  if (stop > 0 && best - stop < most * 0.4) return stop + 1;
  const space = before.lastIndexOf(" ", best - 12);
  return isHan(text[best]) || space < 0 ? Math.max(0, best - 12) : space + 1;
}

/** Where to stop showing a text: at the end, or in front of a word that would be cut. */
function ending(text, most) {
  if (most >= text.length) return text.length;
  const cut = /[a-z\d]+$/i.exec(text.slice(0, most));
  return cut && /[a-z\d]/i.test(text[most]) ? cut.index : most;
}
