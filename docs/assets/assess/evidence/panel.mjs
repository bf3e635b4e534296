// The panel of one list: takes rows in by pasting or from a file, and shows what they come to beside the field.

const TYPING = 400; // ms without a key before the rows are counted
const SHOWN = 100_000; // characters that a text box can lay out without holding up the page
const ARCHIVE = [0x50, 0x4b]; // how a workbook begins
const ACCEPT = ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.et";

/** What rows come to: the figures that the person can take, and the one to fill in unasked, or why there is none.
 *  @typedef {{window: string, choices: {figure: string, words: string}[], figure: string, choose: string,
 *    html: string, problem: string}} Counted */

/** @type {Counted} */
const NOTHING = { window: "", choices: [], figure: "", choose: "", html: "", problem: "" };

export class EvidencePanel {
  /** The last count. */
  #counted = NOTHING;
  #typing = 0;
  #asked = 0;
  #chooser;
  /** Rows that are too many for the text box. @type {string | undefined} */
  #held;
  /** The file that was opened, for its other sheets. @type {File | undefined} */
  #file;
  /** Whether the rows are too many for the browser to keep. */
  #unkept = false;

  /** @param {HTMLElement} root @param {import("../../runtime/app.mjs").App} app */
  constructor(root, app) {
    this.root = root;
    this.app = app;
    this.fact = root.dataset.evidence;
    this.area = root.querySelector("textarea");
    this.sheets = root.querySelector("select");
    this.#listen();
  }

  /** The rows as they stand. */
  get text() {
    return this.#held ?? this.area.value;
  }

  /** @param {string} text the rows from now on */
  #put(text) {
    this.#held = text.length > SHOWN ? text : undefined;
    this.area.value = this.#held ? "" : text;
    this.area.hidden = Boolean(this.#held);
    this.#part("held").hidden = !this.#held;
  }

  #listen() {
    const acts = { open: () => this.#choose(), clear: () => this.#replace("") };
    for (const button of this.root.querySelectorAll("[data-evidence-action]")) {
      button.addEventListener("click", acts[button.dataset.evidenceAction]);
    }
    this.area.addEventListener("paste", (event) => this.#paste(event));
    this.area.addEventListener("input", () => {
      this.#forget();
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => this.#changed(), TYPING);
    });
    this.area.addEventListener("dragover", (event) => event.preventDefault());
    this.area.addEventListener("drop", (event) => {
      const [file] = event.dataTransfer.files;
      if (!file) return; // dropped text is typed text
      event.preventDefault();
      this.#open(file);
    });
    this.sheets.addEventListener("change", () => this.#open(this.#file, this.sheets.value));
  }

  /** Shows the rows that are kept; those that could not be kept stay. */
  restore() {
    const kept = this.app.store.evidence.get(this.fact) ?? "";
    if (kept === this.text || (this.#unkept && !kept)) return;
    this.#put(kept);
    this.#forget();
    this.#trouble("");
    this.show(NOTHING);
  }

  /** The rows are no longer those of the file: another of its sheets would take their place. */
  #forget() {
    this.#file = undefined;
    this.#offer([], "");
  }

  /** @param {Counted} counted */
  show(counted) {
    const { window, choices, html, problem } = counted;
    if (window) this.#tell("window", window);
    this.#counted = counted;
    this.#part("choices").replaceChildren(...choices.map((choice) => this.#button(choice)));
    if (problem) this.#trouble(problem);
    this.#part("counted").innerHTML = html; // rendered as a tree, every cell escaped
    this.#tell("status", "");
    this.compare();
  }

  /** @param {{figure: string, words: string}} choice */
  #button(choice) {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "selfcheck-button", value: choice.figure });
    button.dataset.evidenceAction = "use";
    button.textContent = this.app.words.evidence_use.replace("{counted}", () => choice.words);
    button.addEventListener("click", () => this.#use(choice));
    return button;
  }

  /** Says whether the field has what the rows come to. */
  compare() {
    const typed = this.#typed();
    const { choices, choose } = this.#counted;
    const same = choices.some(({ figure }) => number(figure) === number(typed));
    const { evidence_from_rows, evidence_differs, listed } = this.app.words;
    const counted = choices.map(({ figure }) => figure).join(listed);
    const differs = evidence_differs.replace("{typed}", () => typed).replace("{counted}", counted);
    this.#tell("mark", !choices.length ? "" : same ? evidence_from_rows : typed ? differs : choose);
    this.root.toggleAttribute("data-differs", Boolean(choices.length && !same && (typed || choose)));
    const buttons = this.#part("choices");
    for (const button of buttons.children) button.hidden = number(button.value) === number(typed);
    buttons.hidden = !choices.length;
  }

  /** What stands in the field; "I don't know" is no figure. */
  #typed() {
    const text = this.app.answers.get(this.fact) ?? "";
    return text === "unknown" ? "" : text;
  }

  /** @param {ClipboardEvent} event */
  #paste(event) {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    const { value, selectionStart, selectionEnd } = this.area;
    const whole = value.length - (selectionEnd - selectionStart) + pasted.length;
    if (whole <= SHOWN) return;
    event.preventDefault(); // so much text in the box would freeze the page
    if (this.#tooLong(whole)) return;
    this.#put(value.slice(0, selectionStart) + pasted + value.slice(selectionEnd));
    this.#forget();
    this.#changed();
  }

  /** @param {number} length */
  #tooLong(length) {
    const refused = length > Number(this.root.dataset.mostCharacters);
    this.#trouble(refused ? this.root.dataset.tooLong : "");
    return refused;
  }

  /** @param {string} text */
  #replace(text) {
    this.#put(text);
    this.#forget();
    this.#changed();
  }

  /** The rows have changed: they are kept and counted. */
  async #changed() {
    clearTimeout(this.#typing);
    if (this.#tooLong(this.text.length)) return;
    this.#keep();
    this.#asked += 1;
    const asked = this.#asked;
    const before = this.#counted.choices;
    const { app, fact, text } = this;
    if (text && app.state !== "ready") this.#tell("status", app.words.evidence_waiting);
    const { facts } = await app.ask("evidence", { rows: { [fact]: text }, strict: app.strict ?? [] });
    if (asked !== this.#asked) return;
    this.show(facts[fact]);
    const typed = number(this.#typed());
    const ours = !this.#typed() || before.some(({ figure }) => number(figure) === typed);
    const { figure, choices } = this.#counted;
    if (figure && ours && typed !== number(figure)) this.#use(choices[0]);
  }

  /** @param {{figure: string, words: string}} choice */
  #use({ figure, words }) {
    this.app.set(this.fact, figure);
    this.app.say(this.app.words.evidence_filled.replace("{counted}", () => words));
  }

  /** What is too much for the browser is given up again, because with it not even the answers could be stored. */
  #keep() {
    const { store, words } = this.app;
    const before = store.evidence.get(this.fact) ?? "";
    store.setEvidence(this.fact, this.text);
    this.#unkept = !store.save();
    if (!this.#unkept) return;
    store.setEvidence(this.fact, before);
    store.save();
    this.#trouble(words.evidence_not_kept);
  }

  /** The chooser is held on to: a browser may forget one that nothing refers to while the person is choosing. */
  #choose() {
    const input = Object.assign(document.createElement("input"), { type: "file", accept: ACCEPT });
    input.addEventListener("change", () => input.files[0] && this.#open(input.files[0]));
    this.#chooser = input;
    input.click();
  }

  /** @param {File} file @param {string} [sheet] of a workbook; the first with rows if empty */
  async #open(file, sheet = "") {
    const { app, root } = this;
    this.#trouble("");
    this.#tell("status", app.words[app.state === "ready" ? "evidence_reading" : "evidence_waiting"]);
    try {
      const start = new Uint8Array(await file.slice(0, ARCHIVE.length).arrayBuffer());
      if (ARCHIVE.every((byte, at) => start[at] === byte)) await app.load("spreadsheet");
    } catch {
      this.#tell("status", "");
      return this.#trouble(app.words.evidence_no_reader);
    }
    // One byte more than is read is enough for Python to refuse it.
    const base64 = await encoded(file.slice(0, Number(root.dataset.mostBytes) + 1));
    const reply = await app.ask("evidence_file", { base64, sheet });
    this.#tell("status", "");
    if (reply.problem) return this.#trouble(reply.problem);
    if (this.#tooLong(reply.text.length)) return;
    this.#put(reply.text);
    this.#file = file;
    this.#offer(reply.sheets, reply.sheet);
    await this.#changed();
    this.#tell("status", reply.said.join(" "));
  }

  /** @param {string[]} sheets @param {string} chosen */
  #offer(sheets, chosen) {
    this.sheets.replaceChildren(...sheets.map((name) => new Option(name, name, false, name === chosen)));
    this.sheets.parentElement.hidden = sheets.length < 2;
  }

  /** @param {string} message */
  #trouble(message) {
    this.#tell("trouble", message);
  }

  /** Repeats nothing: a live region would read it out again. @param {string} name @param {string} text */
  #tell(name, text) {
    const place = this.#part(name);
    if (place.textContent !== text) place.textContent = text;
    place.hidden = !text && name !== "status";
  }

  #part(name) {
    return this.root.querySelector(`.evidence-${name}`);
  }
}

/** What a figure is as a number, however it is typed; nothing equals an empty one. @param {string} text */
function number(text) {
  return text ? Number(text.normalize("NFKC").replaceAll(/,|\p{Cf}/gu, "")) : NaN;
}

/** @param {Blob} blob @returns {Promise<string>} */
function encoded(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(",")[1] ?? "");
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
