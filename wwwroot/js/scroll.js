// A box that scrolls can be reached by the keyboard; one in which everything fits needs no stop on the way.
// It is measured after the browser has laid out the page, so that the script does not make it do so.
const boxes = document.querySelectorAll(":is(.scroll, .drawing, .table, pre)[tabindex]");
const watch = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
    begin(target);
  }
});
for (const box of boxes) watch.observe(box);

const begun = new WeakSet();

/** A drawing that does not fit begins where most happens. */
function begin(box) {
  const drawing = box.querySelector(":scope > [data-busiest]");
  if (!drawing || begun.has(box)) return;
  begun.add(box);
  box.scrollLeft = drawing.dataset.busiest * box.scrollWidth - box.clientWidth / 2;
}
