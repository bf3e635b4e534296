// The panel for the size of the text, contrast and colours. What is chosen is put on by the script in the head
// (window.appearance), which has to run before the page is painted; this shows the choice and takes a new one.

/** A disclosure: the button shows and hides the panel, Escape and leaving it close it. */
class AppearancePanel {
  #button;
  #panel;

  /** @param {Element} root the element .site-appearance */
  constructor(root) {
    this.#button = root.querySelector("button");
    this.#panel = root.querySelector("form");
    this.#show();
    this.#button.addEventListener("click", () => this.#toggle(this.#panel.hidden));
    this.#panel.addEventListener("change", ({ target }) => window.appearance.choose(target.name, target.value));
    this.#panel.addEventListener("submit", (event) => event.preventDefault());
    root.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || this.#panel.hidden) return;
      this.#toggle(false);
      this.#button.focus();
    });
    // Focus that goes nowhere (a click on plain text) is left to the click.
    root.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !root.contains(relatedTarget)) this.#toggle(false);
    });
    document.addEventListener("click", ({ target }) => {
      if (!root.contains(target)) this.#toggle(false);
    });
    addEventListener("appearance", () => this.#show()); // chosen in another tab
  }

  #toggle(open) {
    this.#panel.hidden = !open;
    this.#button.setAttribute("aria-expanded", String(open));
  }

  #show() {
    for (const [name, value] of Object.entries(window.appearance.chosen)) this.#panel.elements[name].value = value;
  }
}

const root = document.querySelector(".site-appearance");
if (root) new AppearancePanel(root);
