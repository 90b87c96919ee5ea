// Marks the column under the pointer or the focus like its row.
const column = new CSSStyleSheet();
const mark = "background-image: linear-gradient(color-mix(in srgb, var(--ink) 5%, transparent) 0 0)";
let marked = "";

/** The selector of the cells in the column of a cell; empty for the first column, which has the labels of the rows. */
function columnOf(cell) {
  if (!cell || cell.cellIndex === 0) return "";
  return `#${CSS.escape(cell.closest(".matrix").id)} .grid tr > :nth-child(${cell.cellIndex + 1})`;
}

for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, event => {
    const place = columnOf(event.target.closest?.(".grid :is(td, thead th)"));
    if (place === marked) return;
    marked = place;
    column.replaceSync(place && `@media screen and (width > 600px) {
      @layer components { ${place}:is(td, th):not(.unknown, .empty) { ${mark}; } }
    }`);
  });
}
if (document.querySelector(".grid")) document.adoptedStyleSheets.push(column);
