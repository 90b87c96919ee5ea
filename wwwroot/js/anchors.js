import { isPlainClick } from "./keys.js";

// The link beside a heading or a row also copies its address. A link that only copies stays where the reader is; if its
// place is in view, the copy keeps the view: its date, systems and filters.
document.addEventListener("click", async event => {
  const anchor = event.target.closest?.("a.anchor[href^='#'], a[data-copy]");
  if (!anchor || !isPlainClick(event) || !navigator.clipboard) return;
  const copies = anchor.dataset.copy !== undefined;
  if (copies) event.preventDefault();
  const { pathname, hash, href } = anchor;
  const here = copies && pathname === location.pathname && document.getElementById(decodeURIComponent(hash.slice(1)));
  try {
    await navigator.clipboard.writeText(here ? location.href.split("#")[0] + hash : href);
  } catch {
    if (copies) location.assign(href); // The browser refused the copy, so the link works as one.
    return;
  }
  if (copies) anchor.textContent = "Copied";
  anchor.classList.add("copied");
  setTimeout(() => anchor.classList.remove("copied"), 1500);
});
