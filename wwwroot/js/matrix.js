// The views of matrices are addresses that work without script. Here a view is fetched and put in place instead of
// loading the page: each element of the answer with an id replaces the element of the page with the same id.
const pause = 150; // milliseconds after the last key before rows are filtered
const kept = new Map(); // answers by address
const mostKept = 60;

let wanted = null; // the address to show next
let followed = null; // a link followed meanwhile: where it will lead is known when the answer is there
let busy = false;

const panel = () => document.getElementById("view.all");

/** Shows a view. One request is under way at a time; of those asked for meanwhile the last is next. */
async function show(address) {
  wanted = address;
  if (busy) return;
  busy = true;
  panel().setAttribute("aria-busy", "true");
  while (wanted) {
    const now = wanted;
    wanted = null;
    const answer = await fetched(now);
    if (!answer) {
      location.assign(now);
      return;
    }
    place(answer);
    history.replaceState(history.state, "", now);
    if (followed && !wanted) wanted = addressAgain(followed);
    followed = null;
  }
  busy = false;
  panel().removeAttribute("aria-busy");
}

async function fetched(address) {
  if (kept.has(address)) return kept.get(address);
  const url = new URL(address, location.href);
  url.searchParams.set("part", "matrix");
  try {
    const response = await fetch(url, { headers: { Accept: "text/html" } });
    if (!response.ok) return null;
    const answer = await response.text();
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value);
    kept.set(address, answer);
    return answer;
  } catch {
    return null;
  }
}

function place(answer) {
  const parts = document.createElement("template");
  parts.innerHTML = answer;
  const focus = document.activeElement;
  const label = nameOf(focus);
  const holder = focus?.closest?.("#view\\.all [id]:not(a, input, select, button)");
  const typing = focus?.matches?.("#view\\.all input:not([type=checkbox])");

  const places = "#view\\.all > [id]:not(#view\\.more), #view\\.more > [id], "
    + ".included[id], .matrix[id]:not(.included .matrix), #compare\\.sources, .footnotes:not([id] .footnotes)";
  for (const fresh of parts.content.querySelectorAll(places)) {
    const stale = fresh.id ? document.getElementById(fresh.id) : document.querySelector(".footnotes:not([id] .footnotes)");
    if (!stale) continue;
    if (typing && stale.contains(focus)) refill(stale, fresh, focus);
    else if (fresh.id === "view.count") stale.textContent = fresh.textContent;
    else swap(stale, fresh);
  }
  improve();

  // What was used is there again, with another address.
  if (focus && !focus.isConnected && holder) {
    const again = document.getElementById(holder.id);
    const same = (focus.id && document.getElementById(focus.id))
      || [...again?.querySelectorAll("a, button, summary") ?? []].find(it => nameOf(it) === label)
      || again?.querySelector("a, button");
    same?.focus({ preventScroll: true });
  }
}

const placeOf = link => ({ holder: link.closest("[id]:not(a)").id, name: nameOf(link) });

function addressAgain({ holder, name }) {
  const link = [...document.getElementById(holder)?.querySelectorAll("a[href]") ?? []].find(it => nameOf(it) === name);
  return link ? readable(new URL(link.href)) : null;
}

const nameOf = element => element?.getAttribute?.("aria-label") ?? element?.textContent.trim();

/** The field somebody is typing in or dragging stays as it is; everything around it is brought up to date. */
function refill(stale, fresh, field) {
  const same = fresh.querySelector(`#${CSS.escape(field.id)}`);
  around(stale, fresh, field, same);
  if (same.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", same.getAttribute("aria-invalid"));
  else field.removeAttribute("aria-invalid");
  // Who drags is ahead of the answer.
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

/** The address a form leads to, empty fields left out. */
function addressOf(form) {
  const url = new URL(form.action, location.href);
  url.search = "";
  const cols = new Set();
  for (const [name, value] of new FormData(form)) {
    if (name === "cols") cols.add(value);
    else if (value) url.searchParams.append(name, value);
  }
  if (cols.size > 0) url.searchParams.append("cols", [...cols].join(","));
  return readable(url);
}

const readable = url => url.pathname + url.search.replace(/%2C/gi, ",").replace(/%3A/gi, ":");

/** Another text than the one shown is another page: its tables may be others. */
const sameText = address => new URL(address, location.href).searchParams.get("known")
  === new URLSearchParams(location.search).get("known");

function improve() {
  const view = panel();
  const range = view?.querySelector("#view\\.stop");
  if (!range) return;
  range.closest(".track").hidden = range.max === "0";
  say(range);
}

/** The date and the releases of a stop; the last stop is today. */
function stopOf(range) {
  const dates = range.dataset.stops.split("|");
  const at = Number(range.value);
  return at >= Number(range.max) ? { date: "", name: "" } : { date: dates[at], name: range.dataset.names.split("|")[at] };
}

function say(range) {
  const { date, name } = stopOf(range);
  const asked = range.form.elements.at.value;
  const day = date && new Date(date).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const early = asked && asked < date && !date.startsWith(asked);
  const words = !date ? "Today" : early ? "Before the first change" : `${day}: ${name}`;
  range.setAttribute("aria-valuetext", words);
  const shown = asked || document.activeElement === range;
  const between = asked && date && !early && asked !== date;
  range.form.querySelector("output").textContent = !shown ? "" : between ? `Last change: ${words}` : words;
}

if (panel()) {
  let soon;
  improve();

  document.addEventListener("click", event => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target.closest?.("#view\\.all a[href]");
    if (!link || new URL(link.href).pathname !== panel().dataset.address || !sameText(link.href)) return;
    event.preventDefault();
    if (busy) followed = placeOf(link);
    else show(readable(new URL(link.href)));
  });

  document.addEventListener("submit", event => {
    const form = event.target.closest("#view\\.all form");
    if (!form) return;
    const address = addressOf(form);
    if (!sameText(address)) return;
    event.preventDefault();
    clearTimeout(soon);
    show(address);
  });

  document.addEventListener("input", event => {
    const field = event.target.closest?.("#view\\.all :is(#view\\.q, #view\\.stop)");
    if (!field || event.isComposing) return;
    clearTimeout(soon);
    if (field.id === "view.stop") {
      field.form.elements.at.value = stopOf(field).date;
      say(field);
      show(addressOf(field.form));
    } else {
      soon = setTimeout(() => show(addressOf(field.form)), pause);
    }
  });

  document.addEventListener("change", event => {
    const field = event.target.closest?.("#view\\.all :is(select, input[type=checkbox])");
    if (field) show(addressOf(field.form));
  });
}

// The column under the pointer or the focus is marked like its row.
const column = new CSSStyleSheet();
const mark = "background-image: linear-gradient(color-mix(in srgb, var(--ink) 5%, transparent) 0 0)";
let marked = "";
for (const type of ["pointerover", "focusin"]) {
  document.addEventListener(type, event => {
    const cell = event.target.closest?.(".grid :is(td, thead th)");
    const place = cell && cell.cellIndex > 0 ? `#${CSS.escape(cell.closest(".matrix").id)} .grid tr > :nth-child(${cell.cellIndex + 1})` : "";
    if (place === marked) return;
    marked = place;
    column.replaceSync(place && `@media screen and (width > 600px) { @layer components { ${place}:is(td, th):not(.unknown, .empty) { ${mark}; } } }`);
  });
}
if (document.querySelector(".grid")) document.adoptedStyleSheets.push(column);

// What is known of a cell, beside the cell. Where it cannot be shown, the link leads to its page.
let pop;
document.addEventListener("click", async event => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
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
  pop.role = "dialog";
  pop.ariaLabel = "About this cell";
  pop.innerHTML = answer;
  link.closest("td").append(pop);
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

/** Where there is room: below the cell, above it, or at its side; never over it. */
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
