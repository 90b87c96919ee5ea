import { Draft } from "../drafts.js";
import { saveByKeys } from "../keys.js";
import { GridCheck } from "./check.js";
import { read, write } from "./clipboard.js";
import { isGroup, nameOf, renamed } from "./labels.js";
import { GridModel } from "./model.js";
import { GridView } from "./view.js";

const mostColumns = 51; // of a matrix, with that of the names
const arrows = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * A table edited as a spreadsheet. The table of the page, which works without script, gives the cells; what changed is sent
 * in the field "Grid.Cells" of the form. data-check is the address that takes the form and answers with the problems,
 * and with what a save asks.
 */
class WikiGrid extends HTMLElement {
  #at = { row: 0, column: 0 };
  #to = { row: 0, column: 0 };
  #input = null;
  #isTyping = false; // over the cell, so that the arrows leave it
  #gone = new AbortController();
  #submitting = false;
  #isChecked = false;
  #marked = [];

  connectedCallback() {
    this.form = this.querySelector("form");
    const table = this.querySelector("table.sheet");
    if (!this.form || !table) return;
    this.isMatrix = this.dataset.kind === "matrix";
    this.keys = [...table.tBodies[0].rows].map(row => row.dataset.key ?? "");
    const number = text => text === undefined ? null : Number(text);
    // A label shows no key, and the link of an empty cell says "not stated".
    const text = cell => cell.dataset.text
      || (cell.querySelector("a")?.textContent === "not stated" ? "" : cell.textContent.trim());
    this.model = new GridModel(
      [...table.tHead.rows[0].cells].map(cell => ({ from: number(cell.dataset.from), text: text(cell) })),
      [...table.tBodies[0].rows].map(row => ({ from: number(row.dataset.from), cells: [...row.cells].map(text) })),
    );
    this.view = new GridView(table, this.isMatrix, () => this.labelColumn);
    // The device keeps no copy: the text of the page is made by the wiki.
    this.draft = new Draft({
      form: this.form, text: this.form.elements["Grid.Cells"], kept: this.dataset.kept === "yes",
      unsaved: () => this.#unsaved, ask: () => this.check.now(), say: sentence => this.say(sentence),
    });
    this.check = new GridCheck(this, this.form, this.view, this.draft);
    for (const part of this.querySelectorAll(":is(.toolbar, .grid-help, .sheet-status, .grid-save)[hidden]")) part.hidden = false;
    this.#listen(table);
    this.#draw();
    this.check.soon();
    // Who opens a grid is about to type into it, unless the page begins with what is wrong.
    if (!document.querySelector("[role=alert]") && document.activeElement === document.body) this.#go(0, 0, true);
  }

  disconnectedCallback() {
    this.#gone.abort();
    this.check?.stop();
    this.draft?.stop();
    removeEventListener("beforeunload", this.#warn);
    removeEventListener("pageshow", this.#restored);
    document.removeEventListener("pointerup", this.#released);
  }

  #listen(table) {
    table.addEventListener("pointerdown", event => this.#pressed(event));
    table.addEventListener("pointerover", event => this.#dragged(event));
    document.addEventListener("pointerup", this.#released);
    table.addEventListener("click", event => this.#touched(event));
    table.addEventListener("dblclick", () => this.#edit());
    table.addEventListener("focusin", event => {
      const place = event.target !== this.#input && this.view.placeOf(event.target);
      if (place && (place.row !== this.#at.row || place.column !== this.#at.column)) this.#go(place.row, place.column);
    });
    table.addEventListener("keydown", event => this.#key(event));
    for (const name of ["copy", "cut", "paste"]) table.addEventListener(name, event => this.#clip(event));
    this.addEventListener("click", event => {
      const button = event.target.closest("button[data-do]");
      if (button) this.#do(button.dataset.do);
      const problem = event.target.closest("a[data-row]");
      if (problem) {
        event.preventDefault();
        this.#go(Number(problem.dataset.row), Number(problem.dataset.column), true);
      }
    });
    saveByKeys(this.form, this.#gone.signal);
    this.form.addEventListener("submit", event => this.#submit(event));
    this.form.addEventListener("input", ({ target }) => {
      if (target.name === "Summary" || target.name === "Minor") this.check.soon();
    });
    addEventListener("beforeunload", this.#warn);
    addEventListener("pageshow", this.#restored);
  }

  get #unsaved() {
    return this.model.isChanged || this.dataset.unsaved === "yes";
  }

  #warn = event => {
    const isLost = this.#input || (this.#unsaved && !this.draft.isKept);
    if (isLost && !this.#submitting) event.preventDefault();
  };

  #restored = () => {
    this.#submitting = false;
  };

  #released = () => {
    this.dragging = false;
  };

  // A save asks here first. Anything else, and a save that agrees to what was asked, is sent.
  #submit(event) {
    this.#commit();
    this.fill();
    const button = event.submitter;
    const isSave = button?.name === "action" && button.value === "save" && this.#unsaved;
    if (this.#submitting || (isSave && !this.#isChecked)) {
      event.preventDefault();
      if (!this.#submitting) this.#save(button);
      return;
    }
    this.#submitting = true;
  }

  async #save(button) {
    this.#submitting = true;
    this.#isChecked = await this.check.maySave();
    this.#submitting = false;
    if (this.#isChecked) this.form.requestSubmit(button);
    this.#isChecked = false;
  }

  /** Puts the changed cells into the form. */
  fill() {
    this.form.elements["Grid.Cells"].value = this.model.isChanged ? JSON.stringify(this.model) : "";
  }

  // Selecting

  get #range() {
    const [a, b] = [this.#at, this.#to];
    return {
      top: Math.min(a.row, b.row), bottom: Math.max(a.row, b.row),
      left: Math.min(a.column, b.column), right: Math.max(a.column, b.column),
    };
  }

  /** Makes a cell the current one; the range is that cell. */
  #go(row, column, focus = false) {
    this.#at = {
      row: Math.max(-1, Math.min(row, this.model.rows.length - 1)),
      column: Math.max(0, Math.min(column, this.model.columns.length - 1)),
    };
    this.#to = this.#at;
    this.#select(focus);
  }

  #extend(row, column) {
    this.#to = {
      row: Math.max(-1, Math.min(row, this.model.rows.length - 1)),
      column: Math.max(0, Math.min(column, this.model.columns.length - 1)),
    };
    this.#select(false);
    this.view.cell(this.#to.row, this.#to.column)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #select(focus) {
    for (const cell of this.#marked) {
      cell.classList.remove("in-range");
      cell.removeAttribute("aria-selected");
      cell.tabIndex = -1;
    }
    this.#marked = [];
    const { top, bottom, left, right } = this.#range;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = this.view.cell(row, column);
        cell.classList.add("in-range");
        cell.setAttribute("aria-selected", "true");
        this.#marked.push(cell);
      }
    }
    for (const open of this.view.table.querySelectorAll("tr.open")) open.classList.remove("open");
    const current = this.view.cell(this.#at.row, this.#at.column);
    current.parentElement.classList.add("open");
    current.tabIndex = 0;
    if (!this.#marked.includes(current)) this.#marked.push(current);
    const isInGroup = this.isMatrix && this.#at.row >= 0 && isGroup(this.model.text(this.#at.row, 0));
    this.querySelector("[data-do=makeFeature]")?.toggleAttribute("disabled", !isInGroup);
    if (focus) {
      current.focus({ preventScroll: true });
      current.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    const problem = this.check.sentenceAt(this.#at.row, this.#at.column);
    if (problem) this.say(problem);
  }

  #pressed(event) {
    this.pointer = event.pointerType;
    if (event.target === this.#input) this.#isTyping = false; // who clicks into the text moves in it
    // The touch itself moves the focus, before its click arrives.
    this.touchedAgain = document.activeElement === event.target.closest("th, td");
    if (event.button !== 0 || event.target === this.#input || event.pointerType !== "mouse") return;
    const place = this.view.placeOf(event.target);
    if (!place) return;
    this.#commit();
    if (event.shiftKey) this.#extend(place.row, place.column);
    else this.#go(place.row, place.column, true);
    event.preventDefault(); // the browser would select text
    this.dragging = true;
  }

  // A finger that only moves the page touches no cell. It has no second click: the second touch of a cell edits it.
  #touched(event) {
    const place = event.target !== this.#input && this.view.placeOf(event.target);
    if (!place || (event.pointerType ?? this.pointer) === "mouse") return;
    this.#commit();
    const again = this.touchedAgain ?? document.activeElement === this.view.cell(place.row, place.column);
    this.touchedAgain = undefined;
    if (again) this.#edit();
    else this.#go(place.row, place.column, true);
  }

  #dragged(event) {
    const place = this.dragging && this.view.placeOf(event.target);
    if (place) this.#extend(place.row, place.column);
  }

  // Keys

  #key(event) {
    if (event.isComposing) return;
    if (this.#input) {
      this.#keyInCell(event);
      return;
    }
    const { row, column } = this.#at;
    const command = event.ctrlKey || event.metaKey;
    const step = arrows[event.key];
    if (step && event.altKey && !command) {
      this.#do({ ArrowUp: "rowUp", ArrowDown: "rowDown", ArrowLeft: "columnLeft", ArrowRight: "columnRight" }[event.key]);
    } else if (step) {
      const from = event.shiftKey ? this.#to : this.#at;
      const far = command ? 1000 : 1;
      const [down, right] = step;
      if (event.shiftKey) this.#extend(from.row + down * far, from.column + right * far);
      else this.#go(from.row + down * far, from.column + right * far, true);
    } else if (event.key === "Tab" && !this.leaving) {
      const next = this.#besides(event.shiftKey ? -1 : 1);
      if (!next) return; // the focus leaves the grid
      this.#go(...next, true);
    } else if (event.key === "Escape") {
      this.leaving = true;
      this.say("The next Tab leaves the grid.");
      return;
    } else if (event.key === "Home") {
      this.#go(command ? -1 : row, 0, true);
    } else if (event.key === "End") {
      this.#go(command ? this.model.rows.length - 1 : row, this.model.columns.length - 1, true);
    } else if (event.key === "PageUp" || event.key === "PageDown") {
      this.#go(row + (event.key === "PageUp" ? -10 : 10), column, true);
    } else if (event.key === "Enter" && command) {
      this.#do(event.shiftKey ? "addColumn" : "addRow");
    } else if (event.key === "Enter" && event.shiftKey) {
      this.#go(row - 1, column, true);
    } else if (event.key === "Enter" || event.key === "F2") {
      this.#edit();
    } else if ((event.key === "Delete" || event.key === "Backspace") && !command) {
      this.#empty();
    } else if (command && !event.altKey && "zyda".includes(event.key.toLowerCase())) {
      const key = event.key.toLowerCase();
      if (key === "z") this.#do(event.shiftKey ? "redo" : "undo");
      else if (key === "y") this.#do("redo");
      else if (key === "d") this.#do("fillDown");
      else this.#selectAll();
    } else if (event.key.length === 1 && !command && !event.altKey) {
      this.#edit(event.key);
    } else {
      if (event.key !== "Shift") this.leaving = false;
      return;
    }
    this.leaving = false;
    event.preventDefault();
  }

  #keyInCell(event) {
    const { row, column } = this.#at;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const step = isPlain && this.#isTyping && arrows[event.key];
    if (step) {
      this.#commit();
      this.#go(row + step[0], column + step[1], true);
    } else if (event.key === "F2") {
      this.#isTyping = false;
    } else if (event.key === "Escape") {
      this.#cancel();
    } else if (event.key === "Enter" && event.altKey) {
      // A second line in other programs. A cell of a page has one line.
      this.#input.setRangeText(" ", this.#input.selectionStart, this.#input.selectionEnd, "end");
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      this.#do(event.shiftKey ? "addColumn" : "addRow");
    } else if (event.key === "Enter") {
      this.#commit();
      this.#go(row + (event.shiftKey ? -1 : 1), column, true);
    } else if (event.key === "Tab") {
      this.#commit();
      this.#go(...this.#besides(event.shiftKey ? -1 : 1) ?? [row, column], true);
    } else {
      return;
    }
    event.preventDefault();
  }

  // The next or previous cell in reading order; null beyond the last and the first.
  #besides(by) {
    const { row, column } = this.#at;
    const last = this.model.columns.length - 1;
    const next = column + by < 0 ? [row - 1, last] : column + by > last ? [row + 1, 0] : [row, column + by];
    return next[0] < -1 || next[0] >= this.model.rows.length ? null : next;
  }

  #selectAll() {
    this.#at = { row: -1, column: 0 };
    this.#to = { row: this.model.rows.length - 1, column: this.model.columns.length - 1 };
    this.#select(false);
  }

  // Editing a cell

  /** Edits the current cell; with a text, that text replaces what stands there. */
  #edit(typed) {
    this.#commit();
    const { row, column } = this.#at;
    if (!this.#mayHold(row, column) && this.model.text(row, column) === "") {
      this.say(`“${nameOf(this.model.text(row, 0))}” is a group, and its cells stay empty. `
        + "To fill them, press “Make it a feature”.");
      return;
    }
    this.#isTyping = typed !== undefined;
    const cell = this.view.cell(row, column);
    const input = this.#input = document.createElement("textarea");
    input.rows = 1;
    input.className = "cell-input";
    input.setAttribute("aria-label", this.#nameOf(row, column));
    input.value = typed ?? this.view.shown(this.model.text(row, column), this.#isLabel(row, column));
    cell.append(input); // over the text: the table keeps its widths and heights, which are slow to work out
    input.focus();
    input.setSelectionRange(input.value.length, input.value.length);
    input.addEventListener("blur", () => this.#commit());
  }

  #commit() {
    const input = this.#input;
    if (!input) return;
    this.#input = null;
    this.fresh = false;
    const { row, column } = this.view.placeOf(input);
    const before = this.model.text(row, column);
    const typed = input.value.replace(/\s*\n\s*/g, " ").trim();
    const text = this.#isLabel(row, column) ? this.#named(row, column, typed) : typed;
    input.remove();
    if (text !== before) {
      this.model.set([[row, column, text]]);
      this.#changed();
    }
  }

  #cancel() {
    const input = this.#input;
    this.#input = null;
    if (this.fresh) {
      this.fresh = false;
      input.remove();
      this.#do("undo");
      return;
    }
    const { row, column } = this.view.placeOf(input);
    input.remove();
    this.#go(row, column, true);
  }

  /** The column with the names of the rows, wherever it was moved. */
  get labelColumn() {
    return this.isMatrix ? 0 : Math.max(0, this.model.columns.findIndex(it => /^(event|prediction)$/i.test(it.text)));
  }

  #isLabel(row, column) {
    return row < 0 || column === this.labelColumn;
  }

  /** Whether a cell may say something: those of a group stay empty. */
  #mayHold(row, column) {
    return !this.isMatrix || row < 0 || column === 0 || !isGroup(this.model.text(row, 0));
  }

  #empty() {
    const { top, bottom, left, right } = this.#range;
    const cells = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) cells.push([row, column, ""]);
    }
    this.model.set(cells);
    this.#changed();
  }

  #clip(event) {
    if (this.#input) return;
    const { top, bottom, left, right } = this.#range;
    if (event.type === "paste") {
      const block = read(event.clipboardData);
      if (!block) return;
      event.preventDefault();
      this.#paste(block);
      return;
    }
    const rows = [];
    for (let row = top; row <= bottom; row++) {
      rows.push(Array.from({ length: right - left + 1 }, (_, i) => this.model.text(row, left + i)));
    }
    write(event.clipboardData, rows);
    event.preventDefault();
    if (event.type === "cut") this.#empty();
    this.say(rows.length * rows[0].length === 1 ? "1 cell copied." : `${rows.length * rows[0].length} cells copied.`);
  }

  #paste(block) {
    const { top, bottom, left, right } = this.#range;
    if (this.isMatrix && Math.max(0, top) + block.length > 500) {
      this.say(`A matrix can have at most 500 rows. You pasted ${block.length}. Nothing was pasted.`);
      return;
    }
    // One cell fills the whole range, as in a spreadsheet.
    const isOne = block.length === 1 && block[0].length === 1;
    const whole = isOne ? Array.from({ length: bottom - top + 1 }, () => Array(right - left + 1).fill(block[0][0])) : block;
    let ofGroups = 0;
    const kept = whole.map((line, i) => line.map((text, j) => {
      const [row, column] = [top + i, left + j];
      if (row >= this.model.rows.length || column >= this.model.columns.length) return text;
      if (this.#isLabel(row, column)) return this.#named(row, column, text);
      if (text === "" || this.#mayHold(row, column)) return text;
      ofGroups++;
      return this.model.text(row, column);
    }));
    const { cut, added } = this.model.paste(top, left, kept, this.isMatrix ? mostColumns : 0);
    const width = Math.max(...whole.map(line => line.length));
    this.#to = { row: top + whole.length - 1, column: Math.min(left + width, this.model.columns.length) - 1 };
    this.#at = { row: top, column: left };
    this.#changed();
    const cells = (count, word) => count === 1 ? `1 ${word}` : `${count} ${word}s`;
    this.say([
      `Pasted: ${whole.length} × ${width} cells.`,
      added > 0 && `${cells(added, "system")} added.`,
      cut > 0 && `${cells(cut, "cell")} did not fit beside the last column.`,
      ofGroups > 0 && `${cells(ofGroups, "cell")} of groups stayed empty.`,
    ].filter(Boolean).join(" "));
  }

  // What a label becomes when somebody gives it another name.
  #named(row, column, name) {
    const isNew = (row < 0 ? this.model.columns[column] : this.model.rows[row]).from === null;
    return renamed(this.model.text(row, column), name, isNew);
  }

  // Rows and columns

  #do(action) {
    this.#commit();
    const { row, column } = this.#at;
    const { top, bottom, left, right } = this.#range;
    const first = this.isMatrix ? 1 : 0;
    switch (action) {
      case "undo": this.model.undo(); break;
      case "redo": this.model.redo(); break;
      case "addRow": this.#newRow(bottom + 1); return;
      case "addGroup": this.#newRow(bottom + 1, "**New group**"); return;
      case "addPart": this.#newRow(bottom + 1, `[New sub-feature](#${this.#keyOf(row)}/new-sub-feature)`); return;
      case "makeFeature":
        if (row < 0 || !isGroup(this.model.text(row, 0))) return;
        this.model.renewRow(row, this.model.rows[row].cells.with(0, nameOf(this.model.text(row, 0))));
        break;
      case "deleteRows":
        if (top < 0) return;
        this.model.deleteRows(top, bottom);
        break;
      case "rowUp": case "rowDown": {
        const by = action === "rowUp" ? -1 : 1;
        if (top < 0 || !this.model.moveRows(top, bottom, by)) return;
        this.#at = { row: row + by, column };
        this.#to = { row: this.#to.row + by, column: this.#to.column };
        break;
      }
      case "addColumn":
        if (!this.isMatrix) return;
        this.model.addColumn(right + 1, "");
        this.#changed();
        this.#go(-1, right + 1, true);
        this.#edit("");
        return;
      case "deleteColumns":
        if (left < first || this.model.columns.length - (right - left + 1) < first + 1) return;
        this.model.deleteColumns(left, right);
        break;
      case "columnLeft": case "columnRight": {
        const by = action === "columnLeft" ? -1 : 1;
        if (!this.model.moveColumn(column, by, first)) return;
        this.#at = { row, column: column + by };
        this.#to = this.#at;
        break;
      }
      case "fillDown": {
        const cells = [];
        // Of one row alone, the row above is what goes down.
        const source = top === bottom ? top - 1 : top;
        if (source < 0) return;
        for (let at = source + 1; at <= bottom; at++) {
          for (let i = left; i <= right; i++) {
            if (this.#mayHold(at, i)) cells.push([at, i, this.model.text(source, i)]);
          }
        }
        this.model.set(cells);
        break;
      }
    }
    this.#changed();
    this.#clamp();
  }

  #newRow(place, label = "") {
    const column = this.labelColumn;
    this.model.addRow(place, this.model.columns.map((_, i) => i === column ? label : ""));
    this.#changed();
    this.#go(place, column, true);
    this.#edit(label === "" ? "" : undefined);
    this.#input.select();
    this.fresh = true; // Esc takes the row away again
  }

  #keyOf(row) {
    const from = this.model.rows[Math.max(0, row)]?.from;
    const key = from === null || from === undefined ? "" : this.keys[from];
    return key || "feature";
  }

  #clamp() {
    const keep = ({ row, column }) => ({
      row: Math.max(-1, Math.min(row, this.model.rows.length - 1)),
      column: Math.max(0, Math.min(column, this.model.columns.length - 1)),
    });
    [this.#at, this.#to] = [keep(this.#at), keep(this.#to)];
    this.#select(true);
  }

  // Drawing and checking

  #changed() {
    const hadFocus = this.view.table.contains(document.activeElement);
    this.#draw();
    if (hadFocus) this.#select(true); // the cell that had it was drawn anew
    this.draft.typed();
    this.check.soon();
  }

  #draw() {
    this.view.draw(this.model.state);
    this.querySelector("[data-do=undo]").disabled = !this.model.canUndo;
    this.querySelector("[data-do=redo]").disabled = !this.model.canRedo;
    this.#at.row = Math.min(this.#at.row, this.model.rows.length - 1);
    this.#at.column = Math.min(this.#at.column, this.model.columns.length - 1);
    this.#to = { row: Math.min(this.#to.row, this.model.rows.length - 1), column: Math.min(this.#to.column, this.model.columns.length - 1) };
    this.#select(false);
  }

  #nameOf(row, column) {
    const head = nameOf(this.model.columns[column]?.text ?? "") || `column ${column + 1}`;
    return row < 0 ? `Header of ${head}` : `${nameOf(this.model.rows[row]?.cells[0] ?? "") || `row ${row + 1}`} · ${head}`;
  }

  /** Says a sentence in the status line. */
  say(sentence) {
    const status = this.querySelector("[role=status]");
    if (status && status.textContent !== sentence) status.textContent = sentence;
  }
}

customElements.define("wiki-grid", WikiGrid);
