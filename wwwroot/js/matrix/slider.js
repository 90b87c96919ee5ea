// The slider above matrices chooses a date among the days on which something changes. The last stop is today.

/** Says the date of the slider of the page. */
export function showSlider() {
  const slider = document.querySelector("#view\\.all #view\\.stop");
  if (slider) say(slider);
}

/** The date of the chosen stop and its words; the date of today is empty. */
export function stopOf(slider) {
  const at = Number(slider.value);
  return at >= Number(slider.max)
    ? { date: "", words: "Today" }
    : { date: slider.dataset.stops.split("|")[at], words: slider.dataset.words.split("|")[at] };
}

/** Says the date of the slider in words, for eyes and for screen readers. */
export function say(slider) {
  const stop = stopOf(slider);
  const { date } = stop;
  const asked = slider.form.elements.at.value;
  const early = date && asked && asked < date && !date.startsWith(asked);
  const words = early ? "Before the first change" : stop.words;
  slider.setAttribute("aria-valuetext", words);
  const shown = asked || document.activeElement === slider;
  const between = asked && date && !early && asked !== date;
  slider.form.querySelector("output").textContent = !shown ? "" : between ? `Last change: ${words}` : words;
}
