// What the page has to tell without being asked: at the upper edge wherever one is, read out, until it is dismissed.

export class Notice {
  /** @param {HTMLElement} root holds one .keep-notice */
  constructor(root) {
    this.place = root.querySelector(".keep-notice");
    this.text = this.place.querySelector("p");
    this.place.querySelector("button").addEventListener("click", () => this.tell(""));
  }

  /** @param {string} text */
  tell(text) {
    this.text.textContent = text;
    this.place.toggleAttribute("data-told", Boolean(text)); // not hidden: what appears in a hidden one is not read out
  }
}
