// The slider above matrices chooses a date among the days on which something changes. The last stop is today.

/** Says the date of the slider of the page. */
export function showSlider() {
  const slider = document.querySelector("#view\\.all #view\\.stop");
  if (slider) say(slider);
}

/** The date and the releases of the chosen stop; both are empty for today. */
export function stopOf(slider) {
  const dates = slider.dataset.stops.split("|");
  const at = Number(slider.value);
  return at >= Number(slider.max)
    ? { date: "", name: "" }
    : { date: dates[at], name: slider.dataset.names.split("|")[at] };
}

/** Says the date of the slider in words, for eyes and for screen readers. */
export function say(slider) {
  const { date, name } = stopOf(slider);
  const asked = slider.form.elements.at.value;
  const day = date && new Date(date).toLocaleDateString("en-GB",
    { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const early = asked && asked < date && !date.startsWith(asked);
  const words = !date ? "Today" : early ? "Before the first change"
    : name.startsWith("some time in") ? name : `${day}: ${name}`;
  slider.setAttribute("aria-valuetext", words);
  const shown = asked || document.activeElement === slider;
  const between = asked && date && !early && asked !== date;
  slider.form.querySelector("output").textContent = !shown ? "" : between ? `Last change: ${words}` : words;
}
