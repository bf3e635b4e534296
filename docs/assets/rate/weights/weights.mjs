// The weights of the five dimensions: each by slider or number, one following the other. Untouched they are not
// sent at all; from the first move on all five are.

export class Weights {
  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    /** Dimension → its slider. @type {Map<string, HTMLInputElement>} */
    this.sliders = new Map(
      [...app.form.querySelectorAll("[data-slides]")].map((slider) => [slider.dataset.slides, slider]),
    );
    for (const [id, slider] of this.sliders) slider.addEventListener("input", () => app.set(id, slider.value));
    app.addEventListener("answered", ({ detail }) => this.sliders.has(detail.fact) && this.#moved());
    app.addEventListener("restored", () => this.#restored());
    app.addEventListener("replied", ({ detail }) => this.#tell(detail.reply.shares));
    app.on("equal", () => this.#equal());
  }

  #moved() {
    const { answers, store } = this.app;
    for (const id of this.sliders.keys()) {
      if (!answers.has(id)) store.set(id, this.#field(id).value);
    }
    store.save();
    this.#follow();
  }

  #restored() {
    const untouched = [...this.sliders.keys()].every((id) => !this.app.answers.has(id));
    for (const id of this.sliders.keys()) {
      const field = this.#field(id);
      if (untouched) field.value = field.defaultValue;
    }
    this.#follow();
  }

  #equal() {
    for (const id of this.sliders.keys()) this.app.store.set(id, "");
    this.app.store.save();
    this.app.restore();
  }

  /** The sliders go where the numbers are; what is no number leaves them where they were. */
  #follow() {
    for (const [id, slider] of this.sliders) {
      const { value } = this.#field(id);
      if (value && slider.value !== value) slider.value = value;
    }
  }

  /** @param {Record<string, string>} shares dimension → what its weight comes to */
  #tell(shares) {
    const { words } = this.app;
    for (const [id, slider] of this.sliders) {
      const output = this.app.form.querySelector(`#share-${id}`);
      output.textContent = words.share.replace("{share}", shares[id]);
      const said = words.weight_said.replace("{value}", slider.value).replace("{share}", shares[id]);
      slider.setAttribute("aria-valuetext", said);
    }
  }

  /** @param {string} id @returns {HTMLInputElement} the field of its number */
  #field(id) {
    return this.app.form.elements.namedItem(id);
  }
}
