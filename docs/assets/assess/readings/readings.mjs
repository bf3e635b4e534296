// The choice between two readings of a doubtful wording, beside the verdict that it changes. It stays with this tab,
// through a reload and into the other language.

/** @param {import("../../runtime/app.mjs").App} app */
export function chooseReadings(app) {
  app.strict = remembered(keyOf(app.store));
  // Those that go with answers of somebody else are not one's own.
  app.addEventListener("replied", () => app.trial || app.store.looking || keepReadings(app.store, app.strict));
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

/** @param {import("../../base/answers/store.mjs").AnswersStore} store @param {string[]} strict those taken strictly, by id */
export function keepReadings(store, strict) {
  try {
    if (strict.length) sessionStorage.setItem(keyOf(store), strict.join(" "));
    else sessionStorage.removeItem(keyOf(store));
  } catch {
    // then the choice ends with the page
  }
}

/** @param {import("../../base/answers/store.mjs").AnswersStore} store */
function keyOf({ key }) {
  return `${key}:readings`;
}

/** @param {string} key @returns {string[]} those taken strictly, by id */
function remembered(key) {
  try {
    return sessionStorage.getItem(key)?.split(" ") ?? [];
  } catch {
    return [];
  }
}
