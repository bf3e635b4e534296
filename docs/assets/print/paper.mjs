// Printing: on paper nothing can be opened, so everything is open while the page is printed; the margins tell whose
// result it is and how it can be verified.

/** @param {HTMLElement} root what holds a `.selfcheck-report` */
export function onPaper(root) {
  for (const button of root.querySelectorAll("[data-action=print], [data-action=print-blank]")) {
    button.addEventListener("click", () => print());
  }
  addEventListener("beforeprint", () => {
    // Only now: what every element inherits makes the browser look at every element when it changes.
    const { printHead = '""', printFoot = '""' } = root.querySelector(".selfcheck-report")?.dataset ?? {};
    document.documentElement.style.setProperty("--print-head", printHead);
    document.documentElement.style.setProperty("--print-foot", printFoot);
    for (const closed of root.querySelectorAll("details:not([open])")) {
      closed.open = true;
      closed.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const opened of root.querySelectorAll("details[data-printed]")) {
      opened.open = false;
      delete opened.dataset.printed;
    }
  });
}
