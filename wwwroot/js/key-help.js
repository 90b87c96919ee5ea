import { isPlainKey } from "./keys.js";

// The key ? shows the list of keys over the page; the link in the foot leads to it as a page.
document.addEventListener("keydown", async event => {
  const link = document.querySelector("a[data-keys]");
  if (event.key !== "?" || !isPlainKey(event) || !link || document.querySelector("dialog[open]")) return;
  event.preventDefault();
  const url = new URL(link.href);
  url.searchParams.set("part", "keys");
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) {
    location.assign(link.href);
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "keys-dialog";
  dialog.setAttribute("aria-label", "Keys");
  dialog.innerHTML = `<form method="dialog" class="close"><button class="button small">Close</button></form>${await answer.text()}`;
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
});
