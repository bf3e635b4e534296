// The page that compares candidates.

import { Comparison } from "../compare/comparison.mjs";
import { onPaper } from "../print/paper.mjs";

const root = document.querySelector(".compare:not([data-started])");
if (root) {
  root.dataset.started = "";
  new Comparison(root);
  onPaper(root);
  root.dataset.started = "whole"; // told to partials/javascripts/not-started.html
}
