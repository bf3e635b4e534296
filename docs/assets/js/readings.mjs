// The choice between two readings of a doubtful wording, beside the verdict that it changes. It stays with this tab,
// through a reload and into the other language.

/** @param {import("./app.mjs").App} app */
export function chooseReadings(app) {
  const key = `${app.store.key}:readings`;
  app.strict = remembered(key);
  app.addEventListener("replied", () => app.trial || remember(key, app.strict));
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

/** @param {string} key @returns {string[]} those taken strictly, by id */
function remembered(key) {
  try {
    return sessionStorage.getItem(key)?.split(" ") ?? [];
  } catch {
    return [];
  }
}

/** @param {string} key @param {string[]} strict */
function remember(key, strict) {
  try {
    if (strict.length) sessionStorage.setItem(key, strict.join(" "));
    else sessionStorage.removeItem(key);
  } catch {
    // then the choice ends with the page
  }
}
