// The choice between two readings of a doubtful wording, beside the verdict that it changes.

/** @param {import("./app.mjs").App} app */
export function chooseReadings(app) {
  app.result.addEventListener("change", ({ target }) => {
    const { reading } = target.dataset;
    if (!reading) return;
    const others = app.strict.filter((id) => id !== reading);
    app.read(target.value === "strict" ? [...others, reading] : others);
  });
  app.result.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-readings=default]")) return;
    app.read([]);
    document.getElementById("result").focus(); // the button goes with the choice
  });
}
