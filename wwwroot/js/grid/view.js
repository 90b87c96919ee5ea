import { isGroup, nameOf } from "./labels.js";

const columnWidth = 13; // rem; with fixed widths, a change of one cell lays out one row
const levels = { yes: "yes", partial: "partial", no: "no", planned: "planned", unknown: "unknown", "?": "unknown", "n/a": "na" };

/** The level that a text begins with, as a class. */
function levelOf(text) {
  const word = /^(yes|partial|no|planned|unknown|n\/a|\?)(?=\s|$|;|\()/i.exec(text)?.[1].toLowerCase();
  return word ? levels[word] : text.startsWith("`") ? "value" : "";
}

/** Draws the state of a grid into its table, and changes only the rows that are not drawn yet. */
export class GridView {
  #drawn = { columns: null, rows: [] };

  constructor(table, labelColumn) {
    this.table = table;
    this.labelColumn = labelColumn;
    table.setAttribute("role", "grid");
    this.head = table.tHead.rows[0];
    this.body = table.tBodies[0];
  }

  draw({ columns, rows }) {
    const sameColumns = this.#drawn.columns === columns
      || (this.#drawn.columns?.length === columns.length && this.#drawn.columns.every((it, i) => it.from === columns[i].from));
    if (this.#drawn.columns !== columns) {
      this.#line(this.head, columns.map(it => it.text), "col");
    }
    const known = new Map(this.#drawn.rows.map((row, i) => [row, this.body.rows[i]]));
    const lines = rows.map(row => {
      const line = sameColumns && known.get(row);
      if (line) {
        known.delete(row);
        return line;
      }
      return this.#line(document.createElement("tr"), row.cells, "row");
    });
    const old = [...this.body.rows];
    if (old.length !== lines.length || old.some((line, i) => line !== lines[i])) this.body.replaceChildren(...lines);
    this.#drawn = { columns, rows };
    this.table.style.width = `${columns.length * columnWidth}rem`;
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    this.table.setAttribute("aria-colcount", columns.length);
    // On a narrow screen a row is a list, in which each cell names its column.
    if (!sameColumns || this.heads !== columns) {
      this.heads = columns;
      for (const line of this.body.rows) {
        for (let i = 0; i < line.cells.length; i++) line.cells[i].dataset.head = columns[i].text;
      }
    } else {
      for (const line of lines) {
        if (line.cells[0].dataset.head === undefined) {
          for (let i = 0; i < line.cells.length; i++) line.cells[i].dataset.head = columns[i].text;
        }
      }
    }
  }

  /** What a cell shows: a label without its key. */
  shown(text, isLabel) {
    return isLabel ? nameOf(text) : text;
  }

  /** The cell; row -1 is the header. */
  cell(row, column) {
    return (row < 0 ? this.head : this.body.rows[row])?.cells[column];
  }

  /** Where a cell is, or null for what is none. */
  placeOf(node) {
    const cell = node.closest?.("th, td");
    if (!cell || !this.table.contains(cell)) return null;
    const row = cell.parentElement === this.head ? -1 : [...this.body.rows].indexOf(cell.parentElement);
    return { row, column: cell.cellIndex };
  }

  #line(line, texts, scope) {
    line.replaceChildren(...texts.map((text, i) => {
      const cell = document.createElement(scope === "col" || i === 0 ? "th" : "td");
      if (cell.localName === "th") cell.scope = scope;
      cell.setAttribute("role", scope === "col" ? "columnheader" : i === 0 ? "rowheader" : "gridcell");
      cell.textContent = this.shown(text, scope === "col" || i === this.labelColumn());
      cell.tabIndex = -1;
      if (cell.localName === "td") cell.className = levelOf(text);
      return cell;
    }));
    if (scope === "row") line.classList.toggle("group", isGroup(texts[0]) && texts.slice(1).every(it => it === ""));
    return line;
  }
}
