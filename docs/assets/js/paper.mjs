// Printing: on paper nothing can be opened, so everything is open while the page is printed.

/** @param {import("./app.mjs").App} app */
export function onPaper(app) {
  for (const action of ["print", "print-blank"]) app.on(action, () => print());
  addEventListener("beforeprint", () => {
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
