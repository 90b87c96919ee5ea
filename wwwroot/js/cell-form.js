const pause = 300; // milliseconds after the last change before the answer is asked for

/**
 * Around the form for one cell: after each change, what readers would see, what is wrong, and the summary. data-preview is
 * the address that takes the form and answers with the part of the page whose id is "cell.answer".
 */
class WikiCellForm extends HTMLElement {
  #timer;
  #request;
  #submitting = false;
  #first;

  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.#first = this.#typed;
    this.#mark();
    this.form.addEventListener("input", () => this.#askSoon());
    this.form.addEventListener("change", () => this.#askSoon());
    this.form.addEventListener("submit", event => {
      // The second press of an impatient hand would save a new source twice.
      if (this.#submitting) event.preventDefault();
      else this.#submitting = !event.defaultPrevented;
    });
    this.form.addEventListener("keydown", event => {
      if (event.key.toLowerCase() === "s" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) {
        event.preventDefault();
        this.form.requestSubmit(this.form.querySelector("button.primary"));
      }
    });
    addEventListener("beforeunload", this.#warn);
    addEventListener("pageshow", this.#restored);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    removeEventListener("beforeunload", this.#warn);
    removeEventListener("pageshow", this.#restored);
  }

  /** Whether something was changed since the form was opened. */
  get unsaved() {
    return this.#typed !== this.#first;
  }

  get #typed() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  #warn = event => {
    if (this.unsaved && !this.#submitting) event.preventDefault();
  };

  #restored = () => {
    this.#submitting = false;
  };

  #askSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    this.#request?.abort();
    const request = this.#request = new AbortController();
    try {
      const answer = await fetch(this.dataset.preview, {
        method: "POST", body: new FormData(this.form), headers: { Accept: "text/html" }, signal: request.signal,
      });
      if (answer.redirected || answer.status === 401) this.#say("You are no longer signed in. What you typed is still here.");
      else if (!answer.ok) this.#say("The preview is not available just now. What you typed is still here.");
      else this.#show(new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("cell.answer"));
    } catch (error) {
      if (error.name !== "AbortError") this.#say("The wiki cannot be reached just now. What you typed is still here.");
    }
  }

  #show(answer) {
    const place = this.querySelector("#cell\\.answer");
    if (!answer || !place) return;
    place.replaceWith(answer);
    this.querySelector("#cell\\.summary").placeholder = answer.dataset.summary;
    this.#mark();
    const mistakes = answer.querySelectorAll(".badge.bad").length;
    this.#say(mistakes === 0 ? "The cell can be saved." : mistakes === 1 ? "1 mistake." : `${mistakes} mistakes.`);
  }

  /** Marks the fields with mistakes, which the remarks below lead to. */
  #mark() {
    for (const field of this.form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    for (const link of this.querySelectorAll(".lint .bad + a")) {
      const field = document.getElementById(link.hash.slice(1));
      if (field?.matches("input, select")) field.setAttribute("aria-invalid", "true");
    }
  }

  #say(sentence) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }
}

customElements.define("wiki-cell-form", WikiCellForm);
