// The link to the other language leads to the same place of the page: the server wrote the page, this adds the fragment.

const link = document.querySelector("a[data-language-switch]");

function follow() {
  link.hash = location.hash;
}

if (link) {
  follow();
  addEventListener("hashchange", follow);
  // A fragment set by history.replaceState tells nobody.
  link.addEventListener("click", follow);
}

// The theme asks for a sitemap beside every alternate it finds while the page starts, and then leads
// links to that page elsewhere, without their fragment. Modules run before it looks; "load" comes after.
const alternates = document.head.querySelectorAll("link[rel=alternate]");
for (const alternate of alternates) alternate.rel = "";
addEventListener("load", () => {
  for (const alternate of alternates) alternate.rel = "alternate";
});
