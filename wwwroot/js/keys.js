/** Whether a single letter typed now belongs to the page, not to a field, a menu or a shortcut of the browser. */
export function isPlainKey(event) {
  return !event.defaultPrevented
    && !event.ctrlKey && !event.metaKey && !event.altKey
    && !event.isComposing
    && !event.target.closest?.("input, textarea, select, [contenteditable]");
}

/**
 * Saves a form by its primary button: with Ctrl+S from anywhere on the page but another form, and with Enter in its summary,
 * where the browser would press the first button.
 * @param signal ends it
 */
export function saveByKeys(form, signal) {
  const press = event => {
    event.preventDefault();
    form.requestSubmit([...form.elements].find(it => it.type === "submit" && it.classList.contains("primary")));
  };
  document.addEventListener("keydown", event => {
    const isSave = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "s";
    const elsewhere = event.target.closest?.("form") ?? form;
    if (isSave && !event.defaultPrevented && elsewhere === form) press(event);
  }, { signal });
  form.elements.Summary?.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.isComposing) press(event);
  }, { signal });
}

/** Whether a click follows a link in this window, and nothing else has taken it. */
export function isPlainClick(event) {
  return !event.defaultPrevented && event.button === 0
    && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
