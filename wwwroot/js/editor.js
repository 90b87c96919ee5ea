import { Draft } from "./drafts.js";
import { Field } from "./field.js";
import { saveByKeys } from "./keys.js";
import { takeFiles } from "./files.js";
import { offerTables } from "./pasting.js";
import { Preview } from "./preview.js";
import { write } from "./writing.js";

/**
 * Around the form of an article: live preview, toolbar, Ctrl+S, the draft, and a warning before words are left behind that the
 * wiki does not have.
 * data-preview is the address that takes the text and answers with what differs in its preview. data-unsaved is "yes" when
 * the form holds what is saved nowhere else, data-hindered when no preview would be given. data-import is the address that
 * reads pasted tables, data-grid that of a grid, with KIND and ID where those of its table go. data-source is the script of
 * the view that comes to stand over the textarea; without it, the textarea does all. data-upload takes files. data-owner is
 * the account whose drafts are kept, data-kept is "yes" when the wiki has what the form begins with.
 */
class WikiEditor extends HTMLElement {
  #preview = null;
  #draft = null;
  #remarks = null; // what the wiki said last, and the text that it said it of
  #remedies = new Map();
  #gone = new AbortController();
  #visited = false; // whether the cursor was ever placed
  #submitting = false;

  connectedCallback() {
    this.form = this.querySelector("form");
    // Where only cells are to decide, there is no text but the whole one, which nobody sees.
    const textarea = this.querySelector("textarea.src") ?? this.querySelector("textarea");
    if (!this.form || !textarea) return;
    this.text = new Field(textarea);

    for (const toolbar of this.querySelectorAll(".toolbar[hidden]")) toolbar.hidden = false;

    const out = this.querySelector(".out");
    if (this.dataset.preview && out) {
      this.#preview = new Preview({
        out, form: this.form, address: this.dataset.preview, text: () => this.text.value,
        adds: body => this.#draft.addTo(body),
        answered: (answer, text) => this.#answered(answer, text), failed: why => this.#draft.failed(why),
      });
      this.#keepDraft(textarea);
    }
    this.addEventListener("focusin", ({ target }) => {
      if (this.text.element.contains(target)) this.#visited = true;
    });
    // Whoever types a text of their own in a conflict has chosen it.
    this.addEventListener("input", ({ target }) => {
      const choices = target.name?.startsWith("Own[") && this.form.elements[target.name.replace("Own", "Choices")];
      if (choices) choices.value = "Own";
    });
    const grid = this.querySelector("[data-press=grid]");
    if (grid) grid.hidden = !this.dataset.grid;
    if (this.dataset.import) offerTables(this, () => this.text);
    if (this.dataset.upload) {
      takeFiles(this, () => this.text, {
        insert: text => {
          this.#toEnd();
          // Pictures that come one after the other are paragraphs of their own.
          const follows = this.text.value.slice(0, this.text.start).endsWith(")");
          this.text.write(follows ? `\n\n${text}` : text);
        },
        say: sentence => this.#say(sentence),
      });
    }
    this.addEventListener("click", event => {
      const button = event.target.closest("button[data-write]");
      if (button) {
        this.#toEnd();
        write(this.text, button.dataset.write);
      }
      const place = event.target.closest("a[data-line]");
      if (place) this.#goTo(place, event);
      if (event.target.closest("a[href='#text']:not([data-line])") && this.text.element !== this.text.textarea) {
        event.preventDefault();
        this.text.focus();
      }
      const remedy = this.#remedies.get(event.target.closest("button[name=Remedy]")?.value);
      if (remedy && this.text.correct) {
        event.preventDefault();
        this.text.correct(remedy);
      }
      if (event.target.closest("[data-press=tidy]")) this.#tidy();
      if (event.target.closest("[data-press=grid]")) this.#openGrid();
    });
    // Before the view takes its keys.
    this.addEventListener("keydown", event => this.#shortcut(event), true);
    saveByKeys(this.form, this.#gone.signal);
    this.form.addEventListener("submit", event => {
      if (!navigator.onLine) {
        // The browser would leave the page for its own that says so.
        event.preventDefault();
        this.#say("You are offline: nothing was saved. Your text is still here.");
        return;
      }
      this.#draft?.leaves(event.submitter);
      // The page after the save begins where the cursor is, unless that was never moved.
      const at = this.text.start;
      const { Line } = this.form.elements;
      if (this.#visited && at > 0 && Line) Line.value = this.text.value.slice(0, at).split("\n").length;
      this.#submitting = !event.defaultPrevented;
    });
    addEventListener("beforeunload", this.#warn);
    // Coming back with the browser's back button, the page may still think it is being sent.
    addEventListener("pageshow", this.#restored);

    const line = Number(textarea.dataset.line);
    if (line) this.#showLine(line);
    const hasMore = document.querySelector("main :is([role=alert], .changes, .diff, .notice.draft)");
    if (this.dataset.unsaved === "yes" && !hasMore && document.activeElement === document.body) {
      textarea.focus({ preventScroll: true });
    }
    if (this.dataset.hindered !== "yes") this.#preview?.now();
    if (this.dataset.source) this.#openSource(textarea, line);
  }

  /** From the first letter on, what is typed is kept. */
  #keepDraft(textarea) {
    const before = textarea.value;
    this.#draft = new Draft({
      form: this.form, text: textarea, owner: this.dataset.owner, unsaved: () => this.#unsaved,
      kept: this.dataset.kept === "yes",
      ask: () => this.#preview.now(), say: sentence => this.#say(sentence),
    });
    const back = this.dataset.hindered === "yes" ? null : this.#draft.putBack();
    if (back) this.#offerBefore(back, before);
    // The summary is part of the draft.
    this.form.addEventListener("input", ({ target }) => {
      if (target === textarea || target.name === "Summary" || target.name === "Minor") this.#preview.soon();
    });
  }

  /** Says that words were put back, with a button that takes them out again. */
  #offerBefore(sentence, before) {
    const notice = document.createElement("div");
    notice.className = "notice draft";
    notice.setAttribute("role", "status");
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button small", textContent: "Take them out again" });
    button.addEventListener("click", () => {
      this.text.edit([{ from: 0, to: this.text.value.length, insert: before }]);
      notice.remove();
      this.text.focus();
    });
    notice.append(Object.assign(document.createElement("p"), { textContent: sentence }), button);
    this.form.prepend(notice);
  }

  /** Puts the view over the textarea. When it cannot be fetched, the textarea stays. */
  async #openSource(textarea, line) {
    const source = await import(this.dataset.source).catch(() => null);
    if (!source || this.#gone.signal.aborted) return;
    const isShown = line && textarea.value === textarea.defaultValue && this.dataset.unsaved !== "yes";
    this.text = source.open(textarea, { words: this.dataset.words, people: this.dataset.people, pages: this.dataset.pages });
    if (isShown) this.#showLine(line);
    if (this.#remarks) this.text.mark(this.#remarks.remarks, this.#remarks.text);
    if (this.#preview) source.arrange(this.text, this.#preview, this.querySelector(".toolbar"));
  }

  disconnectedCallback() {
    this.#gone.abort();
    this.#preview?.stop();
    this.#draft?.stop();
    removeEventListener("beforeunload", this.#warn);
    removeEventListener("pageshow", this.#restored);
  }

  /** Shows the line for which the form was opened, unless the text is not the one that was sent with it. */
  #showLine(number) {
    const { text } = this;
    if (text.value !== text.textarea.defaultValue) return;
    // After Preview or Changes, what they show stands above the text and is what to look at.
    if (this.dataset.unsaved === "yes") {
      text.show(number, 1, 0);
      return;
    }
    text.focus();
    const { start, end } = text.show(number);
    // The letters may still be on their way: with others, the lines above are higher or lower.
    document.fonts.ready.then(() => {
      if (this.text === text && text.element === document.activeElement && text.start === start && text.end === end) text.show(number);
    });
  }

  /** Moves the cursor to the end if nobody placed it yet: its beginning is the front matter or the title. */
  #toEnd() {
    if (!this.#visited) this.text.select(this.text.value.length);
  }

  /** Shows the place in the text that a remark is about. */
  #goTo(place, event) {
    event.preventDefault();
    const { line, column, length } = place.dataset;
    this.text.focus();
    this.text.show(Number(line), Number(column), Number(length));
  }

  get #unsaved() {
    const { Summary } = this.form.elements;
    return this.text.value !== this.text.textarea.defaultValue || this.dataset.unsaved === "yes"
      || (Summary && Summary.value !== Summary.defaultValue);
  }

  #warn = event => {
    if (this.#unsaved && !this.#submitting && !this.#draft?.isKept) event.preventDefault();
  };

  #restored = () => {
    this.#submitting = false;
  };

  #shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (!action || !this.text.element.contains(event.target)) return;
    event.preventDefault();
    write(this.text, action);
  }

  /** Tidies the matrix in which the cursor is; all matrices when it is in none that the list knows. */
  #tidy() {
    const list = this.form.elements.Tidy;
    const { value, start } = this.text;
    const above = value.slice(0, start).split(/\n(?=<!-- *matrix:)/).at(-1);
    const id = /^<!-- *matrix:([a-z0-9.-]+)/.exec(above)?.[1];
    const isInside = id && !/\n\|[^\n]*\n[ \t]*\n/.test(above);
    if (list) list.value = isInside && [...list.options].some(option => option.value === id) ? id : "";
    this.form.requestSubmit(this.form.querySelector("button[value=tidy]"));
  }

  /** Opens the table above or around the cursor as a grid, else the first one. */
  #openGrid() {
    const { value, start } = this.text;
    const markers = [...value.matchAll(/^<!-- *(matrix|timeline|predictions):([a-z0-9.-]+)/gm)];
    const [, kind, id] = markers.findLast(it => it.index <= start) ?? markers[0] ?? [];
    if (!id) {
      this.#say("The text has no matrix, timeline or list of predictions. The button Matrix begins one.");
      return;
    }
    // A block that was typed since the page was opened has no button of its own yet.
    const button = document.createElement("button");
    button.setAttribute("formaction", this.dataset.grid.replace("KIND", kind).replace("ID", id));
    button.hidden = true;
    this.form.append(button);
    this.form.requestSubmit(button);
    button.remove();
  }

  /** Shows what the wiki says about a text besides its preview. */
  #answered({ remarks, list, counts, draft }, text) {
    this.#draft.answered(draft);
    if (!this.#remarks) this.text.follow?.();
    this.#remarks = { remarks: remarks ?? this.#remarks?.remarks ?? [], text };
    if (remarks) this.#remedies = new Map(remarks.flatMap(it => it.remedies).map(it => [it.key, it]));
    this.text.mark?.(this.#remarks.remarks, text);
    const shown = this.querySelector("#lint");
    const fresh = list && new DOMParser().parseFromString(list, "text/html").querySelector("#lint");
    if (fresh) shown?.replaceWith(fresh);
    this.#say(`The preview is up to date. The text has ${counts}.`);
  }

  #say(sentence) {
    const status = this.querySelector("p[role=status]");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }
}

customElements.define("wiki-editor", WikiEditor);
