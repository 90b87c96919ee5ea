import { isPlainClick } from "./keys.js";

// The link beside a heading or a row, and that of a cell, also copies its address.
document.addEventListener("click", async event => {
  const anchor = event.target.closest?.("a.anchor, a[data-copy]");
  if (!anchor || !isPlainClick(event) || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(anchor.href);
  } catch {
    return; // The link has worked; the browser only refused the copy.
  }
  if (anchor.dataset.copy !== undefined) anchor.textContent = "Copied";
  anchor.classList.add("copied");
  setTimeout(() => anchor.classList.remove("copied"), 1500);
});
