// Landing on a provision: marks what belongs to it, and says so when there is no such place.
// The provision itself is marked by :target alone.

const WITHIN = "is-within";
const status = document.querySelector("#provision-status");
const missing = document.querySelector("#provision-missing");

function fragment() {
  try {
    return decodeURIComponent(location.hash.slice(1));
  } catch {
    return location.hash.slice(1);
  }
}

function land() {
  for (const element of document.querySelectorAll(`.${WITHIN}`)) element.classList.remove(WITHIN);
  status.replaceChildren();
  const id = fragment();
  if (!id) return;
  const target = document.getElementById(id);
  if (!target) return say(id);
  if (!target.classList.contains("provision")) return;
  for (const element of document.querySelectorAll(`.provision[id^="${CSS.escape(id)}__"]`)) {
    element.classList.add(WITHIN);
  }
}

/** The nearest provision above an id that does not exist: art_12__para_1__point_9 → art_12__para_1. */
function nearest(id) {
  for (let cut = id.lastIndexOf("__"); cut > 0; cut = id.lastIndexOf("__", cut - 1)) {
    const above = document.getElementById(id.slice(0, cut));
    if (above?.classList.contains("provision")) return above;
  }
  return null;
}

function say(id) {
  const notice = missing.content.cloneNode(true);
  notice.querySelector("code").textContent = `#${id}`;
  const above = nearest(id);
  notice.querySelector(above ? "[data-when=none]" : "[data-when=parent]").remove();
  if (above) {
    const link = notice.querySelector("a");
    link.href = `#${above.id}`;
    link.textContent = above.querySelector(".provision-link").dataset.name;
  }
  notice.querySelector("button").addEventListener("click", () => status.replaceChildren());
  status.append(notice);
}

land();
addEventListener("hashchange", land);
