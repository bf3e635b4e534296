// The page of the scoring: the same app as the self-assessment's, asking for a score instead of a verdict. Starts
// what is built on it, one line each.

import { App } from "../runtime/app.mjs";
import { onPaper } from "../print/paper.mjs";
import { RatingFields } from "../rate/form/fields.mjs";
import { RatingsFile } from "../rate/reviewers/file.mjs";
import { ReviewerName } from "../rate/reviewers/name.mjs";
import { Reviewers } from "../rate/reviewers/reviewers.mjs";
import { Weights } from "../rate/weights/weights.mjs";

class Scoring extends App {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root);
    this.fields = new RatingFields(this.form);
  }

  /** The score of the form as it is, shown nowhere. */
  assess() {
    return this.ask("score", { typed: Object.fromEntries(this.answers), name: this.store.name });
  }
}

const root = document.querySelector(".score:not([data-started])");
if (root) {
  root.dataset.started = "";
  const app = new Scoring(root);
  new ReviewerName(app);
  new Weights(app);
  new RatingsFile(app);
  new Reviewers(app);
  onPaper(root);
  // Another tab has rated: of two ratings of one indicator the one given last stands.
  addEventListener("storage", ({ key }) => (key ?? app.store.key) === app.store.key && app.restore());
  app.start();
  root.dataset.started = "whole"; // told to partials/javascripts/not-started.html
}
