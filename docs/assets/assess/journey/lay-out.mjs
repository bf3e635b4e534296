// Brings the groups of the form, and then the ledger, into the layout of the start one after another, a frame for each:
// laid out together they keep a telephone from answering for a second. journey.css keeps them out until then; what is
// led to, printed or read without a script never waits. Each attribute is its own: what one of them may change, the
// browser looks through again.

/** @param {import("../../runtime/app.mjs").App} app */
export function layOut(app) {
  const { form, result } = app;
  const next = () => {
    const group = form.querySelector(".selfcheck-group:not([data-laid])");
    if (!group) return void (form.dataset.full = "");
    group.dataset.laid = "";
    inAFrame(next);
  };
  inAFrame(next);
  // A ledger that is there stays; a new one comes with the first verdict, and with the first after a failure.
  app.addEventListener("replied", () => {
    const ledger = result.querySelector(".ledger:not([data-grown])");
    if (ledger) inAFrame(() => grow(ledger, 0));
  });
}

/** All of it at once: for whoever comes back to a place far down. @param {HTMLElement} root the element `.selfcheck` */
export function layOutAll(root) {
  for (const group of root.querySelectorAll(".selfcheck-group")) group.dataset.laid = "";
  for (const ledger of root.querySelectorAll(".ledger")) ledger.dataset.grown = "";
}

/** @param {HTMLElement} ledger @param {number} part of the three that journey.css knows */
function grow(ledger, part) {
  const grown = ["some", "more", ""][part];
  if (ledger.dataset.grown === "" || grown === undefined) return;
  ledger.dataset.grown = grown;
  inAFrame(() => grow(ledger, part + 1));
}

/** In a task of its own, after the next frame is painted. @param {() => void} act */
function inAFrame(act) {
  requestAnimationFrame(() => setTimeout(act));
}
