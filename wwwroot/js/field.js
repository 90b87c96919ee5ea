/**
 * A text that somebody edits, in a textarea. The view of source/source.js has the same members and stands over the textarea:
 * what writes into a text uses these and nothing else, so that it works in both. Places count UTF-16 units from 0, lines and
 * columns count from 1. Each change comes as an "input" event of the textarea, which always has the whole text.
 */
export class Field {
  constructor(textarea) {
    this.textarea = textarea;
  }

  /** What has the focus, and gets what is pasted. */
  get element() {
    return this.textarea;
  }

  get value() {
    return this.textarea.value;
  }

  get start() {
    return this.textarea.selectionStart;
  }

  get end() {
    return this.textarea.selectionEnd;
  }

  focus() {
    this.textarea.focus();
  }

  select(start, end = start) {
    this.textarea.setSelectionRange(start, end);
  }

  /** Writes in place of the selection, as if it were typed: undo takes it out again. */
  write(text) {
    this.focus();
    // Deprecated, and still the only way to write into a field that every browser can undo.
    if (document.execCommand("insertText", false, text)) return;
    this.textarea.setRangeText(text, this.start, this.end, "end");
    this.textarea.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
  }

  /** Makes several edits at once: { from, to, insert }, in the order of the text. */
  edit(edits) {
    for (const { from, to, insert } of [...edits].reverse()) {
      this.select(from, to);
      this.write(insert);
    }
  }

  /** Selects a line or a part of it and brings it into view, without the focus: then the page does not scroll. */
  show(line, column = 1, length = Infinity) {
    const { start, end } = placeOf(this.value, line, column, length);
    this.select(start, end);
    // A third of the field stays above it, where the line belongs to.
    this.textarea.scrollTop = heightOf(this.textarea, this.value.slice(0, start)) - this.textarea.clientHeight / 3;
    return { start, end };
  }
}

/** Where a part of a line stands in a text. */
export function placeOf(text, number, column, length) {
  const lines = text.split("\n");
  const before = lines.slice(0, number - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const line = lines[number - 1] ?? "";
  const start = Math.min(before + Math.min(column - 1, line.length), text.length);
  return { start, end: Math.min(start + length, before + line.length, text.length) };
}

/** How high a text stands in a textarea. Lines are broken by the browser, so it has to be asked. */
function heightOf(textarea, text) {
  const copy = textarea.cloneNode();
  copy.removeAttribute("id");
  copy.removeAttribute("name");
  copy.value = text;
  Object.assign(copy.style, {
    position: "absolute", visibility: "hidden", width: `${textarea.offsetWidth}px`, height: "0", minHeight: "0",
  });
  textarea.after(copy);
  const height = copy.scrollHeight;
  copy.remove();
  return height;
}
