// Everything works without this file; each module improves one thing.
import "./theme.js";
import "./search.js";
import "./key-help.js";
import "./scroll.js";
import "./menu.js";
import "./notices.js";
import "./anchors.js";
import "./contents.js";
import "./changes.js";
import "./history.js";
import "./cell-form.js";
import "./matrix/view.js";
import "./matrix/column.js";
import "./matrix/cell.js";
import "./matrix/edit.js";
