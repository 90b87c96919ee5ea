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
  beside(link.closest("td"));
}

function close() {
  if (!pop) return;
  const { opener } = pop;
  const hadFocus = pop.contains(document.activeElement);
  opener.removeAttribute("aria-expanded");
  opener.closest("td")?.style.removeProperty("anchor-name");
  const old = pop;
  pop = null;
  old.remove();
  if (hadFocus) opener.focus({ preventScroll: true });
}

/** Puts the box where there is room: below the cell, above it, or at its side; never over it. */
function beside(cell) {
  if (CSS.supports("position-area: bottom")) {
    cell.style.setProperty("anchor-name", "--cell");
    pop.style.setProperty("position-anchor", "--cell");
    return;
  }
  const [at, box] = [cell.getBoundingClientRect(), pop.getBoundingClientRect()];
  const below = at.bottom + box.height + 8 < innerHeight || at.top < box.height + 8;
  pop.style.inset = "auto";
  pop.style.margin = "0";
  pop.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.width - 8))}px`;
  pop.style.top = `${below ? at.bottom + 6 : at.top - box.height - 6}px`;
}
