// Opens the single file: shows the page that the address names, and stands in for the server that is not there.
// Links, styles, scripts, modules, the worker and what scripts fetch all come out of this file.
(async () => {
  "use strict";

  const { origin: ORIGIN, words: WORDS, as_of: AS_OF } = JSON.parse(document.getElementById("settings").textContent);
  const IN_WORKER = ["carrier", "in-worker"].map((id) => document.getElementById(id).textContent).join("\n");
  const PLACE = /^(\.\.?\/)+[\w./-]*$/; // what a data attribute holds when it is an address
  const RUNTIME = "assets/rt/";

  /** @type {Map<string, {type: string, data: string}>} path in the site → its content, compressed, in base64 */
  const files = new Map();
  for (const { dataset, textContent } of document.querySelectorAll("script[data-path]")) {
    files.set(dataset.path, { type: dataset.type, data: textContent });
  }
  const lang = navigator.language.startsWith("zh") ? "zh" : "en";
  const asked = decodeURIComponent(location.search.slice(1));
  const here = files.has(`${asked}index.html`) ? asked : `${lang}/selfcheck/`;
  const said = WORDS[here.slice(0, 2)];

  if (typeof DecompressionStream === "undefined") {
    for (const line of document.querySelectorAll(".opening")) line.textContent = WORDS[line.lang.slice(0, 2)].too_old;
    return;
  }

  const { unpacked, module } = carry(files, ORIGIN, meant);
  const text = (path) => unpacked(path).text();
  const blob = (content, type) => URL.createObjectURL(new Blob([content], { type }));

  /** @param {string} address as a page writes it @param {string} page @returns {string | undefined} none: not in here */
  function placed(address, page) {
    const url = new URL(address, ORIGIN + page);
    if (!url.href.startsWith(ORIGIN)) return address;
    const path = url.pathname.slice(1);
    if (path.includes("assets/") || files.has(path)) return url.href;
    const isFolder = path.endsWith("/") && [...files.keys()].some((one) => one.startsWith(path));
    return isFolder ? `?${path}${url.hash}` : undefined;
  }

  /** The page with addresses that lead to places in this file. @param {string} page @returns {Promise<Document>} */
  async function rewritten(page) {
    const root = new DOMParser().parseFromString(await text(`${page}index.html`), "text/html");
    for (const one of root.querySelectorAll("meta[http-equiv], link[rel=preload], link[rel=modulepreload]")) one.remove();
    for (const one of root.querySelectorAll("*")) place(one, page);
    for (const { content } of root.querySelectorAll("template")) {
      for (const one of content.querySelectorAll("*")) place(one, page);
    }
    return root;
  }

  function place(one, page) {
    for (const { name, value } of [...one.attributes]) {
      const isAddress = ["href", "src", "action"].includes(name) && value && !value.startsWith("#");
      if (!isAddress && !(name.startsWith("data-") && PLACE.test(value))) continue;
      const found = placed(value, page);
      if (found !== undefined) one.setAttribute(name, found);
      else if (one.matches("a[href]")) {
        one.removeAttribute(name);
        one.title = said.not_here;
      }
    }
  }

  /** Puts what the page loads into the page. @param {Document} root */
  async function furnish(root) {
    const inside = (url) => url?.startsWith(ORIGIN) && url.slice(ORIGIN.length);
    await Promise.all(
      [...root.querySelectorAll("link[href], a[href], script, img[src]")].map(async (one) => {
        const path = inside(one.getAttribute("href") ?? one.getAttribute("src"));
        if (!path) return;
        if (!files.has(path)) one.remove();
        else if (one.matches("[rel=stylesheet]")) {
          const style = root.createElement("style");
          style.textContent = await text(path);
          one.replaceWith(style);
        } else if (one.matches("script[type=module]")) one.src = await module(path);
        else if (one.matches("script")) one.src = blob(await text(path), "text/javascript");
        else {
          one.setAttribute(one.matches("img") ? "src" : "href", URL.createObjectURL(await unpacked(path).blob()));
          if (one.matches("a")) one.download = path.split("/").at(-1);
        }
      }),
    );
  }

  /** @param {string} url @returns {string | undefined} the file of the site that is meant */
  function meant(url) {
    const { href, search } = new URL(url, location.href);
    const isOurs = href.split(/[?#]/)[0] === location.href.split(/[?#]/)[0];
    return within(href, ORIGIN) ?? (isOurs ? `${decodeURIComponent(search.slice(1))}index.html` : undefined);
  }

  const carried = window.fetch;
  window.fetch = async (input, init) => {
    const path = meant(String(input.url ?? input));
    if (!path?.endsWith("index.html") || !files.has(path)) return carried(input, init);
    const root = await rewritten(path.replace(/index\.html$/, ""));
    return new Response(root.documentElement.outerHTML, { headers: { "content-type": "text/html" } });
  };

  window.Worker = class extends Worker {
    constructor(url, options) {
      const path = within(String(url), ORIGIN);
      if (path === undefined) super(url, options);
      else {
        super(blob(IN_WORKER, "text/javascript") + new URL(url).hash);
        const own = new Map([...files].filter(([one]) => one.startsWith(RUNTIME)));
        this.postMessage({ files: own, origin: ORIGIN, path });
      }
    }
  };

  const root = await rewritten(here);
  await furnish(root);
  // The line that tells a reader without a network of which day the copy is: offline.mjs fills it in.
  root.documentElement.dataset.copy = AS_OF;
  Object.assign(root.querySelector(".site-copy").dataset, { words: said.as_of, reload: "" });
  const state = root.createElement("p");
  state.textContent = said.is_copy;
  root.querySelector("#copy-state")?.replaceChildren(state);
  document.open();
  // Links that scripts or the rules write later, at the moment when somebody turns to them.
  for (const kind of ["pointerover", "focusin", "click"]) {
    document.addEventListener(kind, ({ target }) => {
      const link = target.closest?.("a[href]");
      const written = link?.getAttribute("href");
      if (written && /^\.{1,2}\//.test(written)) link.setAttribute("href", placed(written, here) ?? "#");
    }, true);
  }
  document.write(`<!doctype html>${root.documentElement.outerHTML}`);
  document.close();
})();
