import { showSlider, stopOf } from "./slider.js";

/**
 * Puts an answer in place: each of its elements with an id replaces the element of the page with that id.
 * @param asked the query of the address that was asked
 */
export function place(answer, asked) {
  const parts = document.createElement("template");
  parts.innerHTML = answer;
  const focus = document.activeElement;
  const label = nameOf(focus);
  const holder = focus?.closest?.("#view\\.all [id]:not(a, input, select, button), #view\\.shown, .matrix[id]");
  const typing = focus?.matches?.("#view\\.all input:not([type=checkbox])");

  const places = "#view\\.all > [id]:not(#view\\.more), #view\\.more > [id], #view\\.count, #view\\.shown, "
    + ".included[id], .matrix[id]:not(.included .matrix), #compare\\.sources, #compare\\.contrast, .footnotes:not([id] .footnotes)";
  for (const fresh of parts.content.querySelectorAll(places)) {
    const stale = fresh.id
      ? document.getElementById(fresh.id)
      : document.querySelector(".footnotes:not([id] .footnotes)");
    if (!stale) continue;
    if (typing && stale.contains(focus)) refill(stale, fresh, focus, asked);
    else if (fresh.id === "view.count") stale.textContent = fresh.textContent;
    else swap(stale, fresh);
  }
  showSlider();

  // The link or button that was used is in the page again, with another address: it gets the focus back.
  if (focus && !focus.isConnected && holder) {
    const again = document.getElementById(holder.id);
    const same = (focus.id && document.getElementById(focus.id))
      || [...again?.querySelectorAll("a, button, summary") ?? []].find(it => nameOf(it) === label)
      || again?.querySelector("a, button");
    same?.focus({ preventScroll: true });
  }
}

/** The name by which a link or button is found again. */
export const nameOf = element => element?.getAttribute?.("aria-label") ?? element?.textContent.trim();

/** Replaces everything around a field, which stays as it is because somebody is typing in it or dragging it. */
function refill(stale, fresh, field, asked) {
  const same = fresh.querySelector(`#${CSS.escape(field.id)}`);
  around(stale, fresh, field, same);
  if (same.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", same.getAttribute("aria-invalid"));
  else field.removeAttribute("aria-invalid");
  // A date that was understood stands in its one form, unless somebody types on.
  if (field.name !== "q" && field.value === asked.get(field.name)) field.value = same.value;
  // The slider may have moved since the request.
  if (field.type === "range") field.form.elements.at.value = stopOf(field).date;
}

function around(stale, fresh, field, same) {
  const kept = [...stale.children].find(it => it.contains(field));
  const nodes = [...fresh.childNodes];
  const place = nodes.findIndex(it => it.contains(same));
  const next = nodes[place];
  for (const it of [...stale.childNodes]) if (it !== kept) it.remove();
  kept.before(...nodes.slice(0, place));
  kept.after(...nodes.slice(place + 1));
  if (kept !== field) around(kept, next, field, same);
}

function swap(stale, fresh) {
  const boxes = [...stale.querySelectorAll(".scroll")].map(box => [box.scrollLeft, box.scrollTop]);
  const open = [...stale.querySelectorAll("details[open]")].map(it => it.id || it.className);
  stale.replaceWith(fresh);
  for (const it of fresh.querySelectorAll("details")) it.open ||= open.includes(it.id || it.className);
  fresh.querySelectorAll(".scroll").forEach((box, i) => {
    if (boxes[i]) [box.scrollLeft, box.scrollTop] = boxes[i];
  });
}
