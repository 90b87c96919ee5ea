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
