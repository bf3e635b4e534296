// Brings the groups of the form into the layout of the start one after another, a frame for each: laid out together they
// keep a telephone from answering for a second. The particulars of the result follow, in three parts, once it is near
// the screen: on a telephone they stand twenty screens below the start, and most who begin never see them there.
// journey.css keeps them out until then; what is led to, printed or read without a script never waits. Each attribute
// is its own: what one of them may change, the browser looks through again.

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
  const follow = () => {
    const ledger = result.querySelector(".ledger:not([data-grown])");
    if (ledger && "near" in result.dataset) inAFrame(() => grow(ledger));
  };
  app.addEventListener("replied", follow);
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((one) => one.isIntersecting)) return;
      near.disconnect();
      result.dataset.near = "";
      follow();
    },
    { rootMargin: "100%" },
  );
  near.observe(result);
}

/** All of it at once: for whoever comes back to a place far down. @param {HTMLElement} root the element `.selfcheck` */
export function layOutAll(root) {
  for (const group of root.querySelectorAll(".selfcheck-group")) group.dataset.laid = "";
  for (const result of root.querySelectorAll("#selfcheck-result")) result.dataset.near = "";
  for (const ledger of root.querySelectorAll(".ledger")) ledger.dataset.grown = "";
}

/** By the parts that journey.css knows; an empty one is all. @param {HTMLElement} ledger */
function grow(ledger) {
  if (ledger.dataset.grown === "") return;
  ledger.dataset.grown = { undefined: "some", some: "more" }[ledger.dataset.grown] ?? "";
  inAFrame(() => grow(ledger));
}


/** In a task of its own, after the next frame is painted. @param {() => void} act */
function inAFrame(act) {
  requestAnimationFrame(() => setTimeout(act));
}
