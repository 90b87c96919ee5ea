import { writeBlock } from "./writing.js";

/**
 * After a table was pasted into the text of an editor, offers to write it as a matrix or a plain table instead.
 * What the browser pasted stays until somebody chooses, and undo brings it back. The wiki itself reads the table, at
 * the address in data-import of the editor. text() is the text of the editor, which may change its form.
 */
export function offerTables(editor, text) {
  let bar = null;

  editor.addEventListener("paste", event => {
    const source = text().element.contains(event.target) && tableIn(event.clipboardData);
    if (!source) return;
    const { start } = text();
    // The browser pastes after this event.
    setTimeout(() => offer(source, start, text().end));
  }, true);
  editor.addEventListener("input", () => {
    if (bar && !bar.busy && !bar.isThere()) close();
  });

  function offer(source, start, end) {
    close();
    const pasted = text().value.slice(start, end);
    const element = document.createElement("div");
    element.className = "notice paste-bar";
    element.setAttribute("role", "group");
    element.setAttribute("aria-label", "Pasted table");
    element.append("You pasted a table. Paste it as: ");
    bar = { element, busy: false, isThere: () => text().value.slice(start, end) === pasted };
    const mine = bar;
    for (const [words, plain] of [["Matrix", "false"], ["Table", "true"], ["Text", null]]) {
      element.append(button(words, async () => {
        if (plain === null) return close();
        mine.busy = true;
        const answer = await converted(source, plain);
        if (bar !== mine) return;
        if (answer.text && mine.isThere()) {
          text().focus();
          text().select(start, end);
          writeBlock(text(), answer.text);
        }
        say(answer);
      }));
    }
    editor.querySelector(".editor").before(element);
  }

  function say({ text: written, remarks = [], refusal }) {
    const sentences = refusal ? [refusal] : written ? remarks : ["The wiki cannot read the table just now."];
    if (sentences.length === 0) {
      close();
      return text().focus();
    }
    const list = document.createElement("ul");
    for (const sentence of sentences) list.append(Object.assign(document.createElement("li"), { textContent: sentence }));
    bar.busy = true;
    bar.element.setAttribute("role", "status");
    bar.element.replaceChildren(list, button("Close", () => {
      close();
      text().focus();
    }));
  }

  function close() {
    bar?.element.remove();
    bar = null;
  }

  async function converted(source, plain) {
    const form = new FormData();
    form.set("__RequestVerificationToken", editor.form.elements.__RequestVerificationToken.value);
    form.set("Text", text().value);
    form.set("Pasted", source.text);
    form.set("Kind", source.kind);
    form.set("Form.IsPlain", plain);
    try {
      const answer = await fetch(editor.dataset.import, { method: "POST", body: form, headers: { Accept: "application/json" } });
      return answer.ok && !answer.redirected ? await answer.json() : {};
    } catch {
      return {};
    }
  }
}

function button(words, action) {
  const element = Object.assign(document.createElement("button"), { type: "button", className: "button small", textContent: words });
  element.addEventListener("click", action);
  return element;
}

/** A table of at least two rows and columns in what was copied: HTML, or lines with tabs. */
function tableIn(data) {
  const html = data?.getData("text/html") ?? "";
  if (/<table[\s>]/i.test(html)) {
    const rows = new DOMParser().parseFromString(html, "text/html").querySelector("table")?.rows ?? [];
    if (rows.length > 1 && [...rows].some(row => row.cells.length > 1)) return { kind: "html", text: html };
  }
  const plain = data?.getData("text/plain") ?? "";
  const lines = plain.split(/\r?\n/).filter(line => line !== "");
  return lines.length > 1 && lines.every(line => line.includes("\t")) ? { kind: "tsv", text: plain } : null;
}
