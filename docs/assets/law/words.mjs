// The words of a provision as the page shows them, with all that belongs to it; for copying and for previews.

/** A provision of the page `root` and everything within it, in order; of a table the table, not its rows. */
export function belonging(root, id) {
  const own = root.getElementById(id);
  if (!own) return [];
  const all = [...root.querySelectorAll(".law .provision")];
  let found;
  if (own.matches(".chp")) {
    // Articles do not carry their chapter in their ids.
    const after = all.slice(all.indexOf(own));
    const next = after.findIndex((one, place) => place > 0 && one.matches(".chp, .conclusions"));
    found = next < 0 ? after : after.slice(0, next);
  } else if (own.matches(".provision")) {
    found = all.filter((one) => one.id === id || one.id.startsWith(`${id}__`) || (own.matches(".conclusions") && one.matches(".att")));
  } else {
    found = [own, ...all];
  }
  return found.filter((one) => one === own || !one.matches("tr")).filter((one) => one.textContent.trim());
}

/** A copy without what this site puts beside the words; links keep their address, made absolute. */
export function clean(element, base = location.href) {
  const copy = element.cloneNode(true);
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
  for (const one of copy.querySelectorAll(".provision-link, caption, .twin")) one.remove();
  for (const one of copy.querySelectorAll("mark.search-hit")) one.replaceWith(...one.childNodes);
  for (const link of copy.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), base);
  copy.classList.remove("is-within", "is-chosen", "is-touched");
  return copy;
}

/** Its words in one line; of a table, a line each row, with tabs between the cells. */
export function plain(element) {
  const copy = clean(element);
  const rows = copy.matches("tr") ? [copy] : [...copy.querySelectorAll("tr")];
  if (!rows.length) return copy.textContent.trim();
  return rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("\t")).join("\n");
}

/** The citations of a page: id → [Chinese, English, short English]. */
export function citations(root) {
  return JSON.parse(root.querySelector("#provision-citations")?.textContent ?? "{}");
}
