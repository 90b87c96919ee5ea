// A preview that does not show the newest choices must not go into the page.
class WikiImport extends HTMLElement {
  connectedCallback() {
    const [choices, put] = this.querySelectorAll("form");
    const notice = this.querySelector("[role=status][hidden]");
    if (!put || !notice) return;
    choices.addEventListener("input", () => {
      put.hidden = true;
      notice.hidden = false;
    });
  }
}

customElements.define("wiki-import", WikiImport);

// A file that is too large is refused before it is sent: the answer could not hold the text that was sent with it.
document.addEventListener("change", event => {
  const most = Number(event.target.dataset?.most);
  if (!most || event.target.type !== "file") return;
  const isTooLarge = [...event.target.files].some(file => file.size > most);
  event.target.setCustomValidity(isTooLarge
    ? `This file has more than ${most / 1024 / 1024} MB. Leave out what you do not need, or split it.` : "");
  event.target.reportValidity();
});
