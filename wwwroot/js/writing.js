// What the buttons of the toolbar write. Text goes in as if it were typed, so that undo takes it out again.

const actions = {
  bold: text => around(text, "**", "**", "bold text"),
  italic: text => around(text, "*", "*", "italic text"),
  link: text => around(text, "[[", "]]", "Article"),
  source: addSource,
  table: text => writeBlock(text, "| Column | Column |\n|---|---|\n| Text | Text |"),
  matrix: addMatrix,
};

/** Writes bold, italic, link, source, table or matrix at the selection of a textarea. */
export function write(textarea, action) {
  textarea.focus();
  actions[action]?.(textarea);
}

function around(textarea, before, after, placeholder) {
  const { selectionStart: start, selectionEnd: end, value } = textarea;
  const inner = value.slice(start, end) || placeholder;
  insert(textarea, before + inner + after);
  textarea.setSelectionRange(start + before.length, start + before.length + inner.length);
}

/** Writes a block of lines of its own in place of the selection, with a blank line on either side. */
export function writeBlock(textarea, lines) {
  const { selectionStart: start, selectionEnd: end, value } = textarea;
  const before = start === 0 || /\n\n$/.test(value.slice(0, start)) ? "" : value[start - 1] === "\n" ? "\n" : "\n\n";
  const after = value.startsWith("\n\n", end) ? "" : value[end] === "\n" ? "\n" : "\n\n";
  insert(textarea, before + lines + after);
}

function addMatrix(textarea) {
  const name = firstFree(n => `features-${n}`, name => textarea.value.includes(`matrix:${name}`));
  writeBlock(textarea, `<!-- matrix:${name} -->\n\n| Feature | Xen | KVM |\n|---|---|---|\n| Live migration | ? | ? |`);
}

/** A mark at the end of the selection and its definition at the end of the text, ready for the address. */
function addSource(textarea) {
  const name = firstFree(n => `source${n}`, name => textarea.value.includes(`[^${name}]`));
  textarea.setSelectionRange(textarea.selectionEnd, textarea.selectionEnd);
  insert(textarea, `[^${name}]`);

  const text = textarea.value;
  const endsInDefinition = /(^|\n)\[\^[^\]\n]+\]:[^\n]*\n*$/.test(text);
  const lines = /\n*$/.exec(text)[0].length;
  textarea.setSelectionRange(text.length, text.length);
  insert(textarea, `${"\n".repeat(Math.max(0, (endsInDefinition ? 1 : 2) - lines))}[^${name}]: https://`);
  textarea.setSelectionRange(textarea.value.length - "https://".length, textarea.value.length);
}

/** The first of name(1), name(2), … that is not taken. */
function firstFree(name, isTaken) {
  let number = 1;
  while (isTaken(name(number))) number++;
  return name(number);
}

/** Writes a text in place of the selection. */
export function insert(textarea, text) {
  // Deprecated, and still the only way to write into a field that every browser can undo.
  if (document.execCommand("insertText", false, text)) return;
  textarea.setRangeText(text, textarea.selectionStart, textarea.selectionEnd, "end");
  textarea.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertText", data: text }));
}
