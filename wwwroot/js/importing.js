const pause = 300; // milliseconds after a choice before the preview is asked for

/**
 * Around the choices about a table that is brought in: the preview follows each choice, and what goes into the page is
 * what the form says. data-preview is the address that takes the form and answers with HTML; each element of the answer
 * with an id replaces the element with the same id.
 */
class WikiImport extends HTMLElement {
  #timer;
  #request;
  #update = null; // the promise of the answer for the newest choices; null when the page shows them
  #isPlain = false; // whether the form is sent as without script

  connectedCallback() {
    this.form = this.querySelector("form[enctype]");
    if (!this.form) return;
    this.querySelector("button[value=show]").hidden = true;
    this.form.addEventListener("input", () => this.#soon());
    this.form.addEventListener("submit", event => this.#send(event));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #soon() {
    this.#say("Updating…");
    this.querySelector("#import\\.result").classList.add("stale");
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#update = new Promise(done => {
      this.#timer = setTimeout(() => done(this.#ask()), pause);
    });
  }

  /** Shows what the table becomes. Answers whether it did. */
  async #ask() {
    const request = this.#request = new AbortController();
    try {
      const answer = await fetch(this.dataset.preview, {
        method: "POST", body: new FormData(this.form), headers: { Accept: "text/html" }, signal: request.signal,
      });
      if (answer.redirected || answer.status === 401) this.#fail("You are no longer signed in. Your choices are still here.");
      else if (!answer.ok) this.#fail("The preview is not available just now. Your choices are still here.");
      else return this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      if (error.name !== "AbortError") this.#fail("The wiki cannot be reached just now. Your choices are still here.");
    }
    return false;
  }

  #show(answer) {
    const focused = document.activeElement?.id;
    for (const part of answer.querySelectorAll("[id]")) {
      const place = document.getElementById(part.id);
      if (!place || !this.contains(place) || part.parentElement.closest("[id]")) continue;
      for (const details of part.querySelectorAll("details[id]")) {
        details.open = document.getElementById(details.id)?.open ?? details.open;
      }
      place.replaceWith(part);
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    this.#update = null;
    this.#say(this.querySelector("#import\\.result").dataset.says);
    return true;
  }

  /** Puts the table into the page as the form says now. */
  async #send(event) {
    if (event.submitter?.value !== "put" || this.#isPlain) return;
    if (this.#update) {
      event.preventDefault();
      this.#say("Updating…");
      // A choice in the meantime asks anew.
      for (let update; this.#update && this.#update !== update;) await (update = this.#update);
      this.#isPlain = this.#update !== null;
      if (this.#isPlain) return this.form.requestSubmit(event.submitter);
    }
    const put = this.querySelector("#import\\.result form");
    if (!put) return;
    event.preventDefault();
    put.requestSubmit(put.querySelector("button"));
  }

  #fail(sentence) {
    this.#say(sentence);
    this.querySelector("button[value=show]").hidden = false;
  }

  #say(sentence) {
    const status = this.form.querySelector("[role=status]");
    if (status.textContent !== sentence) status.textContent = sentence;
  }
}

customElements.define("wiki-import", WikiImport);

// A file that is too large is refused before it is sent.
document.addEventListener("change", event => {
  const most = Number(event.target.dataset?.most);
  if (!most || event.target.type !== "file") return;
  const isTooLarge = [...event.target.files].some(file => file.size > most);
  event.target.setCustomValidity(isTooLarge ? `This file has more than ${most / 1024 / 1024} MB. `
    + event.target.dataset.advice : "");
  event.target.reportValidity();
});
