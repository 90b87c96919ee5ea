import { isGroup, isPart, nameOf } from "./labels.js";

const columnWidth = 13; // rem; with fixed widths, a change of one cell lays out one row
const levels = { yes: "yes", partial: "partial", no: "no", planned: "planned", unknown: "unknown", "?": "unknown", "n/a": "na" };

/** The level that a text begins with, as a class. */
function levelOf(text) {
  const word = /^(yes|partial|no|planned|unknown|n\/a|\?)(?=\s|$|;|\()/i.exec(text)?.[1].toLowerCase();
  return word ? levels[word] : text.startsWith("`") ? "value" : "";
}

/** For each column, the place where it was before; undefined for a new one. */
function placesOf(before, columns) {
  const places = new Map(before.map((column, i) => [column, i]));
  const kept = new Set(columns);
  return columns.map((column, i) => places.get(column) ?? (before[i] && !kept.has(before[i]) && before.length === columns.length
    ? i : undefined));
}

/** Makes the children of an element others, and moves only those that are not where they should be. */
function arrange(parent, old, children) {
  const kept = new Set(children);
  for (const child of old) {
    if (!kept.has(child)) child.remove();
  }
  let next = parent.firstElementChild;
  for (const child of children) {
    if (child === next) next = next.nextElementSibling;
    else parent.insertBefore(child, next);
  }
}

/** Draws the state of a grid into its table, and makes only the cells that are not there yet. */
export class GridView {
  #drawn = { columns: [], rows: [], labelColumn: -1 };

  constructor(table, isMatrix, labelColumn) {
    this.table = table;
    this.isMatrix = isMatrix;
    this.labelColumn = labelColumn;
    table.setAttribute("role", "grid");
    this.head = table.tHead.rows[0];
    this.body = table.tBodies[0];
    this.head.replaceChildren();
    this.body.replaceChildren();
  }

  draw({ columns, rows }) {
    const labelColumn = this.labelColumn();
    const places = placesOf(this.#drawn.columns, columns);
    // The first column has cells of its own kind, and that of the names shows them without their keys.
    const before = labelColumn === this.#drawn.labelColumn && places[0] === 0 ? this.#drawn : { columns: [], rows: [] };
    const isSame = columns.length === before.columns.length && places.every((place, i) => place === i);
    const renamed = isSame ? columns.flatMap((it, i) => it.text === before.columns[i].text ? [] : [i]) : [];
    this.#line(this.head, places, before.columns.map(it => it.text), columns.map(it => it.text), columns, "col");

    const known = new Map(before.rows.map((row, i) => [row, i]));
    const kept = new Set(rows);
    const old = [...this.body.rows];
    const lines = rows.map((row, i) => {
      if (isSame && known.has(row)) return old[known.get(row)];
      const was = before.rows[i];
      const line = was && !kept.has(was) ? old[i] : document.createElement("tr");
      return this.#line(line, places, line.isConnected ? was.cells : [], row.cells, columns, "row");
    });
    arrange(this.body, old, lines);
    for (const i of renamed) {
      for (const line of lines) line.cells[i].dataset.head = nameOf(columns[i].text);
    }
    this.#drawn = { columns, rows, labelColumn };
    this.table.style.width = `${columns.length * columnWidth}rem`;
    this.table.setAttribute("aria-rowcount", rows.length + 1);
    this.table.setAttribute("aria-colcount", columns.length);
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
    return { row: cell.parentElement === this.head ? -1 : cell.parentElement.sectionRowIndex, column: cell.cellIndex };
  }

  // Cells that were there, with the same text, stay where they are.
  #line(line, places, before, texts, columns, scope) {
    const old = [...line.cells];
    const cells = texts.map((text, i) =>
      old.length && before[places[i]] === text ? old[places[i]] : this.#cell(text, i, columns[i], scope));
    arrange(line, old, cells);
    if (scope === "row" && this.isMatrix) {
      const group = isGroup(texts[0]);
      line.classList.toggle("group", group);
      line.classList.toggle("part", isPart(texts[0]));
      for (const cell of cells.slice(1)) {
        if (group) cell.setAttribute("aria-readonly", "true"); // the cells of a group stay empty
        else cell.removeAttribute("aria-readonly");
      }
    }
    return line;
  }

  #cell(text, place, column, scope) {
    const isHead = scope === "col";
    const cell = document.createElement(isHead || place === 0 ? "th" : "td");
    if (cell.localName === "th") cell.scope = scope;
    cell.setAttribute("role", isHead ? "columnheader" : place === 0 ? "rowheader" : "gridcell");
    cell.textContent = this.shown(text, isHead || place === this.labelColumn());
    cell.tabIndex = -1;
    if (cell.localName === "td") cell.className = levelOf(text);
    // In a narrow window a row is a list, in which each cell names its column.
    cell.dataset.head = isHead ? place === 0 ? "Names of the columns" : `Column ${place + 1}` : nameOf(column.text);
    return cell;
  }
}
