// Hands the files of the site out of the single file, to the page and to its worker alike: each has this script.

/**
 * Lets ``fetch`` and imports in this place find what the file carries.
 * @param {Map<string, {type: string, data: string}>} files path in the site → content, compressed, in base64
 * @param {string} origin stands for the root of the site
 * @param {(url: string) => string | undefined} meant the path that an address means, if it is one of ours
 */
function carry(files, origin, meant) {
  const modules = new Map();
  const ask = self.fetch.bind(self);

  /** @param {string} path @returns {Response} */
  function unpacked(path) {
    const { data, type } = files.get(path);
    const packed = Uint8Array.fromBase64?.(data) ?? Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
    const body = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(body, { headers: { "content-type": type } });
  }

  /** @param {string} path @returns {Promise<string>} where the module can be had, with all that it imports */
  function module(path) {
    if (!modules.has(path)) modules.set(path, filled(path));
    return modules.get(path);
  }

  async function filled(path) {
    const parts = (await unpacked(path).text()).split(/@module:(.+?)@/);
    const whole = await Promise.all(parts.map((part, place) => (place % 2 ? module(part) : part)));
    return URL.createObjectURL(new Blob(whole, { type: "text/javascript" }));
  }

  self.fetch = async (input, init) => {
    const path = meant(String(input.url ?? input));
    if (path === undefined) return ask(input, init);
    return files.has(path) ? unpacked(path) : new Response("", { status: 404 });
  };

  self.__load = async (from, specifier) => {
    const path = meant(new URL(specifier, origin + from).href);
    return import(files.has(path) ? await module(path) : specifier);
  };

  return { unpacked, module };
}

/** @param {string} url @param {string} origin @returns {string | undefined} the path of a file of the site */
function within(url, origin) {
  return url.startsWith(origin) ? url.slice(origin.length).split(/[?#]/)[0] : undefined;
}
