// The theme lets wide tables scroll in a box of their own; this lets the arrow keys do it, where there is something to
// scroll: a stop that does nothing is in the way. The theme wraps tables while the page starts, so this waits.

const watched = new ResizeObserver((entries) => {
  for (const { target: box } of entries) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
});

addEventListener("load", () => {
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) watched.observe(box);
});
