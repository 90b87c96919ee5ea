// The view of a text with colours, line numbers, problems, completion, find and folding. It stands over the textarea of the
// form, which always has the same text: without this script the textarea does all.
import { defaultKeymap, history, historyKeymap, isolateHistory } from "@codemirror/commands";
import { foldKeymap } from "@codemirror/language";
import { closeSearchPanel, findNext, findPrevious, openSearchPanel, search, selectNextOccurrence } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { completion } from "./completion.js";
import { language } from "./language.js";
import { correct, markProblems, problems } from "./problems.js";

export { arrange } from "./arrange.js";

const words = {
  "Find": "Find", "next": "Next", "previous": "Previous", "all": "Select all", "match case": "Match case",
  "regexp": "Regular expression", "by word": "Whole words", "replace": "Replace", "replace all": "Replace all",
  "close": "Close", "current match": "found", "Folded lines": "Folded lines", "folded code": "folded lines",
};

/** The same members as Field has, for the view. */
class Source {
  constructor(textarea, addresses) {
    this.textarea = textarea;
    const [completes, keys, { offer }] = completion(addresses);
    const { activeElement } = document;
    this.view = new EditorView({
      doc: textarea.value,
      selection: { anchor: textarea.selectionStart, head: textarea.selectionEnd },
      extensions: [
        EditorState.phrases.of(words),
        lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), EditorView.lineWrapping,
        language, problems(offer), completes, search({ top: true }),
        keys,
        keymap.of([
          { key: "Mod-f", run: openSearchPanel, scope: "editor search-panel" },
          { key: "Mod-g", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
          { key: "F3", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
          { key: "Mod-d", run: selectNextOccurrence, preventDefault: true },
          { key: "Escape", run: closeSearchPanel, scope: "editor search-panel" },
          ...foldKeymap, ...historyKeymap, ...defaultKeymap,
        ]),
        EditorView.editorAttributes.of({ class: "source" }),
        EditorView.contentAttributes.of({
          "aria-label": textarea.getAttribute("aria-label"), tabindex: "0", spellcheck: "true", autocorrect: "on",
          autocapitalize: "sentences",
        }),
        EditorView.domEventHandlers({ beforeinput: typeOver }),
        EditorView.updateListener.of(update => this.#updated(update)),
      ],
    });
    textarea.hidden = true;
    textarea.after(this.view.dom);
    if (activeElement === textarea) {
      this.focus();
      this.view.dispatch({ scrollIntoView: true });
    }
    // Coming back, the browser may fill in what was typed before.
    addEventListener("pageshow", () => this.#take());
  }

  get element() {
    return this.view.contentDOM;
  }

  get value() {
    return this.view.state.doc.toString();
  }

  get start() {
    return this.view.state.selection.main.from;
  }

  get end() {
    return this.view.state.selection.main.to;
  }

  focus() {
    this.reveal?.();
    this.view.focus();
    this.view.dom.parentElement.scrollIntoView({ block: "nearest" });
  }

  select(start, end = start) {
    this.view.dispatch({ selection: { anchor: start, head: end }, scrollIntoView: true });
  }

  write(text) {
    this.#change({ from: this.start, to: this.end, insert: text }, this.start + text.length);
  }

  edit(edits) {
    this.#change(edits);
  }

  show(line, column = 1, length = Infinity) {
    const { doc } = this.view.state;
    const { from, to } = doc.line(Math.min(line, doc.lines));
    const [start, end] = [Math.min(from + column - 1, to), Math.min(from + column - 1 + length, to)];
    // A third of the view stays above it, where the line belongs to.
    const margin = this.view.scrollDOM.clientHeight / 3;
    this.view.dispatch({
      selection: { anchor: start, head: end },
      effects: EditorView.scrollIntoView(start, { y: "start", yMargin: margin }),
    });
    // That scrolls the page as well, smoothly, and the toolbar away.
    requestAnimationFrame(() => {
      scrollTo({ top: scrollY, behavior: "instant" });
      this.view.dom.parentElement.scrollIntoView({ block: "nearest" });
    });
    return { start, end };
  }

  /** Underlines what the server says of a text. */
  mark(remarks, text) {
    markProblems(this.view, remarks, text);
  }

  /** Makes the edits of a remedy. */
  correct(remedy) {
    return correct(this.view, remedy);
  }

  #change(changes, anchor) {
    this.view.dispatch({
      changes, selection: anchor === undefined ? undefined : { anchor }, scrollIntoView: true, userEvent: "input",
      annotations: isolateHistory.of("full"),
    });
  }

  #updated({ docChanged }) {
    if (!docChanged || this.taking) return;
    this.textarea.value = this.value;
    this.textarea.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }

  #take() {
    const { value } = this.textarea;
    if (value === this.value) return;
    this.taking = true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: value } });
    this.taking = false;
  }
}

/**
 * Replaces what is selected by what is typed. The browser would join the lines by itself, and give them styles of their own,
 * which the security policy of the site forbids.
 */
function typeOver(event, view) {
  const isTyped = event.inputType === "insertText" && event.data !== null && event.cancelable && !view.composing;
  if (!isTyped) return false;
  let { from, to } = view.state.selection.main;
  const range = document.getSelection().getRangeAt(0);
  const { viewport } = view;
  // What was selected this moment, the view does not know yet; what is out of sight, only the view knows.
  if (from >= viewport.from && to <= viewport.to && view.contentDOM.contains(range.commonAncestorContainer)) {
    from = view.posAtDOM(range.startContainer, range.startOffset);
    to = view.posAtDOM(range.endContainer, range.endOffset);
  }
  if (from === to) return false;
  event.preventDefault();
  const insert = view.state.toText(event.data);
  view.dispatch({
    changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.type", scrollIntoView: true,
  });
  return true;
}

/**
 * Puts the view over a textarea.
 * @param addresses of what the server completes: words, people, pages
 */
export function open(textarea, addresses) {
  return new Source(textarea, addresses);
}
