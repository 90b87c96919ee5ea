const few = 12; // as many choices can be looked through

/** Puts a field above a long list of choices that leaves only those with the typed words. */
export function offerSearch(list) {
  const options = [...list.options];
  if (options.length <= few) return;
  const field = document.createElement("input");
  field.type = "search";
  field.autocomplete = "off";
  field.placeholder = `Find one of ${options.length - 1}`;
  field.setAttribute("aria-label", field.placeholder);
  field.addEventListener("input", event => {
    event.stopPropagation(); // what is typed here is not part of the form
    const words = field.value.toLowerCase().split(" ").filter(word => word !== "");
    const fits = option => words.every(word => `${option.text} ${option.value}`.toLowerCase().includes(word));
    const found = options.filter(option => option.value !== "" && fits(option));
    const none = options.filter(option => option.value === "");
    const chosen = list.selectedOptions[0];
    list.replaceChildren(...none, ...found);
    if (chosen && !found.includes(chosen) && chosen.value !== "") list.append(chosen); // a choice is not lost by looking
    if (words.length > 0 && found.length === 1) list.value = found[0].value;
    else if (chosen) chosen.selected = true;
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });
  field.addEventListener("keydown", event => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // which would send the form
    list.focus();
  });
  list.before(field);
}
