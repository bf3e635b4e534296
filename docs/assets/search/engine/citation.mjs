// Reads citations as people type them: 办法 12 3, 第十二条第（三）项, Art. 12(1)(3), 指南 三（四）, lab-measures#art_12.
// What is understood is data (selfcheck/law/references.json), read by selfcheck/law/references.py too, which does
// there what this does here; both are held to the same notations by tests.

const ADDRESS = /^(?:.*\/rules\/)?(?:([a-z][a-z0-9-]*)(?:\/?#|\/| ))?#?([a-z]+(?:_[0-9][a-z0-9_-]*)?)$/;
const NUMBERS = {
  c: "[0-9]{1,3}(?![0-9])|[一二三四五六七八九十]{1,3}",
  C: "[一二三四五六七八九十]{1,3}",
  n: "[0-9]{1,3}(?![0-9])",
  r: "[0-9]{1,3}(?![0-9])|[ivxlc]+(?![a-z])",
  R: "[ivxlc]+(?![a-z])",
};
const LATIN = /^[a-z0-9]$/i;
const LETTER = /^[a-z]$/i;

const numerals = new Map();
for (let number = 1; number < 100; number += 1) {
  numerals.set(chinese(number), number).set(roman(number), number);
}

function chinese(number) {
  const digits = " 一二三四五六七八九";
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ""}${tens ? "十" : ""}${ones ? digits[ones] : ""}`;
}

function roman(number) {
  const digits = (count, one, five, ten) =>
    ["", one, one + one, one.repeat(3), one + five, five, five + one, `${five}${one}${one}`, five + one.repeat(3), one + ten][count];
  return digits(Math.floor(number / 10), "x", "l", "c") + digits(number % 10, "i", "v", "x");
}

/** The id as [level, number]s, a 款 called kuan, a 目 sub and the 1. of a section num. */
function steps(id) {
  let above = "";
  return id.split("__").map((step) => {
    const [, printed, number = ""] = /^([a-z]+)(?:_(.+))?$/.exec(step);
    let level = printed;
    if (printed === "para") level = above === "art" ? "kuan" : "num";
    if (printed === "point") level = above === "item" ? "sub" : "item";
    above = level;
    return [level, number];
  });
}

export class CitationReader {
  /**
   * @param grammar references.json
   * @param texts [{slug, names, notices, ids}] in the order of the site
   */
  constructor(grammar, texts) {
    this.grammar = grammar;
    this.heads = new Set(grammar.heads);
    this.leftOut = new Set(grammar.left_out);
    this.between = new RegExp(grammar.between, "y");
    const numbers = { ...NUMBERS, o: grammar.ordinals.join("|") };
    this.marks = grammar.marks.map(([kind, pattern]) => [
      kind,
      new RegExp(pattern.replaceAll(/\{([cCnrRo])\}/g, (_, letter) => numbers[letter]), "yu"),
    ]);
    const order = Object.keys(grammar.names);
    const place = (text) => (order.includes(text.slug) ? order.indexOf(text.slug) : order.length);
    const all = (names) => new Set(names.map((name) => this.normal(name)));
    this.texts = [...texts].sort((one, other) => place(one) - place(other)).map((text) => ({
      slug: text.slug,
      names: all([text.slug, ...text.names, ...(grammar.names[text.slug] ?? [])]),
      notices: all(text.notices),
      ids: text.ids,
      steps: text.ids.map(steps),
    }));
    this.ignored = grammar.ignored.map((words) => this.normal(words));
    const named = this.texts.flatMap((text) => [...text.names, ...text.notices]);
    this.named = [...new Set(named)].sort((one, other) => other.length - one.length);
  }

  /** Full names of what the words may cite, the likeliest first: ["lab-measures#art_12"]; [] when they are no citation. */
  read(reference) {
    const words = this.normal(reference);
    const found = this.address(words);
    if (found.length) return found;
    // 12-3 is Article 12-3 where there is one, else 12, 3.
    for (const spelling of new Set([words, words.replaceAll("-", " ")])) {
      const taken = this.parts(spelling);
      const meant = taken ? this.resolve(...taken) : [];
      if (meant.length) return meant;
    }
    return [];
  }

  /** The same for what stands above a provision that does not exist: 第十二条第九项 → Article 12. */
  nearest(reference) {
    const taken = this.parts(this.normal(reference));
    if (!taken || this.resolve(...taken).length) return [];
    const [slugs, parts] = taken;
    for (let length = parts.length - 1; length > 0; length -= 1) {
      const found = this.resolve(slugs, parts.slice(0, length));
      if (found.length) return found;
    }
    return [];
  }

  normal(words) {
    const { brackets } = this.grammar;
    const plain = [...words.normalize("NFKC").toLowerCase()].map((letter) => brackets[letter] ?? letter).join("");
    return plain.split(/\s+/u).filter(Boolean).join(" ");
  }

  /** A bare id, a full name or an address of the site. */
  address(words) {
    const [, slug, id] = ADDRESS.exec(words) ?? [];
    const named = this.texts.filter((text) => id && (!slug || slug === text.slug) && text.ids.includes(id));
    return named.map((text) => `${text.slug}#${id}`);
  }

  /** [slugs, parts] that the words name; null as soon as something else stands among them. */
  parts(reference) {
    let words = reference;
    for (const ignored of this.ignored) words = words.replace(ignored, "");
    let slugs = this.texts.map((text) => text.slug);
    let parts = [];
    let named = 0;
    for (let place = this.skip(words, 0); place < words.length; place = this.skip(words, place)) {
      const called = this.name(words, place);
      const mark = called ? null : this.mark(words, place);
      if (called) {
        const { name } = called;
        const notice = new Set(this.texts.filter((text) => text.notices.has(name)).map((text) => text.slug));
        if (notice.size) parts.push({ kind: "preface", number: "" });
        const fits = this.texts.filter((text) => text.names.has(name) || notice.has(text.slug));
        slugs = fits.map((text) => text.slug).filter((slug) => slugs.includes(slug));
        named += 1;
      } else if (mark) {
        parts.push(mark.part);
      } else {
        return null;
      }
      place = (called ?? mark).end;
    }
    const kinds = parts.map((part) => part.kind);
    if (kinds.includes("article")) parts = parts.filter((part) => part.kind !== "chapter");
    // Item (3) of Article 12
    if (parts.length && this.heads.has(parts.at(-1).kind) && !this.heads.has(parts[0].kind)) parts.reverse();
    // A word like "mix" or "i" alone is no number.
    const word = kinds.length === 1 && kinds[0] === "bare-roman";
    return (parts.length || named) && (named || !word) ? [slugs, parts] : null;
  }

  skip(words, place) {
    this.between.lastIndex = place;
    this.between.test(words);
    return this.between.lastIndex || place;
  }

  /** The name of a text that stands here, bare or in brackets, and where it ends. */
  name(words, place) {
    for (const name of this.named) {
      for (const spelling of [name, `(${name})`]) {
        const end = place + spelling.length;
        const runsOn = LATIN.test(spelling.at(-1)) && LATIN.test(words.charAt(end));
        if (words.startsWith(spelling, place) && !runsOn) return { name, end };
      }
    }
    return null;
  }

  mark(words, place) {
    for (const [kind, pattern] of this.marks) {
      pattern.lastIndex = place;
      const found = pattern.exec(words);
      const end = pattern.lastIndex;
      if (!found || !found[0] || (LATIN.test(found[0].at(-1)) && LETTER.test(words.charAt(end)))) continue;
      const numbers = found.slice(1).filter(Boolean).map((printed) => this.number(printed));
      if (numbers.includes(undefined)) continue;
      // 表 alone is the first one.
      return { part: { kind, number: numbers.join("-") || (kind === "table" ? "1" : "") }, end };
    }
    return null;
  }

  number(printed) {
    const ordinal = this.grammar.ordinals.indexOf(printed) + 1;
    return ordinal || (/^[0-9]+$/.test(printed) ? Number(printed) : numerals.get(printed));
  }

  resolve(slugs, parts) {
    if (!parts.length) return slugs;
    return this.texts
      .filter((text) => slugs.includes(text.slug))
      .flatMap((text) => {
        const costs = text.ids.map((id, place) => ({ id, cost: this.cost(text.steps[place], parts) }));
        const meant = costs.filter((one) => one.cost !== null).sort((one, other) => one.cost - other.cost);
        return meant.map((one) => `${text.slug}#${one.id}`);
      });
  }

  /** How far an id is from what the parts say first of all; null when it is something else. */
  cost(whole, parts) {
    const path = parts[0].kind === "row" ? whole.filter(([level]) => level === "tr") : whole;
    const first = path.length ? this.preference(parts[0], path[0]) : null;
    const rest = this.rest(path.slice(1), parts.slice(1));
    return first === null || rest === null ? null : first + rest;
  }

  rest(path, parts) {
    if (!path.length || !parts.length) return path.length || parts.length ? null : 0;
    const costs = [];
    const preference = this.preference(parts[0], path[0]);
    const taken = this.rest(path.slice(1), parts.slice(1));
    if (preference !== null && taken !== null) costs.push(preference + taken);
    // 款 are often left out: 第十二条第三项, Art. 12(3).
    const leftOut = this.leftOut.has(path[0][0]) ? this.rest(path.slice(1), parts) : null;
    if (leftOut !== null) costs.push(leftOut);
    return costs.length ? Math.min(...costs) : null;
  }

  /** The level's place among those the part may mean; null when it means another. */
  preference(part, [level, number]) {
    const place = number === part.number ? this.grammar.levels[part.kind].indexOf(level) : -1;
    return place < 0 ? null : place;
  }
}
