import { isPlainClick } from "../keys.js";

// Opens the form for a cell over the page. If it cannot be fetched, the link leads to the page with the form.
document.addEventListener("click", async event => {
  const link = event.target.closest?.("a[data-edit-cell]");
  if (!link || !isPlainClick(event) || !("showModal" in HTMLDialogElement.prototype)) return;
  event.preventDefault();
  const url = new URL(link.href);
  url.searchParams.set("part", "form");
  let answer = null;
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (response.ok && !response.redirected) answer = await response.text();
  } catch {
    // As without script.
  }
  if (answer === null) location.assign(link.href);
  else open(answer, link);
});

function open(answer, link) {
  const opener = link.closest(".pop")?.opener ?? link;
  const dialog = document.createElement("dialog");
  dialog.className = "cell-dialog";
  dialog.innerHTML = answer;
  dialog.setAttribute("aria-label", dialog.querySelector("h1").textContent);
  // An answer of the server replaces the form.
  const mayClose = () => !dialog.querySelector("wiki-cell-form").unsaved
    || confirm("You changed this cell and did not save it. Leave it as it was?");
  dialog.addEventListener("cancel", event => {
    if (!mayClose()) event.preventDefault();
  });
  dialog.addEventListener("click", event => {
    if (!event.target.closest("[data-cancel]")) return;
    event.preventDefault();
    if (mayClose()) dialog.close();
  });
  // Back closes the form, as on a phone everything that lies over a page.
  history.pushState({ cellForm: true }, "");
  const back = () => {
    if (mayClose()) dialog.close();
    else history.pushState({ cellForm: true }, "");
  };
  addEventListener("popstate", back);
  dialog.addEventListener("close", () => {
    removeEventListener("popstate", back);
    if (history.state?.cellForm) history.back();
    dialog.remove();
    if (opener.isConnected) opener.focus({ preventScroll: true });
  });
  document.querySelector(".pop:popover-open")?.hidePopover();
  document.body.append(dialog);
  dialog.showModal();
  (dialog.querySelector(".levels :checked") ?? dialog.querySelector(".levels input"))?.focus();
}
