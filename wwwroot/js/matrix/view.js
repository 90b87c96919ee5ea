import { isPlainClick } from "../keys.js";
import { nameOf, place } from "./place.js";
import { say, showSlider, stopOf } from "./slider.js";

// The views of matrices are addresses that work without script. Here a view is fetched and put in place instead of
// loading the page.
const pause = 150; // milliseconds after the last key before rows are filtered
const kept = new Map(); // answers by address
const mostKept = 60;

let wanted = null; // the address to show next
let followed = null; // a link followed during a request: the answer tells where it leads
let busy = false;
let shown = readable(location);
let typed = false; // whether the last step was one of typing or dragging

const panel = () => document.getElementById("view.all");

/**
 * Shows a view. There is one request at a time; of the views asked for meanwhile, the last is next. Each choice is a step
 * of Back; what is typed or dragged in one go is one step.
 * @param step "choice", "typing", or "back" when the browser went to the address already
 */
async function show(address, step = "choice") {
  wanted = { address, step };
  if (busy) return;
  busy = true;
  panel().setAttribute("aria-busy", "true");
  while (wanted) {
    const now = wanted;
    wanted = null;
    const answer = await fetched(now.address);
    if (!answer) {
      location.assign(now.address);
      return;
    }
    place(answer, new URL(now.address, location.href).searchParams);
    // What was understood has one address; what was not stays as it was typed.
    if (!panel().querySelector("[aria-invalid]")) now.address = document.getElementById("view.shown").dataset.address;
    remember(now);
    const again = followed && !wanted && addressAgain(followed);
    if (again) wanted = { address: again, step: "choice" };
    followed = null;
  }
  busy = false;
  panel().removeAttribute("aria-busy");
}

function remember({ address, step }) {
  if (step !== "back" && address !== shown) {
    if (step === "typing" && typed) history.replaceState(history.state, "", address);
    else history.pushState(null, "", address);
  }
  typed = step === "typing";
  shown = address;
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

const placeOf = link => ({ holder: link.closest("[id]:not(a)").id, name: nameOf(link) });

function addressAgain({ holder, name }) {
  const link = [...document.getElementById(holder)?.querySelectorAll("a[href]") ?? []].find(it => nameOf(it) === name);
  return link ? readable(new URL(link.href)) : null;
}

/** The address to which a form leads, without empty fields. */
function addressOf(form) {
  const url = new URL(form.action, location.href);
  url.search = "";
  const cols = new Set();
  for (const [name, value] of new FormData(form)) {
    if (!value) continue;
    if (name === "cols") cols.add(value);
    else url.searchParams.append(name, value);
  }
  if (cols.size > 0) url.searchParams.append("cols", [...cols].join(","));
  return readable(url);
}

function readable(url) {
  return url.pathname + url.search.replace(/%2C/gi, ",").replace(/%3A/gi, ":");
}

/** Whether an address shows the same text. Another text is another page, because it may have other tables. */
const sameText = address => new URL(address, location.href).searchParams.get("known")
  === new URLSearchParams(location.search).get("known");

/** Goes to the first table that shows a row, for whoever pressed Enter or a button. */
function toResult() {
  const first = document.querySelector("#view\\.shown [data-first]");
  if (first) document.getElementById(decodeURIComponent(first.hash.slice(1)))?.scrollIntoView();
}

/** A link may lead to a row that the view hides. It says so, with a way to the row. */
function findRow() {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith("matrix-") || document.getElementById(id)) return;
  const notice = document.createElement("div");
  notice.className = "notice info";
  notice.setAttribute("role", "status");
  const known = new URLSearchParams(location.search).get("known");
  const link = document.createElement("a");
  link.href = panel().dataset.address + (known ? "?" + new URLSearchParams({ known }) : "") + location.hash;
  link.textContent = "Show all rows";
  const words = document.createElement("p");
  words.append("The link leads to a row that this view does not show. ", link);
  notice.append(words);
  document.getElementById("view.notices").append(notice);
  notice.scrollIntoView({ block: "center" });
}

if (panel()) {
  let soon;
  showSlider();
  findRow();
  addEventListener("hashchange", findRow);

  document.addEventListener("click", event => {
    if (!isPlainClick(event)) return;
    const link = event.target.closest?.("#view\\.all a[href], #view\\.shown a[href], .grid a.sort");
    if (!link || new URL(link.href).hash || new URL(link.href).pathname !== panel().dataset.address || !sameText(link.href)) return;
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
    show(address).then(toResult);
  });

  document.addEventListener("input", event => {
    const field = event.target.closest?.("#view\\.all :is(#view\\.q, #view\\.stop)");
    if (!field || event.isComposing) return;
    clearTimeout(soon);
    if (field.id === "view.stop") {
      field.form.elements.at.value = stopOf(field).date;
      say(field);
      show(addressOf(field.form), "typing");
    } else {
      soon = setTimeout(() => show(addressOf(field.form), "typing"), pause);
    }
  });

  addEventListener("popstate", () => {
    const address = readable(location);
    if (address !== shown) show(address, "back");
  });

  document.addEventListener("change", event => {
    const field = event.target.closest?.("#view\\.all :is(select, input[type=checkbox])");
    if (field) show(addressOf(field.form));
  });
}
