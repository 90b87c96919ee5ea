import { isPlainClick } from "./keys.js";

// The link beside a heading also copies its address.
document.addEventListener("click", async event => {
  const anchor = event.target.closest?.("a.anchor");
  if (!anchor || !isPlainClick(event) || !navigator.clipboard) return;
  try {
    await navigator.clipboard.writeText(anchor.href);
  } catch {
    return; // The link has worked; the browser only refused the copy.
  }
  anchor.classList.add("copied");
  setTimeout(() => anchor.classList.remove("copied"), 1500);
});
