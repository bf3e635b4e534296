// The page of the self-assessment: makes the app and starts what is built on it, one line each.

import { App } from "./app.mjs";
import { Check } from "./check.mjs";
import { ErrorSummary } from "./error-summary.mjs";
import { Evidence } from "./evidence.mjs";
import { Keep } from "./keep.mjs";
import { onPaper } from "./paper.mjs";
import { Progress } from "./progress.mjs";
import { chooseReadings } from "./readings.mjs";
import { Steps } from "./steps.mjs";
import { WhatIf } from "./what-if.mjs";

const root = document.querySelector(".selfcheck:not([data-started])");
if (root) {
  root.dataset.started = "";
  const app = new App(root);
  new Progress(app); // first: it knows which questions are asked at all
  new Check(app);
  new ErrorSummary(app);
  new Steps(app);
  new Keep(app);
  new Evidence(app);
  onPaper(root);
  chooseReadings(app);
  new WhatIf(app);
  app.start();
  root.dataset.started = "whole"; // told to partials/javascripts/not-started.html
}
