// Leads on from an address that has moved. What moved where comes with the page as JSON: old place → new address,
// "" for the page itself (then the place is kept). See docs/data/redirects.toml.

const moved = JSON.parse(document.querySelector("#moved").textContent);

function leadOn() {
  const place = location.hash.slice(1);
  if (Object.hasOwn(moved, place)) location.replace(moved[place]);
  else if (Object.hasOwn(moved, "")) location.replace(moved[""] + location.hash);
}

leadOn();
addEventListener("hashchange", leadOn);
