const kept = "editor"; // the name under which the browser keeps the arrangement

/**
 * Text and preview beside each other: buttons that give one of them the whole width, and both scroll together, by the lines of
 * the text.
 */
export function arrange(source, preview, toolbar) {
  const { view } = source;
  const box = view.dom.parentElement;
  const { out } = preview;
  const choices = [...toolbar?.querySelectorAll("[data-show]") ?? []];

  function show(what) {
    box.dataset.show = what;
    for (const choice of choices) choice.setAttribute("aria-pressed", String(choice.dataset.show === what));
    view.requestMeasure();
  }

  for (const choice of choices) {
    choice.addEventListener("click", () => {
      show(choice.dataset.show);
      try {
        localStorage.setItem(kept, choice.dataset.show);
      } catch {
        // Then it holds for this page.
      }
    });
    choice.parentElement.hidden = false;
  }
  let chosen = null;
  try {
    chosen = localStorage.getItem(kept);
  } catch {
    // Nothing was kept.
  }
  show(choices.some(choice => choice.dataset.show === chosen) ? chosen : "both");
  source.reveal = () => {
    if (box.dataset.show === "preview") show("both");
  };

  // The side on which somebody is leads; the other one follows. At first that is the text, at the line it was opened for.
  let leads = view.scrollDOM;
  for (const side of [view.scrollDOM, out]) {
    for (const event of ["wheel", "touchstart", "pointerdown", "keydown", "focusin"]) {
      side.addEventListener(event, () => {
        leads = side;
      }, { passive: true });
    }
  }
  source.follow = () => {
    if (leads !== view.scrollDOM) return;
    const height = view.scrollDOM.scrollTop - view.documentPadding.top;
    const block = view.lineBlockAtHeight(height);
    out.scrollTop = preview.topOf(view.state.doc.lineAt(block.from).number + Math.max(0, height - block.top) / block.height);
  };
  view.scrollDOM.addEventListener("scroll", source.follow);
  source.follow();
  out.addEventListener("scroll", () => {
    if (leads !== out) return;
    const line = preview.lineAt(out.scrollTop);
    const block = view.lineBlockAt(view.state.doc.line(Math.min(Math.floor(line), view.state.doc.lines)).from);
    view.scrollDOM.scrollTop = block.top + (line % 1) * block.height + view.documentPadding.top;
  });
}
