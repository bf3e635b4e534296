// The link to the other language leads to the same place of the page: the server wrote the page, this adds the
// fragment, of the place one came to or else of the provision that one reads.

const link = document.querySelector("a[data-language-switch]");

/** The provision at the upper edge of the screen, once one has read on from where one came to. */
function read() {
  const bar = document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0;
  const named = document.querySelector(":target");
  if (scrollY < 200 || isSeen(named, bar)) return location.hash;
  const first = [...document.querySelectorAll(".provision")].find((one) => isSeen(one, bar));
  return first ? `#${first.id}` : location.hash;
}

function isSeen(element, bar) {
  const place = element?.getBoundingClientRect();
  return place?.height > 0 && place.bottom > bar + 10 && place.top < innerHeight;
}

function follow() {
  link.hash = location.hash;
}

if (link) {
  follow();
  addEventListener("hashchange", follow);
  // A fragment set by history.replaceState tells nobody, and reading on neither.
  link.addEventListener("click", () => {
    link.hash = read();
  });
}

// The theme asks for a sitemap beside every alternate it finds while the page starts, and then leads
// links to that page elsewhere, without their fragment. Modules run before it looks; "load" comes after.
// Then they get their whole address, which search engines ask for and a build without SITE_URL does not know.
const alternates = document.head.querySelectorAll("link[rel=alternate]");
for (const alternate of alternates) alternate.rel = "";
addEventListener("load", () => {
  for (const alternate of alternates) {
    alternate.rel = "alternate";
    alternate.href = alternate.href;
  }
});
