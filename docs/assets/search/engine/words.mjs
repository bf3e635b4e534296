// How words are cut for the index and for marking what was found: runs of Chinese into overlapping pairs of
// characters, other words lower-cased and brought to the singular, figures without thousands separators.

// Ranges and not \\p{…}, which costs a third of the time that the index takes.
const RUN = /[〇㐀-鿿豈-﫿]+|\d+|[a-zÀ-ɏΑ-ω]+/g;
const HAN = /[〇㐀-鿿豈-﫿]/;
const DIGIT = /\d/;

// Words that say nothing about what is sought; the first line is left out of the index too.
const STOP = new Set("a an and are as at be been by for from has have in is it its of on or that the their this to was were which with".split(" "));
const ASKED = new Set("how what when where who why many much long often do does can may could i we you my our there get need".split(" "));
const HAN_ASKED = /(?:什么|怎么[样做办]?|怎样|如何|哪些|哪里|哪个|多少|多久|多长|几个|是否|可以|需要|能不能|有没有|吗|呢)/gu;

/** Letters in one form: half-width, lower case, 3,000 as 3000, ’s gone. Keeps no positions. */
export function plain(text) {
  let words = text.normalize("NFKC").toLowerCase();
  if (words.includes(",")) words = words.replace(/(\d),(?=\d{3}(?!\d))/g, "$1");
  if (words.includes("’") || words.includes("'")) words = words.replace(/['’]s\b/g, "");
  return words.replace(/\s+/g, " ").trim();
}

/** The same without spaces and signs, for finding a phrase whatever stands between its words. */
export function joined(text) {
  return plain(text).replace(/\p{Script=Han}[^\p{L}\p{N}]+(?=\p{Script=Han})/gu, (both) => [...both][0]).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** laboratories → laboratory, matches → match, standards → standard; basis, status and process stay. */
export function singular(word) {
  if (word.length < 4 || /(?:ss|us|is)$/.test(word)) return word;
  if (/[^ae]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:sses|xes|zes|ches|shes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** The terms of a text. */
export function terms(text) {
  const found = [];
  let figure = "";
  let end = -1;
  for (const match of plain(text).matchAll(RUN)) {
    const run = match[0];
    const joins = match.index === end;
    end = match.index + run.length;
    if (isHan(run)) {
      // 15项 and 3000平 are terms of their own: the figure with its unit.
      if (figure && joins) found.push(figure + run[0]);
      else if (run.length === 1) found.push(run);
      for (let place = 0; place + 1 < run.length; place += 1) found.push(run.slice(place, place + 2));
    } else if (!STOP.has(run)) {
      found.push(singular(run));
    }
    figure = DIGIT.test(run) ? run : "";
  }
  return found;
}

/** Is it Chinese? A run of the text is so in whole or not at all. */
export function isHan(run) {
  return HAN.test(run);
}

/** What a query asks for, between its spaces: 依托单位 什么 条件 → [依托单位, 条件]. A query of nothing else stays. */
export function asked(query) {
  const words = plain(query).replace(HAN_ASKED, " ").split(/[\s,，、。？?！!；;]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const many = words.some((word) => word.length > 1);
  const telling = words.filter((word) => !STOP.has(word) && !ASKED.has(word) && !(many && word.length === 1 && isHan(word)));
  return telling.length ? telling : plain(query).split(" ").filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/**
 * What to mark of the words asked for in a text: Chinese as a whole where it stands there, otherwise its pieces.
 * 学术委员会 marks nothing of 技术委员会 where 学术委员会 is to be read too.
 */
export function wanted(words, text) {
  const pieces = new Set();
  for (const run of words.flatMap((word) => plain(word).match(RUN) ?? [])) {
    const whole = isHan(run) && text.includes(run);
    for (const piece of whole ? [run] : terms(run)) pieces.add(piece);
  }
  return pieces;
}

/** Where the pieces stand in a text as it is shown: [[start, end]], in order, joined where they touch. */
export function places(text, pieces) {
  const spans = [];
  for (const match of text.matchAll(/[〇㐀-鿿豈-﫿]+|\d[\d,]*|[a-zÀ-ɏΑ-ω]+/gi)) {
    const run = match[0];
    if (isHan(run)) {
      for (const piece of pieces) {
        for (let at = run.indexOf(piece); at >= 0; at = run.indexOf(piece, at + 1)) {
          spans.push([match.index + at, match.index + at + piece.length]);
        }
      }
    } else if (pieces.has(singular(plain(run)))) {
      spans.push([match.index, match.index + run.length]);
    }
  }
  return spans.sort(([one], [other]) => one - other).reduce((all, span) => {
    const last = all.at(-1);
    if (last && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else all.push([...span]);
    return all;
  }, []);
}
