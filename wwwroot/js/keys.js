/** Whether a single letter typed now belongs to the page, not to a field, a menu or a shortcut of the browser. */
export function isPlainKey(event) {
  return !event.defaultPrevented
    && !event.ctrlKey && !event.metaKey && !event.altKey
    && !event.isComposing
    && !event.target.closest?.("input, textarea, select, [contenteditable]");
}

/** Whether a click follows a link in this window, and nothing else has taken it. */
export function isPlainClick(event) {
  return !event.defaultPrevented && event.button === 0
    && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
}
