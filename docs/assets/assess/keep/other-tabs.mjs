// Another tab has written: its answers are shown here at once, and what changed is said by name. Of two answers to one
// question the one typed last stands.

const MOST_NAMED = 5;

export class OtherTabs {
  /** @param {import("../../runtime/app.mjs").App} app @param {import("./notice.mjs").Notice} notice
   *  @param {{titles: Record<string, string>, values: Record<string, string>}} named facts and answers in words */
  constructor(app, notice, named) {
    Object.assign(this, { app, notice, named });
    addEventListener("storage", ({ key, newValue }) => {
      if (key !== null && key !== app.store.key) return;
      const unseen = key !== null && app.store.keepUnseen(newValue);
      this.#follow(newValue === null);
      if (unseen) app.store.save();
    });
  }

  /** @param {boolean} deleted everything is gone */
  #follow(deleted) {
    const { store, words } = this.app;
    if (store.looking) return;
    const before = { id: store.id, answers: store.answers, evidence: store.evidence };
    this.app.restore();
    if (before.id !== store.id) {
      const known = before.id !== "" && (before.answers.size || before.evidence.size);
      if (known) this.notice.tell(words[deleted ? "cleared_elsewhere" : "deleted_elsewhere"]);
      return;
    }
    const changed = differing(before.answers, store.answers);
    const overruled = changed.filter((fact) => store.typed.delete(fact));
    const shown = (fact) => this.#change(fact, before.answers.get(fact), store.answers.get(fact));
    const pasted = differing(before.evidence, store.evidence).map((fact) => this.#say("evidence_of", fact));
    if (overruled.length) this.notice.tell(this.#list("overruled", overruled.map(shown)));
    else if (changed.length || pasted.length) {
      this.notice.tell(this.#list("changed_elsewhere", [...changed.map(shown), ...pasted]));
    }
  }

  #change(fact, before, after) {
    const worded = (text) => this.named.values[`${fact}.${text}`] ?? this.named.values[text] ?? text;
    const [from, to] = [before, after].map((text) => (text ? worded(text) : this.app.words.nothing));
    return this.#say("was", fact).replace("{before}", () => from).replace("{after}", () => to);
  }

  #say(id, fact) {
    return this.app.words[id].replace("{title}", () => this.named.titles[fact] ?? fact);
  }

  #list(id, facts) {
    const named = facts.slice(0, MOST_NAMED).join(this.app.words.listed);
    return this.app.words[id].replace("{facts}", () => (facts.length > MOST_NAMED ? `${named}…` : named));
  }
}

/** @param {Map<string, string>} before @param {Map<string, string>} after @returns {string[]} keys */
function differing(before, after) {
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key));
}
