const pause = 500; // milliseconds after the last change before the problems are asked for

/**
 * What the wiki says about the cells of a grid. It takes the form and answers with two sections: the problems, and the
 * question that a save would ask.
 */
export class GridCheck {
  #timer;
  #request;
  #isSaving = false;
  #sentences = new Map();

  constructor(grid, form, view, draft) {
    Object.assign(this, { grid, form, view, draft });
  }

  /** Asks at once. */
  now() {
    if (!this.#isSaving) this.#ask(false);
  }

  /** Asks after a pause. */
  soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#isSaving ? this.soon() : this.#ask(false), pause);
  }

  /** Asks at once and shows the question of a save. True when nothing is in the way. */
  async maySave() {
    this.#isSaving = true;
    const answer = await this.#ask(true);
    this.#isSaving = false;
    return answer !== "stay";
  }

  stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  /** What is wrong with a cell, as a sentence; undefined for nothing. */
  sentenceAt(row, column) {
    return this.#sentences.get(`${row},${column}`);
  }

  async #ask(isSave) {
    this.stop();
    const request = this.#request = new AbortController();
    this.grid.fill();
    try {
      const body = new FormData(this.form);
      this.draft.addTo(body);
      const answer = await fetch(this.grid.dataset.check, {
        method: "POST", body, headers: { Accept: "text/html" }, signal: request.signal,
      });
      if (answer.redirected || answer.status === 401) {
        this.draft.failed("you are no longer signed in. Press Save to sign in here.");
        return "unknown"; // a save asks for the name and the password
      }
      if (!answer.ok) {
        this.draft.failed("the wiki cannot answer just now.");
        return "unknown"; // a save says why
      }
      return this.#show(new DOMParser().parseFromString(await answer.text(), "text/html"), isSave);
    } catch (error) {
      if (error.name !== "AbortError") {
        this.draft.failed("the wiki cannot be reached just now.");
        this.grid.say("The wiki cannot be reached just now. Your cells are still here.");
      }
      return "stay";
    }
  }

  #show(answer, isSave) {
    const fresh = answer.getElementById("grid.problems");
    this.draft.answered(JSON.parse(fresh.dataset.draft));
    delete fresh.dataset.draft;
    const problems = this.#replace(answer, "grid.problems");
    this.#mark(problems);
    const isAsked = !document.getElementById("grid.question").hidden;
    const question = isSave || isAsked ? this.#replace(answer, "grid.question") : null;
    const heading = question?.querySelector("h2");
    this.grid.say(heading?.textContent ?? `The table has ${problems.dataset.counts}.`);
    if (!heading) return "fine";
    if (isSave) {
      heading.focus({ preventScroll: true });
      question.scrollIntoView({ block: "nearest" });
    }
    return "stay";
  }

  // What is the same stays, with the focus and what is unfolded in it.
  #replace(answer, id) {
    const [before, after] = [document.getElementById(id), answer.getElementById(id)];
    if (before.outerHTML === after.outerHTML) return before;
    before.replaceWith(after);
    return after;
  }

  #mark(problems) {
    for (const cell of this.view.table.querySelectorAll("[aria-invalid]")) cell.removeAttribute("aria-invalid");
    for (const place of problems.dataset.mistakes?.split(" ") ?? []) {
      if (place) this.view.cell(...place.split(",").map(Number))?.setAttribute("aria-invalid", "true");
    }
    this.#sentences = new Map([...problems.querySelectorAll("a[data-row]")].reverse().map(link =>
      [`${link.dataset.row},${link.dataset.column}`,
        link.closest("details")?.dataset.each || link.nextElementSibling?.textContent]));
  }
}
