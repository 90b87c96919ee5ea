const pause = 300;     // milliseconds after a key before the text is written down on this device
const again = 5_000;   // milliseconds before the wiki is asked once more
const lasts = 30 * 24 * 60 * 60 * 1000; // milliseconds after which a copy on this device is given up

/**
 * Keeps what somebody types until it is saved: on this device at once, in the wiki with each preview. A copy stays on the
 * device only as long as the wiki does not have it, so what is found there on opening the page never reached the wiki.
 */
export class Draft {
  #timer;
  #retry;
  #typing = false;   // whether something was typed since the form was opened
  #isSent = false;   // whether the form is on its way with all that was typed
  #sent = null;      // what the wiki is asked to keep, as text
  #keptAt = 0;       // when the wiki kept it last
  #trouble = "";     // why it does not
  #newest = null;    // a revision that was saved meanwhile
  #gone = new AbortController();

  /**
   * @param form the form, with the two keys
   * @param text gives the text
   * @param unsaved whether there is something to keep
   * @param kept whether the wiki has it
   * @param owner the account; without one, nothing is kept on this device
   * @param ask asks the wiki again
   * @param say says something once
   */
  constructor({ form, text, unsaved, kept, owner, ask, say }) {
    Object.assign(this, { form, text, unsaved, kept, ask, say });
    this.shown = form.querySelector(".draft-state");
    const section = form.elements.Section ? `#${form.elements.Section.value}` : "";
    this.place = owner ? `draft:${owner}:${location.pathname}${section}:` : null;
    const { signal } = this.#gone;
    form.addEventListener("input", () => this.typed(), { signal });
    addEventListener("online", () => this.#trouble && this.ask(), { signal });
    addEventListener("pagehide", () => this.#write(), { signal });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.#write();
    }, { signal });
    // Who comes back to a form that was saved and types on begins another draft.
    addEventListener("pageshow", event => event.persisted && this.#renew(), { signal });
    this.clock = setInterval(() => this.#show(), 5_000);
    this.#forgetOld();
  }

  stop() {
    this.#gone.abort();
    clearInterval(this.clock);
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
  }

  /** Whether the wiki has all that was typed, so that it can be left. */
  get isKept() {
    return this.#typing ? this.#keptAt > 0 && this.#sent === this.#all : this.kept;
  }

  /** Puts back what was typed on this device and never reached the wiki; returns a sentence about it, or null. */
  putBack() {
    const { elements } = this.form;
    const continues = elements["Draft.Continues"].value;
    for (const { key, copy } of this.#copies()) {
      // What the form was sent with stands in the page that answered, unless something was typed there since.
      if (copy.sent && copy.key === elements["Draft.Key"].value) {
        remove(key);
        continue;
      }
      // The text of another form that the wiki has a later draft of would push that aside.
      if (continues && ![copy.key, copy.continues].includes(continues)) continue;
      if (copy.text === this.text.value) {
        remove(key);
        continue;
      }
      this.text.value = copy.text;
      if (elements.Summary) elements.Summary.value = copy.summary;
      if (elements.Minor) elements.Minor.checked = copy.minor;
      elements.BaseNumber.value = copy.base;
      // What the form before sent last may arrive only now.
      elements["Draft.Continues"].value ||= copy.key;
      this.#typing = true;
      remove(key);
      this.#write();
      return `Your words of ${time(copy.at)}, which had not reached the wiki, are in the text again.`;
    }
    return null;
  }

  /** Adds to a request what the wiki is to keep. */
  addTo(body) {
    const { elements } = this.form;
    if (!this.#typing) return; // who only looks does not take the draft from another window
    if (!this.unsaved()) {
      this.#sent = null;
      if (this.#keptAt) set(body, { "Draft.Keep": "no", "Draft.Key": elements["Draft.Key"].value });
      this.#keptAt = 0;
      this.#forget();
      return;
    }
    this.#sent = this.#all;
    set(body, {
      "Draft.Keep": "yes", "Draft.Key": elements["Draft.Key"].value, "Draft.Continues": elements["Draft.Continues"].value,
      BaseNumber: elements.BaseNumber.value, ArticleId: elements.ArticleId?.value ?? "",
      Summary: elements.Summary?.value ?? "", Minor: elements.Minor?.checked ?? false,
    });
  }

  /** The wiki answered. */
  answered(draft) {
    clearTimeout(this.#retry);
    if (!draft) {
      this.#trouble = "";
      this.#show();
      return;
    }
    this.#newest = draft.newest ?? null;
    this.#other(draft.other);
    if (!draft.kept) {
      this.#fail(`${draft.sentence}.`);
      return;
    }
    this.#trouble = "";
    this.#keptAt = Date.now();
    if (this.#sent === this.#all) this.#forget();
    this.#show();
  }

  /** The wiki could not be asked, or refused. */
  failed(why) {
    this.#sent = null;
    if (!this.unsaved()) {
      this.say(`No preview: ${why}`);
      return;
    }
    this.#write();
    this.#fail(`Not kept: ${why}`);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.ask(), again);
  }

  /** The form leaves with a button. */
  leaves(button) {
    if (button?.value === "discard") {
      for (const { key } of this.#copies()) remove(key);
      this.place = null;
    } else {
      this.#isSent = true;
      this.#write();
    }
  }

  get #all() {
    const { elements } = this.form;
    return JSON.stringify([this.text.value, elements.Summary?.value, elements.Minor?.checked, elements.BaseNumber.value]);
  }

  /** Something was typed; forms whose fields say so need not call it. */
  typed() {
    this.#typing = true;
    this.#isSent = false;
    this.#sent = null;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), pause);
  }

  #key() {
    return this.place + this.form.elements["Draft.Key"].value;
  }

  /** Writes down on this device what the wiki does not have yet. */
  #write() {
    clearTimeout(this.#timer);
    if (!this.place || !this.unsaved() || this.isKept) return;
    const { elements } = this.form;
    this.onDevice = store(this.#key(), {
      text: this.text.value, summary: elements.Summary?.value ?? "", minor: elements.Minor?.checked ?? false,
      base: elements.BaseNumber.value, key: elements["Draft.Key"].value, continues: elements["Draft.Continues"].value,
      at: Date.now(), sent: this.#isSent,
    });
  }

  #forget() {
    clearTimeout(this.#timer);
    if (this.place) remove(this.#key());
  }

  /** The copies of this page, the latest first. */
  #copies() {
    return this.place ? copies(this.place).sort((a, b) => b.copy.at - a.copy.at) : [];
  }

  #forgetOld() {
    for (const { key, copy } of copies("draft:")) if (!(copy.at > Date.now() - lasts)) remove(key);
    const saved = this.form.elements["Draft.Key"].dataset.saved;
    if (saved && this.place) remove(this.place + saved);
  }

  #renew() {
    const { elements } = this.form;
    elements["Draft.Key"].value = [...crypto.getRandomValues(new Uint8Array(8))].map(it => it.toString(16).padStart(2, "0")).join("");
    this.#keptAt = 0;
    this.#sent = null;
  }

  /** Offers to keep this text instead of the draft of another window. */
  #other(key) {
    this.takeover?.remove();
    this.takeover = null;
    if (!key || !this.shown) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button small", textContent: "Keep this text instead" });
    button.addEventListener("click", () => {
      this.form.elements["Draft.Continues"].value = key;
      this.ask();
    });
    this.shown.after(button);
    this.takeover = button;
  }

  #fail(why) {
    const trouble = this.onDevice && this.place ? `${why} This device has a copy.` : `${why} Do not close this page.`;
    if (trouble !== this.#trouble) this.say(trouble);
    this.#trouble = trouble;
    this.#show();
  }

  #show() {
    if (!this.shown) return;
    const kept = this.#keptAt ? `Draft kept ${ago(Date.now() - this.#keptAt)}.` : "";
    const newest = this.#newest ? ` Revision ${this.#newest} was saved meanwhile; a save merges your text with it.` : "";
    if (this.#trouble || kept) this.shown.textContent = (this.#trouble || kept) + newest;
    this.shown.classList.toggle("bad", this.#trouble !== "");
  }
}

function set(body, values) {
  for (const [name, value] of Object.entries(values)) body.set(name, value);
}

function ago(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 3) return "just now";
  return seconds < 60 ? `${seconds} s ago` : `${Math.round(seconds / 60)} min ago`;
}

function time(at) {
  return `${new Date(at).toISOString().slice(11, 16)} UTC`;
}

// A browser may refuse to store: its storage is full, or closed to this site.
function store(key, copy) {
  try {
    localStorage.setItem(key, JSON.stringify(copy));
    return true;
  } catch {
    return false;
  }
}

function remove(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was stored either.
  }
}

function copies(beginning) {
  try {
    return Object.keys(localStorage).filter(key => key.startsWith(beginning))
      .map(key => ({ key, copy: JSON.parse(localStorage.getItem(key)) ?? {} }));
  } catch {
    return [];
  }
}
