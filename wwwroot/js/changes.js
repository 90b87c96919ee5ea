import { isPlainKey } from "./keys.js";

// Next and previous change of a text diff or of a marked page, by button and by the keys n and p.
const stops = [...document.querySelectorAll('.diff [id^="change."]'), ...places()];

/** The marks of a page as readers see it; words and what came in their place are one, and so is a cell. */
function places() {
  const cells = new Set();
  const marks = document.querySelectorAll(".marked-page :is(.added, .removed, .replaced)");
  return [...marks].filter(mark => {
    const cell = mark.closest("td, th");
    const isMore = cells.has(cell) || mark.parentElement.closest(".added, .removed, .replaced")
      || (mark.matches("ins") && mark.previousSibling?.matches?.("del"));
    if (cell) cells.add(cell);
    return !isMore;
  });
}

function go(direction) {
  const here = stops.findIndex(row => row.classList.contains("current"));
  const next = here < 0 ? firstFrom(direction) : here + direction;
  if (next < 0 || next >= stops.length) return;

  stops[here]?.classList.remove("current");
  const row = stops[next];
  row.classList.add("current");
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center" });

  for (const count of document.querySelectorAll(".steps output")) {
    count.value = `${next + 1} of ${stops.length}`;
  }
}

/** Index of the first stop below, or of the last one above, the middle of the window. */
function firstFrom(direction) {
  const middle = innerHeight / 2;
  const below = stops.findIndex(row => row.getBoundingClientRect().top > middle);
  if (direction > 0) return below < 0 ? stops.length - 1 : below;
  return (below < 0 ? stops.length : below) - 1;
}

if (stops.length > 0) {
  for (const steps of document.querySelectorAll(".steps")) {
    steps.querySelector("a")?.setAttribute("hidden", "");
    steps.querySelector("p").hidden = false;
  }

  document.addEventListener("click", event => {
    const step = event.target.closest?.("[data-step]");
    if (step) go(Number(step.dataset.step));
  });

  document.addEventListener("keydown", event => {
    if (!isPlainKey(event)) return;
    if (event.key === "n") go(+1);
    if (event.key === "p") go(-1);
  });
}
