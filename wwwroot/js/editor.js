import { saveByKeys } from "./keys.js";
import { takeFiles } from "./files.js";
import { goToLine, showLine } from "./lines.js";
import { offerTables } from "./pasting.js";
import { insert, write } from "./writing.js";

const pause = 500; // milliseconds after the last key before the preview is asked for

/**
 * Around the form of an article: live preview, toolbar, Ctrl+S, and a warning before unsaved words are left behind.
 * data-preview is the address that takes the form and answers with HTML; each element of the answer that has an id
 * replaces the element of this page with the same id. data-unsaved is "yes" when the form holds what is saved nowhere
 * else, data-hindered when no preview would be given. data-import is the address that reads pasted tables,
 * data-grid that of a grid, with KIND and ID where those of its table go. data-upload takes files.
 */
class WikiEditor extends HTMLElement {
  #timer;
  #request;
  #gone = new AbortController();
  #visited = false; // whether the cursor was ever placed
  #submitting = false;

  connectedCallback() {
    this.form = this.querySelector("form");
    // Where only cells are to decide, there is no text but the whole one, which nobody sees.
    this.text = this.querySelector("textarea.src") ?? this.querySelector("textarea");
    if (!this.form || !this.text) return;

    for (const toolbar of this.querySelectorAll(".toolbar[hidden]")) toolbar.hidden = false;

    this.text.addEventListener("input", () => this.#previewSoon());
    this.text.addEventListener("focus", () => {
      this.#visited = true;
    });
    // Whoever types a text of their own in a conflict has chosen it.
    this.addEventListener("input", ({ target }) => {
      const choices = target.name?.startsWith("Own[") && this.form.elements[target.name.replace("Own", "Choices")];
      if (choices) choices.value = "Own";
    });
    if (this.dataset.import) offerTables(this, this.text);
    if (this.dataset.upload) {
      takeFiles(this, this.text, {
        insert: text => {
          this.#toEnd();
          this.text.focus();
          insert(this.text, text);
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
      if (event.target.closest("[data-press=tidy]")) this.#tidy();
      if (event.target.closest("[data-press=grid]")) this.#openGrid();
    });
    this.addEventListener("keydown", event => this.#shortcut(event));
    saveByKeys(this.form, this.#gone.signal);
    this.form.addEventListener("submit", event => {
      // The page after the save begins where the cursor is, unless that was never moved.
      const at = this.text.selectionStart;
      if (this.#visited && at > 0 && this.form.elements.Line) this.form.elements.Line.value = this.text.value.slice(0, at).split("\n").length;
      this.#submitting = !event.defaultPrevented;
    });
    addEventListener("beforeunload", this.#warn);
    // Coming back with the browser's back button, the page may still think it is being sent.
    addEventListener("pageshow", this.#restored);

    if (this.text.dataset.line) this.#showLine(Number(this.text.dataset.line));
    const hasMore = document.querySelector("main :is([role=alert], .changes, .diff)");
    if (this.dataset.unsaved === "yes" && !hasMore && document.activeElement === document.body) {
      this.text.focus({ preventScroll: true });
    }
    // Blanks and line ends between tags are child nodes too: what is shown is elements.
    const isEmpty = !this.querySelector(".out")?.firstElementChild;
    if (this.dataset.preview && isEmpty && this.dataset.hindered !== "yes") this.#preview();
  }

  disconnectedCallback() {
    this.#gone.abort();
    clearTimeout(this.#timer);
    this.#request?.abort();
    removeEventListener("beforeunload", this.#warn);
    removeEventListener("pageshow", this.#restored);
  }

  /** Shows the line for which the form was opened, unless the text is not the one that was sent with it. */
  #showLine(number) {
    if (this.text.value !== this.text.defaultValue) return;
    // After Preview or Changes, what they show stands above the text and is what to look at.
    if (this.dataset.unsaved === "yes") {
      showLine(this.text, number, 1, 0);
      return;
    }
    const { start, end } = goToLine(this.text, number);
    // The letters may still be on their way: with others, the lines above are higher or lower.
    document.fonts.ready.then(() => {
      const { selectionStart, selectionEnd } = this.text;
      if (document.activeElement === this.text && selectionStart === start && selectionEnd === end) {
        goToLine(this.text, number);
      }
    });
  }

  /** Moves the cursor to the end if nobody placed it yet: its beginning is the front matter or the title. */
  #toEnd() {
    if (!this.#visited) this.text.setSelectionRange(this.text.value.length, this.text.value.length);
  }

  /** Shows the place in the text that a remark is about. */
  #goTo(place, event) {
    event.preventDefault();
    const { line, column, length } = place.dataset;
    goToLine(this.text, Number(line), Number(column), Number(length));
  }

  get #unsaved() {
    return this.text.value !== this.text.defaultValue || this.dataset.unsaved === "yes";
  }

  #warn = event => {
    if (this.#unsaved && !this.#submitting) event.preventDefault();
  };

  #restored = () => {
    this.#submitting = false;
  };

  #shortcut(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    const action = { b: "bold", i: "italic", k: "link" }[event.key.toLowerCase()];
    if (!action || event.target !== this.text) return;
    event.preventDefault();
    write(this.text, action);
  }

  /** Tidies the matrix in which the cursor is; all matrices when it is in none that the list knows. */
  #tidy() {
    const list = this.form.elements.Tidy;
    const { value, selectionStart } = this.text;
    const above = value.slice(0, selectionStart).split(/\n(?=<!-- *matrix:)/).at(-1);
    const id = /^<!-- *matrix:([a-z0-9.-]+)/.exec(above)?.[1];
    const isInside = id && !/\n\|[^\n]*\n[ \t]*\n/.test(above);
    if (list) list.value = isInside && [...list.options].some(option => option.value === id) ? id : "";
    this.form.requestSubmit(this.form.querySelector("button[value=tidy]"));
  }

  /** Opens the table above or around the cursor as a grid, else the first one. */
  #openGrid() {
    const { value, selectionStart } = this.text;
    const markers = [...value.matchAll(/^<!-- *(matrix|timeline|predictions):([a-z0-9.-]+)/gm)];
    const [, kind, id] = markers.findLast(it => it.index <= selectionStart) ?? markers[0] ?? [];
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

  #previewSoon() {
    if (!this.dataset.preview) return;
    this.querySelector(".out")?.classList.add("stale");
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#preview(), pause);
  }

  async #preview() {
    this.#request?.abort();
    const request = this.#request = new AbortController();
    try {
      const answer = await fetch(this.dataset.preview, {
        method: "POST",
        body: new FormData(this.form),
        headers: { Accept: "text/html" },
        signal: request.signal,
      });
      // Sent on to another page: that of signing in.
      const signedOut = answer.redirected || answer.status === 401;
      if (signedOut) this.#say("You are no longer signed in. Your text is still here.");
      else if (!answer.ok) this.#say("The preview is not available just now. Your text is still here.");
      else this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") this.#say("The wiki cannot be reached just now. Your text is still here.");
    }
  }

  #show(answer) {
    for (const part of answer.querySelectorAll("[id]")) {
      const place = document.getElementById(part.id);
      if (!place || !this.contains(place) || part.parentElement.closest("[id]")) continue;
      const top = place.scrollTop;
      place.replaceWith(part);
      part.scrollTop = top;
    }
    const counts = this.querySelector("#lint")?.dataset.counts;
    this.#say(`The preview is up to date. The text has ${counts || "no problems"}.`);
  }

  #say(sentence) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }
}

customElements.define("wiki-editor", WikiEditor);
