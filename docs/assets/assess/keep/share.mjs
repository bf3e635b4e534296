// A link that carries the answers in its fragment, which no server ever sees: shown before it is copied, and asked
// about when one is opened. What it may carry and whether it arrived whole is decided in Python.

import { copy, escape } from "../../base/clipboard.mjs";
import { ask } from "../../base/dialog.mjs";

const MARK = "#answers=";
const MOST = 10_000; // characters; a link with every answer has some two thousand

export class Share {
  /** @param {import("../../runtime/app.mjs").App} app @param {import("./incoming.mjs").Incoming} incoming
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
    const typed = Object.fromEntries(app.store.answers);
    const { link, html } = await app.ask("make_link", { typed, readings: app.savedStrict ?? app.strict });
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
    if (fragment.length > MOST) {
      this.#takeAway();
      return this.tell(app.word("link_too_long", { n: fragment.length }));
    }
    await this.#ready();
    // Away with it before it is looked at: if that is more than whoever looks can bear, it must not be asked once more
    // by reloading, nor by going back.
    this.#takeAway();
    const stopped = ({ detail }) => detail.state === "error" && this.tell(app.words.link_stopped);
    app.addEventListener("state", stopped);
    const opened = await app.ask("open_link", { pairs: [...new URLSearchParams(fragment.slice(1))] });
    app.removeEventListener("state", stopped);
    await this.incoming.show(opened);
  }

  /** Until there is somebody to ask; says what becomes of the link meanwhile. */
  async #ready() {
    const { app } = this;
    if (app.state === "ready") return;
    while (app.state !== "ready") {
      this.tell(app.words[app.state === "loading" ? "link_waits" : "link_stays"]);
      await new Promise((resolve) => app.addEventListener("state", resolve, { once: true }));
    }
    this.tell("");
  }

  /** Out of the address, unless one has gone on from there. */
  #takeAway() {
    if (!whole(location.hash).startsWith(MARK)) return;
    history.replaceState(history.state, "", location.pathname + location.search);
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
