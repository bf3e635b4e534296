// A link that carries the answers in its fragment, which no server ever sees: shown before it is copied, and asked
// about when one is opened. What it may carry and whether it arrived whole is decided in Python.

import { copy, escape } from "./clipboard.mjs";
import { ask } from "./dialog.mjs";

const MARK = "#answers=";

export class Share {
  /** @param {import("./app.mjs").App} app @param {import("./incoming.mjs").Incoming} incoming
   *  @param {(text: string) => void} tell from above the form */
  constructor(app, incoming, tell) {
    Object.assign(this, { app, incoming, tell });
    this.dialog = document.getElementById("keep-share");
    this.part = (name) => this.dialog.querySelector(`[data-part="${name}"]`);
    this.field = this.dialog.querySelector("textarea");
    app.on("share", () => this.#make());
    this.part("copy").addEventListener("click", () => this.#copy());
    addEventListener("hashchange", () => this.#receive());
    this.#receive();
  }

  async #make() {
    const { app } = this;
    if (app.state !== "ready") return app.say(app.words.link_later);
    const { link, html } = await app.ask("make_link", { typed: Object.fromEntries(app.store.answers) });
    this.field.value = `${location.origin}${location.pathname}#${link}`;
    this.part("what").innerHTML = html;
    this.part("length").textContent = app.words.link_length.replace("{n}", this.field.value.length);
    this.part("copied").textContent = "";
    await ask(this.dialog);
  }

  async #copy() {
    const link = this.field.value;
    const copied = await copy(link, `<a href="${escape(link)}">${escape(link)}</a>`);
    if (!copied) {
      this.field.focus();
      this.field.select();
    }
    this.part("copied").textContent = this.app.words[copied ? "copied" : "copy_by_hand"];
  }

  async #receive() {
    const fragment = whole(location.hash);
    if (!fragment.startsWith(MARK)) return;
    const { app } = this;
    if (app.state !== "ready") this.tell(app.words.link_waits);
    const opened = await app.ask("open_link", { pairs: [...new URLSearchParams(fragment.slice(1))] });
    this.tell("");
    // Away with it before anything is decided: going back or reloading must not ask once more.
    history.replaceState(history.state, "", location.pathname + location.search);
    await this.incoming.show(opened);
  }
}

/** A messenger may have escaped the signs between the answers as well. @param {string} hash */
function whole(hash) {
  if (hash.startsWith(MARK)) return hash;
  try {
    return decodeURIComponent(hash);
  } catch {
    return hash;
  }
}
