/**
 * Selects a line of a textarea, or a part of it, brings it into view and gives the textarea the focus. Lines and
 * columns count from 1.
 */
export function goToLine(textarea, number, column = 1, length = Infinity) {
  textarea.focus();
  return showLine(textarea, number, column, length);
}

/** The same without the focus, so that the page does not scroll to the textarea. */
export function showLine(textarea, number, column = 1, length = Infinity) {
  const lines = textarea.value.split("\n");
  const before = lines.slice(0, number - 1).reduce((length, line) => length + line.length + 1, 0);
  const line = lines[number - 1] ?? "";
  const start = before + Math.min(column - 1, line.length);
  const end = Math.min(start + length, before + line.length);
  textarea.setSelectionRange(start, end);
  // A third of the field stays above it, where the line belongs to.
  textarea.scrollTop = heightOf(textarea, textarea.value.slice(0, start)) - textarea.clientHeight / 3;
  return { start, end };
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
