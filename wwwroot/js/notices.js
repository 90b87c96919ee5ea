// What a page says after a save is seen where the reader comes back to, which may be far below, and can be put away.
addEventListener("load", () => {
  if (!document.querySelector(".notice.saved")) return;
  // A page that was read again stands where it stood, but the table inside it does not.
  const place = document.querySelector(":target");
  const box = place?.getBoundingClientRect();
  const scroller = place?.closest(".scroll")?.getBoundingClientRect();
  const bottom = Math.min(innerHeight, scroller?.bottom ?? innerHeight);
  if (box && (box.top < Math.max(0, scroller?.top ?? 0) || box.bottom > bottom)) place.scrollIntoView({ block: "center" });
  for (const notice of document.querySelectorAll(".notice.saved")) {
    if (notice.getBoundingClientRect().bottom < 0) notice.classList.add("over");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "put-away";
    button.textContent = "×";
    button.setAttribute("aria-label", "Close this message");
    button.addEventListener("click", () => notice.remove());
    notice.append(button);
  }
});
