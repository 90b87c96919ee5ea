// The table of contents marks the section being read: the last heading above the upper third of the window.
const links = new Map(
  [...document.querySelectorAll(".toc a[href^='#']")].map(link => [decodeURIComponent(link.hash.slice(1)), link]));
const headings = [...links.keys()].map(id => document.getElementById(id)).filter(Boolean);

function mark() {
  const line = innerHeight / 3;
  const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 2;
  const current = atEnd && scrollY > 0
    ? headings.at(-1)
    : headings.findLast(heading => heading.getBoundingClientRect().top <= line) ?? headings[0];

  for (const [id, link] of links) {
    if (id === current.id) link.setAttribute("aria-current", "location");
    else link.removeAttribute("aria-current");
  }
}

if (headings.length > 0) {
  let waiting = false;
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  };
  addEventListener("scroll", soon, { passive: true });
  // Comes after each layout of another size, the first one too, and so never makes the browser lay out the page.
  new ResizeObserver(mark).observe(document.body);
}
