import { isPlainClick } from "../keys.js";

// Shows the details of a cell in a box beside it. If they cannot be fetched, the link leads to the page of the cell.
let pop;
document.addEventListener("click", async event => {
  if (!isPlainClick(event)) return;
  const link = event.target.closest?.(".grid a.lv");
  if (!link || !("popover" in HTMLElement.prototype)) return;
  event.preventDefault();
  const again = pop?.matches(":popover-open") && pop.opener === link;
  close();
  if (again) return;

  const url = new URL(link.href);
  url.searchParams.set("part", "details");
  let answer;
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    answer = response.ok ? await response.text() : null;
  } catch {
    answer = null;
  }
  if (answer === null) {
    location.assign(link.href);
    return;
  }
  if (link.isConnected) open(link, answer);
});

function open(link, answer) {
  close();
  pop = document.createElement("div");
  pop.className = "pop";
  pop.popover = "auto";
  pop.opener = link;
  pop.role = "group";
  pop.ariaLabel = "About this cell";
  pop.innerHTML = answer;
  link.after(pop); // so that the next Tab goes into it
  link.setAttribute("aria-expanded", "true");
  pop.addEventListener("toggle", event => {
    if (event.newState === "closed") close();
  });
  pop.showPopover();
  beside(link);
}

function close() {
  if (!pop) return;
  const { opener } = pop;
  const hadFocus = pop.contains(document.activeElement);
  opener.removeAttribute("aria-expanded");
  cellOf(opener).style.removeProperty("anchor-name");
  const old = pop;
  pop = null;
  old.remove();
  if (hadFocus) opener.focus({ preventScroll: true });
}

const cellOf = link => link.closest("td");

/** Puts the box below or above the cell (see pop.css); a longer one scrolls in itself. */
function beside(link) {
  const [at, box] = [cellOf(link).getBoundingClientRect(), pop.getBoundingClientRect()];
  const [above, below] = [at.top - 12, innerHeight - at.bottom - 12];
  if (CSS.supports("position-area: bottom")) {
    pop.style.maxHeight = `${Math.max(above, below)}px`;
    cellOf(link).style.setProperty("anchor-name", "--cell");
    pop.style.setProperty("position-anchor", "--cell");
    return;
  }
  const isBelow = below >= box.height || below >= above;
  pop.style.inset = "auto";
  pop.style.margin = "0";
  pop.style.maxHeight = `${isBelow ? below : above}px`;
  pop.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
  pop.style.top = `${isBelow ? at.bottom + 6 : at.top - Math.min(box.height, above) - 6}px`;
}
