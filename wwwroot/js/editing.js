// What only the pages need on which somebody edits a text, a grid or an import.
import "./grid/grid.js";
import "./editor.js";
import "./importing.js";
