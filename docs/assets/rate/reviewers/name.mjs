// Who rates: an optional name, kept beside the ratings as an applicant's is beside the answers, and written into their
// file, its name and the printed sheet.

const TYPING = 300; // ms without a key before the result is headed anew

export class ReviewerName {
  #typing = 0;

  /** @param {import("../../runtime/app.mjs").App} app */
  constructor(app) {
    this.app = app;
    this.field = document.getElementById("reviewer");
    this.field.addEventListener("input", () => this.#keep());
    app.addEventListener("restored", () => {
      // The same again would move the cursor, or take away the space after which one goes on.
      if (this.field.value.trim() !== app.store.name) this.field.value = app.store.name;
    });
  }

  #keep() {
    const { app } = this;
    const saved = app.store.rename(this.field.value.trim());
    if (saved) app.say(app.words.saved);
    else app.alert(app.words[app.store.trouble]);
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => app.read(app.strict), TYPING);
  }
}
