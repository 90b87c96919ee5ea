const pause = 500;    // milliseconds after the last key before the preview is asked for
const longest = 3_000; // milliseconds for which somebody types without a pause before it is asked for all the same

/**
 * The preview beside a text. The server renders it and remembers what it sent: after a pause only the change of the text goes
 * up, and only the parts of the page that differ come down. When the server has forgotten, all is sent again.
 */
export class Preview {
  #timer;
  #since = 0; // when the first letter was typed that no request has
  #request;
  #seen = null; // the text that was previewed last, and the key under which the server knows it
  #parts = [];  // the nodes of each part of the page
  #lines = [];  // the line where each part begins

  /**
   * @param out the element that shows it
   * @param text gives the text
   * @param form the form with the token
   * @param address takes the text
   * @param adds puts more into each request
   * @param on what is called with each answer (answered) and with a sentence when there is none (failed)
   */
  constructor({ out, text, form, address, adds, answered, failed }) {
    Object.assign(this, { out, text, form, address, adds, answered, failed });
  }

  soon() {
    this.out.classList.add("stale");
    clearTimeout(this.#timer);
    this.#since ||= Date.now();
    this.#timer = setTimeout(() => this.now(), Math.max(0, Math.min(pause, this.#since + longest - Date.now())));
  }

  stop() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  async now() {
    this.stop();
    this.#since = 0;
    const request = this.#request = new AbortController();
    const text = this.text();
    try {
      let answer = await this.#ask(text, this.#seen, request.signal);
      if (answer.status === 409) answer = await this.#ask(text, this.#seen = null, request.signal);
      // Sent on to another page: that of signing in.
      const signedOut = answer.redirected || answer.status === 401;
      if (signedOut) this.failed("you are no longer signed in. Press Save to sign in here.");
      else if (!answer.ok) this.failed("the wiki cannot answer just now.");
      else this.#take(await answer.json(), text);
    } catch (error) {
      if (error.name !== "AbortError") this.failed("the wiki cannot be reached just now.");
    }
  }

  #ask(text, seen, signal) {
    // A whole text is longer in the form of an address, a few letters in that of a file.
    const body = seen ? new URLSearchParams() : new FormData();
    const { start, end, put } = seen ? change(seen.text, text) : { put: text };
    body.set("__RequestVerificationToken", this.form.elements.__RequestVerificationToken.value);
    body.set("Text", put);
    const { Section, BaseNumber } = this.form.elements;
    if (Section) {
      body.set("Section", Section.value);
      body.set("BaseNumber", BaseNumber.value);
    }
    this.adds?.(body);
    if (seen) for (const [name, value] of Object.entries({ Key: seen.key, Start: start, End: end })) body.set(name, value);
    return fetch(this.address, { method: "POST", body, headers: { Accept: "application/json" }, signal });
  }

  #take(answer, text) {
    this.#seen = { text, key: answer.key };
    this.#lines = answer.lines ?? this.#lines;
    const kept = answer.parts.flatMap(part => Array.isArray(part) ? this.#parts.slice(part[0], part[0] + part[1]) : [part]);
    const shown = new Set(kept.filter(part => Array.isArray(part)).flat());
    for (const node of [...this.out.childNodes]) if (!shown.has(node)) node.remove();
    let next = this.out.firstChild;
    // What stays is not touched: it keeps its focus, its scroll position and its open disclosures.
    this.#parts = kept.map(part => {
      const nodes = Array.isArray(part) ? part : nodesOf(part);
      for (const node of nodes) {
        if (node === next) next = next.nextSibling;
        else this.out.insertBefore(node, next);
      }
      return nodes;
    });
    this.out.classList.remove("stale");
    this.answered(answer, text);
  }

  /** Where a line of the text, which may have a fraction, is in the preview: pixels from its top. */
  topOf(line) {
    const { place, from, to } = this.#around(starts => starts.findLastIndex(({ line: start }) => start <= line));
    if (!place) return 0;
    const share = to.line > from.line ? Math.min(1, (line - from.line) / (to.line - from.line)) : 0;
    return from.top + share * (to.top - from.top);
  }

  /** The line of the text at a height of the preview. */
  lineAt(top) {
    const { place, from, to } = this.#around(starts => starts.findLastIndex(start => start.top <= top));
    if (!place) return 1;
    const share = to.top > from.top ? Math.min(1, (top - from.top) / (to.top - from.top)) : 0;
    return from.line + share * (to.line - from.line);
  }

  #around(find) {
    const zero = this.out.getBoundingClientRect().top - this.out.scrollTop;
    // The title and the sources stand elsewhere than where their lines are.
    const starts = this.#parts.map((nodes, i) => ({ line: this.#lines[i], element: nodes.find(node => node.nodeType === 1) }))
      .filter(({ element }) => element && !element.matches("h1, .footnotes"))
      .map(({ line, element }) => ({ line, top: element.getBoundingClientRect().top - zero, element }));
    const at = Math.max(0, find(starts));
    const from = starts[at];
    const last = { line: this.#seen?.text.split("\n").length ?? 1, top: this.out.scrollHeight };
    return { place: from, from, to: starts[at + 1] ?? last };
  }
}

function nodesOf(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return [...template.content.childNodes];
}

/** The one part in which two texts differ. It never cuts a character of two units in half. */
function change(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  if (/[\uD800-\uDBFF]/.test(after[start - 1] ?? "")) start--;
  if (/[\uDC00-\uDFFF]/.test(after[after.length - same] ?? "")) same--;
  return { start, end: before.length - same, put: after.slice(start, after.length - same) };
}
