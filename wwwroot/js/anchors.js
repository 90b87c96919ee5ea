import { isPlainClick } from "./keys.js";

// The link beside a heading or a row, and that of a cell, also copies its address.
document.addEventListener("click", async event => {
  const anchor = event.target.closest?.("a.anchor, a[data-copy]");
  if (!anchor || !isPlainClick(event) || !navigator.clipboard) return;
  // A link to this page also goes there; one to another page would leave what is being read.
  const here = anchor.href.split("#")[0] === location.href.split("#")[0];
  if (!here) event.preventDefault();
  try {
    await navigator.clipboard.writeText(anchor.href);
  } catch {
    if (!here) location.assign(anchor.href); // The browser refused the copy, so the link works as one.
    return;
  }
  if (anchor.dataset.copy !== undefined) anchor.textContent = "Copied";
  anchor.classList.add("copied");
  setTimeout(() => anchor.classList.remove("copied"), 1500);
});
