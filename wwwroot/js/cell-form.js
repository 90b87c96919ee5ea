import { offerSearch } from "./finding.js";
import { saveByKeys } from "./keys.js";

const pause = 300; // milliseconds after the last change before the answer is asked for

/**
 * Around the form for one cell: after each change, what readers would see, what is wrong, and the summary. data-preview is
 * the address that takes the form and answers with the part of the page whose id is "cell.answer", data-place that of the
 * cell on the page that it is in.
 */
class WikiCellForm extends HTMLElement {
  #timer;
  #request;
  #gone = new AbortController();
  #submitting = false;
  #first;

  connectedCallback() {
    this.form = this.querySelector("form");
    if (!this.form) return;
    this.#first = this.dataset.unsaved === "yes" ? "" : this.#typed;
    this.#mark();
    // The cell is shown while somebody types: a button for it would do nothing.
    this.form.querySelector("[value=preview]").hidden = true;
    for (const list of this.form.querySelectorAll("select[data-find]")) offerSearch(list);
    this.form.addEventListener("input", () => this.#askSoon());
    this.form.addEventListener("change", () => this.#askSoon());
    this.form.addEventListener("submit", event => this.#send(event));
    saveByKeys(this.form, this.#gone.signal);
    addEventListener("beforeunload", this.#warn);
    addEventListener("pageshow", this.#restored);
  }

  disconnectedCallback() {
    this.#gone.abort();
    clearTimeout(this.#timer);
    this.#request?.abort();
    removeEventListener("beforeunload", this.#warn);
    removeEventListener("pageshow", this.#restored);
  }

  /** Whether something was changed since the form was opened. */
  get unsaved() {
    return !this.#submitting && this.#typed !== this.#first;
  }

  get #typed() {
    return new URLSearchParams(new FormData(this.form)).toString();
  }

  #warn = event => {
    if (this.unsaved) event.preventDefault();
  };

  #restored = () => {
    this.#submitting = false;
  };

  /**
   * Sends the form from where it stands, so that what is wrong is said here too. Once it is saved, the page around it is
   * read again, or the one with the cell is opened.
   */
  async #send(event) {
    event.preventDefault();
    // The second press of an impatient hand would save a new source twice.
    if (this.#submitting) return;
    this.#submitting = true;
    clearTimeout(this.#timer);
    this.#request?.abort();
    const body = new FormData(this.form, event.submitter);
    body.set("part", "form");
    try {
      const answer = await fetch(this.form.getAttribute("action"), { method: "POST", body, redirect: "manual" });
      if (answer.type === "opaqueredirect") {
        this.#leave();
        return;
      }
      this.#submitting = false;
      const form = this.#take(new DOMParser().parseFromString(await answer.text(), "text/html"));
      // The session changed since the form was opened: the answer has the token of the new one.
      if (form && answer.status === 400 && !this.dataset.again) {
        form.dataset.again = "yes";
        form.form.requestSubmit(form.form.querySelector("button.primary"));
      }
    } catch {
      this.#submitting = false;
      this.#say("The wiki cannot be reached just now. Nothing is saved, and what you typed is still here.");
    }
  }

  #leave() {
    const place = new URL(this.dataset.place, location.href);
    if (!this.closest("dialog")) {
      location.assign(place);
      return;
    }
    // Over a page, one stays there, with its view and its place. The step of Back that closes the form is taken first.
    const stay = () => {
      if (document.getElementById(place.hash.slice(1))) history.replaceState(null, "", place.hash);
      location.reload();
    };
    if (!history.state?.cellForm) stay();
    else {
      addEventListener("popstate", stay, { once: true });
      history.back();
    }
  }

  /** Shows the form of an answer instead of this one, and returns it; null when the answer has none. */
  #take(page) {
    const form = page.querySelector("wiki-cell-form");
    if (!form) {
      this.#say(page.querySelector("[role=alert]")?.textContent.trim() ?? "Nothing was saved. What you typed is still here.");
      return null;
    }
    if (this.unsaved) form.dataset.unsaved = "yes";
    const before = this.querySelectorAll(".statement").length;
    this.replaceWith(form);
    const added = form.querySelectorAll(".statement")[before]?.querySelector("input");
    (form.querySelector("[role=alert]") ?? added)?.focus();
    return form;
  }

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

  /** Says at each field what is wrong with it: the remarks stand further below. */
  #mark() {
    for (const said of this.form.querySelectorAll(".problem.here")) said.remove();
    for (const field of this.form.querySelectorAll("[aria-invalid]")) {
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    }
    for (const link of this.querySelectorAll(".cell-answer .bad + a")) {
      const field = document.getElementById(link.hash.slice(1));
      if (!field) continue;
      const said = document.createElement("span");
      said.className = "problem here";
      said.id = `${field.id}.problem`;
      said.textContent = link.textContent;
      (field.closest(".pair") ?? field).after(said);
      field.setAttribute("aria-describedby", said.id);
      if (field.matches("input, select")) field.setAttribute("aria-invalid", "true");
    }
  }

  #say(sentence) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }
}

customElements.define("wiki-cell-form", WikiCellForm);
