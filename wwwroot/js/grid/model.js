/**
 * What a grid holds: columns { from, text } and rows { from, cells }, where "from" is the place in the table as it was
 * read, or null for what is new. Each change is a new state, so undo is the state before it; rows that did not change
 * are the same objects in both.
 */
export class GridModel {
  #past = [];
  #future = [];

  constructor(columns, rows) {
    this.state = { columns, rows };
    this.first = this.state;
  }

  get columns() {
    return this.state.columns;
  }

  get rows() {
    return this.state.rows;
  }

  get isChanged() {
    return this.state !== this.first;
  }

  get canUndo() {
    return this.#past.length > 0;
  }

  get canRedo() {
    return this.#future.length > 0;
  }

  /** The text of a cell; row -1 is the header. */
  text(row, column) {
    return row < 0 ? this.columns[column].text : this.rows[row].cells[column];
  }

  undo() {
    if (!this.canUndo) return;
    this.#future.push(this.state);
    this.state = this.#past.pop();
  }

  redo() {
    if (!this.canRedo) return;
    this.#past.push(this.state);
    this.state = this.#future.pop();
  }

  /** Sets cells: a list of [row, column, text]. */
  set(cells) {
    const columns = [...this.columns];
    const rows = [...this.rows];
    let changed = false;
    for (const [row, column, text] of cells) {
      if (this.text(row, column) === text) continue;
      changed = true;
      if (row < 0) {
        columns[column] = { ...columns[column], text };
      } else {
        if (rows[row] === this.rows[row]) rows[row] = { ...rows[row], cells: [...rows[row].cells] };
        rows[row].cells[column] = text;
      }
    }
    if (changed) this.#become({ columns, rows });
  }

  addRow(place, cells = this.columns.map(() => "")) {
    const rows = [...this.rows];
    rows.splice(place, 0, { from: null, cells });
    this.#become({ columns: this.columns, rows });
  }

  deleteRows(first, last) {
    this.#become({ columns: this.columns, rows: this.rows.filter((_, i) => i < first || i > last) });
  }

  /** Moves rows by one place; false at the edge. */
  moveRows(first, last, by) {
    const next = by < 0 ? first - 1 : last + 1;
    if (next < 0 || next >= this.rows.length) return false;
    const rows = [...this.rows];
    const [other] = rows.splice(next, 1);
    rows.splice(by < 0 ? last : first, 0, other);
    this.#become({ columns: this.columns, rows });
    return true;
  }

  addColumn(place, text = "") {
    this.#becomeColumns(list => list.toSpliced(place, 0, ""), { from: null, text }, place);
  }

  deleteColumns(first, last) {
    const keep = (_, i) => i < first || i > last;
    this.#become({
      columns: this.columns.filter(keep),
      rows: this.rows.map(row => ({ ...row, cells: row.cells.filter(keep) })),
    });
  }

  /** Moves a column by one place; false at the edge. The column of names stays the first. */
  moveColumn(column, by, firstFree) {
    const to = column + by;
    if (column < firstFree || to < firstFree || to >= this.columns.length) return false;
    const swap = list => {
      const moved = [...list];
      [moved[column], moved[to]] = [moved[to], moved[column]];
      return moved;
    };
    this.#become({ columns: swap(this.columns), rows: this.rows.map(row => ({ ...row, cells: swap(row.cells) })) });
    return true;
  }

  /** Writes a block of texts from a cell on; rows that are missing are added, and columns up to a number of all. */
  paste(row, column, block, mostColumns) {
    const width = Math.min(Math.max(this.columns.length, mostColumns), column + Math.max(...block.map(line => line.length)));
    const added = Array.from({ length: Math.max(0, width - this.columns.length) }, () => "");
    const columns = [...this.columns, ...added.map(text => ({ from: null, text }))];
    const rows = added.length ? this.rows.map(row => ({ ...row, cells: [...row.cells, ...added] })) : [...this.rows];
    let cut = 0;
    block.forEach((line, i) => {
      const at = row + i;
      if (at >= 0) {
        if (at >= rows.length) rows.push({ from: null, cells: columns.map(() => "") });
        else if (rows[at] === this.rows[at]) rows[at] = { ...rows[at], cells: [...rows[at].cells] };
      }
      line.forEach((text, j) => {
        if (column + j >= columns.length) cut++;
        else if (at < 0) columns[column + j] = { ...columns[column + j], text };
        else rows[at].cells[column + j] = text;
      });
    });
    this.#become({ columns, rows });
    return { cut, added: added.length };
  }

  /** Makes another row of one, with the same cells and a new key. */
  renewRow(place, cells) {
    this.#become({ columns: this.columns, rows: this.rows.with(place, { from: null, cells }) });
  }

  toJSON() {
    return this.state;
  }

  #becomeColumns(change, column, place) {
    this.#become({
      columns: this.columns.toSpliced(place, 0, column),
      rows: this.rows.map(row => ({ ...row, cells: change(row.cells) })),
    });
  }

  #become(state) {
    this.#past.push(this.state);
    this.#future = [];
    this.state = state;
  }
}
