// Printing: on paper nothing can be opened, so everything is open while the page is printed; the margins tell whose
// result it is and how it can be verified.

/** @param {import("./app.mjs").App} app */
export function onPaper(app) {
  for (const action of ["print", "print-blank"]) app.on(action, () => print());
  addEventListener("beforeprint", () => {
    // Only now: what every element inherits makes the browser look at every element when it changes.
    const { printHead = '""', printFoot = '""' } = app.root.querySelector(".selfcheck-report")?.dataset ?? {};
    document.documentElement.style.setProperty("--print-head", printHead);
    document.documentElement.style.setProperty("--print-foot", printFoot);
    for (const closed of app.root.querySelectorAll("details:not([open])")) {
      closed.open = true;
      closed.dataset.printed = "";
    }
  });
  addEventListener("afterprint", () => {
    for (const opened of app.root.querySelectorAll("details[data-printed]")) {
      opened.open = false;
      delete opened.dataset.printed;
    }
  });
}
