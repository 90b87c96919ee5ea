// The form answers without script as well: it posts the choice and the server sets the same cookie.
const year = 365 * 24 * 60 * 60;

document.addEventListener("submit", event => {
  const form = event.target.closest("form.theme");
  const choice = event.submitter?.value;
  if (!form || !["auto", "light", "dark"].includes(choice)) return;

  event.preventDefault();
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${choice}; path=/; max-age=${year}; samesite=lax${secure}`;

  if (choice === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;

  // What stands around the page, such as the bar of a browser on a phone.
  for (const colour of document.querySelectorAll("meta[name=theme-color]")) {
    const { scheme } = colour.dataset;
    colour.media = choice === "auto" ? `(prefers-color-scheme: ${scheme})` : choice === scheme ? "all" : "not all";
  }

  for (const button of form.querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button === event.submitter));
  }
});
