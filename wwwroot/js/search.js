import { isPlainKey } from "./keys.js";

const pause = 120; // milliseconds after the last key before pages are suggested
const field = document.querySelector("header.bar input[type=search]");

// The key shown in the search box.
document.addEventListener("keydown", event => {
  if (event.key !== "/" || !isPlainKey(event) || !field) return;
  event.preventDefault();
  field.focus();
  field.select();
});

/** Suggests pages below the search box while somebody types: a list box that the arrow keys move in. */
function suggest() {
  const { form } = field;
  const list = document.createElement("div");
  const status = document.createElement("p");
  let timer;
  let request;
  let at = -1;

  list.id = "find.list";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Pages");
  list.hidden = true;
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  form.append(list, status);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.setAttribute("aria-expanded", "false");
  field.autocomplete = "off";

  const options = () => [...list.querySelectorAll("[role=option]")];

  function show(open) {
    list.hidden = !open;
    field.setAttribute("aria-expanded", String(open));
    if (!open) choose(-1);
  }

  function choose(place) {
    at = place;
    options().forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", options()[at].id);
    options()[at]?.scrollIntoView({ block: "nearest" });
  }

  async function ask() {
    request?.abort();
    if (field.value.trim() === "") {
      show(false);
      return;
    }
    const { signal } = request = new AbortController();
    const url = new URL(form.action);
    url.search = new URLSearchParams({ q: field.value, part: "suggestions" });
    try {
      const answer = await fetch(url, { headers: { Accept: "text/html" }, signal });
      if (!answer.ok) return;
      list.innerHTML = await answer.text();
    } catch {
      return; // Enter searches as ever.
    }
    const count = options().length;
    show(count > 0 && document.activeElement === field);
    choose(-1);
    status.textContent = count === 0 ? "" : count === 1 ? "1 page suggested" : `${count} pages suggested`;
  }

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, pause);
  });
  field.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || list.hidden) return;
    if (step) {
      event.preventDefault();
      const count = options().length + 1; // the field itself is one of the stops
      choose((at + 1 + step + count) % count - 1);
    } else if (event.key === "Enter" && at >= 0) {
      event.preventDefault();
      options()[at].click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      show(false);
    }
  });
  // A press in the list must not take the focus before the link is followed.
  list.addEventListener("pointerdown", event => event.preventDefault());
  field.addEventListener("blur", () => show(false));
}

if (field) suggest();
