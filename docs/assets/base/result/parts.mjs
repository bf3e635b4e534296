// Puts a new result in place of the one before, and touches only the parts that became others: one answer seldom
// changes more than two of them, and what a person has opened, or stands on, stays.

/** Part → its markup as it came, whatever was opened in it since. @type {WeakMap<Element, string>} */
const came = new WeakMap();

/** @param {HTMLElement} output @param {string} html rendered as a tree by Python, every typed text escaped */
export function putIn(output, html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const fresh = /** @type {HTMLElement} */ (template.content.firstElementChild);
  for (const part of fresh.querySelectorAll("[data-part]")) came.set(part, part.outerHTML);
  const now = /** @type {HTMLElement | null} */ (output.firstElementChild);
  if (!now) return output.append(fresh);
  Object.assign(now.dataset, fresh.dataset);
  const lists = output.querySelectorAll("[data-parts]");
  for (const [place, list] of fresh.querySelectorAll("[data-parts]").entries()) renew(lists[place], [...list.children]);
}

/** @param {Element} list @param {Element[]} parts */
function renew(list, parts) {
  const before = new Map([...list.children].map((part) => [part.dataset.part, part]));
  const wanted = parts.map((part) => {
    const old = before.get(part.dataset.part);
    if (!old) return part;
    if (came.get(old) === came.get(part)) return old;
    takeOver(old, part);
    return part;
  });
  for (const old of before.values()) if (!wanted.includes(old)) old.remove();
  // What stays is not moved: an element that moves loses the focus and what it has scrolled.
  for (const [place, part] of wanted.entries()) {
    if (list.children[place] !== part) list.insertBefore(part, list.children[place] ?? null);
  }
}

/** What was open stays open, and the focus where it was. @param {Element} old @param {Element} part */
function takeOver(old, part) {
  for (const { className } of old.querySelectorAll("details[open]")) {
    part.querySelector(`details.${className}`)?.setAttribute("open", "");
  }
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  old.replaceWith(part);
  if (focused?.id) document.getElementById(focused.id)?.focus({ preventScroll: true });
  else if (focused?.matches("a")) {
    part.querySelector(`a[href="${CSS.escape(focused.getAttribute("href"))}"]`)?.focus({ preventScroll: true });
  }
}
