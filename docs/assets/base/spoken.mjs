// Words for a screen reader: Chinese on a page in English is marked as Chinese, so that it is not spelt out.

const HAN = /(\p{sc=Han}+)/u;
const isChinese = document.documentElement.lang.startsWith("zh");

/** @param {string} text @returns {(string | HTMLElement)[]} the text in pieces to append */
export function spoken(text) {
  if (isChinese) return [text];
  return text.split(HAN).map((piece, place) => {
    if (place % 2 === 0) return piece;
    const marked = document.createElement("span");
    marked.lang = "zh-Hans";
    marked.append(piece);
    return marked;
  });
}
