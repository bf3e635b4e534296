// The page of the self-assessment: makes the app and starts what is built on it, one line each.

import { App } from "../runtime/app.mjs";
import { Check } from "../assess/journey/check.mjs";
import { ErrorSummary } from "../assess/error-summary/error-summary.mjs";
import { Evidence } from "../assess/evidence/evidence.mjs";
import { Keep } from "../assess/keep/keep.mjs";
import { layOut } from "../assess/journey/lay-out.mjs";
import { onPaper } from "../print/paper.mjs";
import { Progress } from "../assess/journey/progress.mjs";
import { chooseReadings } from "../assess/readings/readings.mjs";
import { Steps } from "../assess/journey/steps.mjs";
import { WhatIf } from "../assess/what-if/what-if.mjs";

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
  layOut(app);
  onPaper(root);
  chooseReadings(app);
  new WhatIf(app);
  app.start();
  root.dataset.started = "whole"; // told to partials/javascripts/not-started.html
}
