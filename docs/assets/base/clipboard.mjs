// Copying words and their rich form together, so that Word and WPS keep the link and everything else the words.

/** Tells whether it succeeded. */
export async function copy(text, html) {
  if (navigator.clipboard?.write && globalThis.ClipboardItem) {
    try {
      const forms = { "text/plain": text, "text/html": html };
      const blobs = Object.entries(forms).map(([type, words]) => [type, new Blob([words], { type })]);
      await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
      return true;
    } catch {
      // Not allowed, or not to be had: the old way may be.
    }
  }
  return copyByCommand(text, html);
}

/** The way of browsers and of addresses (http on an intranet) that have no clipboard of their own. */
function copyByCommand(text, html) {
  let taken = false;
  const put = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.clipboardData.setData("text/html", html);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = true;
  };
  // Safari copies only where something is selected.
  const holder = document.createElement("span");
  holder.textContent = text;
  holder.style.cssText = "position: fixed; inset: 0 auto auto 0; opacity: 0; white-space: pre;";
  document.body.append(holder);
  getSelection().selectAllChildren(holder);
  document.addEventListener("copy", put, true);
  try {
    return document.execCommand("copy") && taken;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", put, true);
    getSelection().removeAllRanges();
    holder.remove();
  }
}

/** For markup made of words. */
export function escape(words) {
  const holder = document.createElement("span");
  holder.textContent = words;
  return holder.innerHTML.replaceAll('"', "&quot;");
}
