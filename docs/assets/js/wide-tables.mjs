// The theme lets wide tables scroll in a box of their own; this lets the arrow keys do it. It wraps them while the
// page starts, so this waits until it has.

addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) box.tabIndex = 0;
});
