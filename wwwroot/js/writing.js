// What the buttons of the toolbar write into a text: a Field, or the view that stands over it.

const actions = {
  bold: text => around(text, "**", "**", "bold text"),
  italic: text => around(text, "*", "*", "italic text"),
  link: text => around(text, "[[", "]]", "Article"),
  source: addSource,
  table: text => writeBlock(text, "| Column | Column |\n|---|---|\n| Text | Text |"),
  matrix: addMatrix,
};

/** Writes bold, italic, link, source, table or matrix at the selection. */
export function write(text, action) {
  text.focus();
  actions[action]?.(text);
}

function around(text, before, after, placeholder) {
  const { start, end, value } = text;
  const inner = value.slice(start, end) || placeholder;
  text.write(before + inner + after);
  text.select(start + before.length, start + before.length + inner.length);
}

/** Writes a block of lines of its own in place of the selection, with a blank line on either side. */
export function writeBlock(text, lines) {
  const { start, end, value } = text;
  const before = start === 0 || /\n\n$/.test(value.slice(0, start)) ? "" : value[start - 1] === "\n" ? "\n" : "\n\n";
  const after = value.startsWith("\n\n", end) ? "" : value[end] === "\n" ? "\n" : "\n\n";
  text.write(before + lines + after);
}

function addMatrix(text) {
  const name = firstFree(n => `features-${n}`, name => text.value.includes(`matrix:${name}`));
  writeBlock(text, `<!-- matrix:${name} -->\n\n| Feature | Xen | KVM |\n|---|---|---|\n| Live migration | ? | ? |`);
}

/** A mark at the end of the selection and its definition at the end of the text, ready for the address. */
function addSource(text) {
  const name = firstFree(n => `source${n}`, name => text.value.includes(`[^${name}]`));
  text.select(text.end);
  text.write(`[^${name}]`);

  const { value } = text;
  const endsInDefinition = /(^|\n)\[\^[^\]\n]+\]:[^\n]*\n*$/.test(value);
  const lines = /\n*$/.exec(value)[0].length;
  text.select(value.length);
  text.write(`${"\n".repeat(Math.max(0, (endsInDefinition ? 1 : 2) - lines))}[^${name}]: https://`);
  text.select(text.value.length - "https://".length, text.value.length);
}

/** The first of name(1), name(2), … that is not taken. */
function firstFree(name, isTaken) {
  let number = 1;
  while (isTaken(name(number))) number++;
  return name(number);
}
