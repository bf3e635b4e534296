// The page of the self-assessment: makes the app and starts what is built on it, one line each.

import { App } from "./app.mjs";
import { Evidence } from "./evidence.mjs";
import { Keep } from "./keep.mjs";
import { onPaper } from "./paper.mjs";
import { chooseReadings } from "./readings.mjs";
import { Steps } from "./steps.mjs";
import { WhatIf } from "./what-if.mjs";

const root = document.querySelector(".selfcheck:not([data-started])");
if (root) {
  root.dataset.started = "";
  const app = new App(root);
  new Steps(app);
  new Keep(app);
  new Evidence(app);
  onPaper(app);
  chooseReadings(app);
  new WhatIf(app);
  app.start();
}
