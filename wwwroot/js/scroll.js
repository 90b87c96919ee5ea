// A box that scrolls can be reached by the keyboard; one in which everything fits needs no stop on the way.
const boxes = document.querySelectorAll(":is(.scroll, .drawing, .table, pre)[tabindex]");
const watch = new ResizeObserver(entries => {
  for (const { target } of entries) {
    const scrolls = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
    if (scrolls) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
for (const box of boxes) watch.observe(box);

// A drawing that does not fit begins where most happens.
for (const drawing of document.querySelectorAll(".drawing > [data-busiest]")) {
  const box = drawing.parentElement;
  box.scrollLeft = drawing.dataset.busiest * box.scrollWidth - box.clientWidth / 2;
}
