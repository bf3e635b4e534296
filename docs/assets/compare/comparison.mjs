// Compares candidates: collects answer files, has Python make one table of them, and puts it in. It
// decides nothing and sends nothing anywhere.

import { AnswersStore } from "../base/answers/store.mjs";
import { Assessor, why } from "../runtime/assessor.mjs";
import { base64, download, onDrop } from "../base/download.mjs";
import { ResultPane } from "../base/result/pane.mjs";
import { supported } from "../runtime/support.mjs";
import { today } from "../base/today.mjs";

/** @typedef {{file: string, content: string, kept?: string}} Candidate bytes in base64; `kept`: its id on this machine */

export class Comparison {
  /** @type {Assessor | undefined} */
  #assessor;
  /** @type {Candidate[]} */
  #candidates = [];
  #started = !supported(); // as good as: it never will
  #asked = 0;
  #csv = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    this.root = root;
    this.form = root.querySelector("form");
    this.result = root.querySelector(".selfcheck-result");
    this.output = root.querySelector(".selfcheck-output");
    this.kept = root.querySelector(".compare-kept");
    this.chosen = root.querySelector(".compare-chosen");
    this.lang = document.documentElement.lang.slice(0, 2);
    this.words = JSON.parse(document.getElementById("selfcheck-words").textContent);
    this.pane = new ResultPane(root);
    this.#listen();
    this.#offer();
    if (!supported()) this.pane.wait("unsupported", this.words.unsupported);
    // Megabytes of mobile data are the person's to spend: only once there is something to compare.
    else if (!navigator.connection?.saveData) this.#start();
  }

  get scheme() {
    return this.form.elements.namedItem("scheme").value;
  }

  #listen() {
    const files = document.getElementById("compare-files");
    const acts = {
      open: () => files.click(),
      csv: () => download(`compare-${this.scheme}-${today()}.csv`, `\ufeff${this.#csv}`, "text/csv"), // marked for Excel
      clear: () => this.#collect([]),
      retry: () => this.#start(),
    };
    for (const button of this.root.querySelectorAll("[data-action]")) {
      button.addEventListener("click", acts[button.dataset.action]);
    }
    files.addEventListener("change", async () => {
      await this.#open([...files.files]);
      files.value = "";
    });
    onDrop((dropped) => this.#open(dropped));
    this.form.addEventListener("change", ({ target }) => {
      if (target.name === "scheme") {
        this.#collect(this.#candidates.filter(({ kept }) => !kept)); // those of this machine are of one scheme
        this.#offer();
      }
      if (target.name === "kept") this.#turn(target);
    });
    document.getElementById("compare-differing").addEventListener("change", ({ target }) => {
      this.root.toggleAttribute("data-only-differing", target.checked);
    });
    this.result.addEventListener("click", ({ target }) => {
      const place = target.closest("[data-remove]")?.dataset.remove;
      if (place !== undefined) this.#collect(this.#candidates.filter((_, at) => at !== Number(place)));
    });
    addEventListener("storage", () => this.#offer());
  }

  /** What is kept on this machine can be compared too, as it is now. */
  #offer() {
    const store = new AnswersStore(this.scheme);
    this.store = store;
    store.load();
    const offered = store.applicants.map(({ id, name, count }, place) => {
      const label = Object.assign(document.createElement("label"), { className: "answer" });
      const box = Object.assign(document.createElement("input"), { type: "checkbox", name: "kept", value: id });
      const shown = document.createElement("bdi");
      shown.textContent = box.dataset.name = name || this.words.unnamed_n.replace("{n}", place + 1);
      const counted = document.createElement("span");
      counted.append(shown, this.words.in_brackets.replace("{n}", count));
      label.append(box, counted);
      return label;
    });
    this.kept.querySelector(".answers").replaceChildren(...offered);
    this.kept.hidden = !offered.length;
    this.#mark();
  }

  /** @param {HTMLInputElement} box of an applicant on this machine */
  async #turn({ value: id, checked, dataset }) {
    const others = this.#candidates.filter(({ kept }) => kept !== id);
    if (!checked) return this.#collect(others);
    const { name, answers, evidence } = this.store.kept(id);
    const about = { format: 2, scheme: this.scheme, name, typed: answers, evidence };
    const content = await base64(new Blob([JSON.stringify({ selfcheck: about })]));
    this.#collect([...others, { file: dataset.name, content, kept: id }]);
  }

  /** @param {File[]} files */
  async #open(files) {
    const opened = [];
    const failed = [];
    for (const file of files) {
      try {
        // One byte more than is allowed is enough to say that it is too much.
        opened.push({ file: file.name, content: await base64(file.slice(0, Number(this.root.dataset.mostBytes) + 1)) });
      } catch {
        failed.push(this.words.unreadable.replace("{name}", () => file.name));
      }
    }
    this.pane.alert(failed.join(" "));
    this.#collect([...this.#candidates, ...opened]);
  }

  /** @param {Candidate[]} candidates */
  #collect(candidates) {
    this.#candidates = candidates;
    this.#mark();
    this.#ask();
  }

  /** What can be done with the candidates that there are. */
  #mark() {
    const chosen = new Set(this.#candidates.map(({ kept }) => kept));
    for (const box of this.kept.querySelectorAll("input")) box.checked = chosen.has(box.value);
    this.root.querySelector(".compare-empty").hidden = this.#candidates.length > 0;
    this.root.querySelector(".compare-actions").hidden = !this.#candidates.length;
    this.#list();
  }

  /** The files by name, each with a button that takes it out: there may be no table to do it in. */
  #list() {
    const { content } = this.chosen.querySelector("template");
    const items = this.#candidates.map(({ file }, place) => {
      const item = content.cloneNode(true);
      for (const name of item.querySelectorAll("bdi")) name.textContent = file;
      item.querySelector("button").dataset.remove = String(place);
      return item;
    });
    const list = this.chosen.querySelector("ul");
    const left = list.contains(document.activeElement);
    list.replaceChildren(...items);
    this.chosen.hidden = !items.length;
    // The button that had the focus is gone.
    if (left) (list.querySelector("button") ?? this.root.querySelector("[data-action=open]")).focus();
  }

  #start() {
    this.#started = true;
    this.pane.wait("loading", this.words.loading);
    const assessor = new Assessor(`${new URL(this.root.dataset.runtime, location.href)}worker.mjs`, {
      progress: (told) => this.pane.progress(told, this.words),
      ready: () => {
        this.#assessor = assessor;
        this.#ask();
      },
      failed: (reason, sent) => {
        this.#assessor = undefined;
        this.pane.wait("error", why(this.words, reason, sent));
      },
    });
  }

  async #ask() {
    if (!this.#started) this.#start();
    if (!this.#assessor) return; // asked for as soon as there is one
    this.#asked += 1;
    const asked = this.#asked;
    const files = this.#candidates.map(({ file, content }) => ({ file, content }));
    const { rules } = this.root.dataset;
    const request = { call: "compare", scheme: this.scheme, lang: this.lang, as_of: today(), rules, files };
    const { html, csv, said } = JSON.parse(await this.#assessor.ask(JSON.stringify(request)));
    if (asked !== this.#asked) return;
    this.#csv = csv;
    this.output.innerHTML = html; // rendered as a tree, everything from the files escaped
    this.result.dataset.state = "ready";
    this.pane.say("status", said);
  }
}
