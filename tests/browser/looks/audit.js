// What is wrong with the page as it is now, beside what axe finds: wider than the screen, words cut off, words in a
// language that nobody is told of. Each function returns what it finds as lines; none is good.

globalThis.audit = {
  /** Whether one would have to scroll sideways; what scrolls by itself (a table, a line of code) may. */
  wide() {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return [];
    const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    return [`${scrollWidth} px in ${innerWidth}: ${out.slice(-3).map((one) => one.outerHTML.slice(0, 90)).join(" | ")}`];
  },

  /**
   * Words that somebody hid by cutting them off. What is there for screen readers alone is one pixel wide; the
   * contents may shorten a heading, which stands in the page.
   */
  cut() {
    const found = [];
    for (const one of document.querySelectorAll("body *")) {
      if (one.clientWidth < 2 || !one.textContent.trim() || one.closest("svg, [hidden], .md-sidebar")) continue;
      const { overflowX, visibility } = getComputedStyle(one);
      if (!["hidden", "clip"].includes(overflowX) || visibility === "hidden") continue;
      if (one.scrollWidth > one.clientWidth + 1) found.push(one.outerHTML.slice(0, 120));
    }
    return found;
  },

  /** Chinese that is not marked so, English that is not. What a person has typed (bdi) may be anything. */
  unmarked() {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!parentElement || parentElement.closest("script, style, template, code, kbd, pre, bdi")) continue;
      const lang = parentElement.closest("[lang]").lang.slice(0, 2);
      const other = lang === "zh" ? !/\p{sc=Han}/u.test(data) && /([a-z]{2,}[\s,]+){3}[a-z]{2,}/i.test(data) : /\p{sc=Han}/u.test(data);
      if (other) found.push(`${lang}: ${data.trim().slice(0, 60)} in ${parentElement.outerHTML.slice(0, 60)}`);
    }
    return found;
  },

  /**
   * axe with all its rules, the size of targets included; or with those on which size and colours bear. With high
   * contrast words have to stand out 7 : 1. What is stuck to an edge of the screen is let go: it hides half a target
   * only until one scrolls.
   */
  async axe(everything, enhanced) {
    const rules = { "target-size": { enabled: true }, "color-contrast-enhanced": { enabled: enhanced } };
    const runOnly = ["target-size", enhanced ? "color-contrast-enhanced" : "color-contrast"];
    const loose = document.createElement("style");
    loose.textContent = ".md-header, .selfcheck-bar { position: static !important; }";
    document.head.append(loose);
    const { violations } = await axe.run(everything ? { rules } : { rules, runOnly });
    loose.remove();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));
  },
};
