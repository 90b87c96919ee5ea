// Of two revisions to compare, "a" is the older: a choice that would turn them round cannot be made.
for (const list of document.querySelectorAll(".revisions")) {
  const rows = [...list.children].map(row => ({
    a: row.querySelector("input[name=a]"),
    b: row.querySelector("input[name=b]"),
  })).filter(row => row.a && row.b);

  const update = () => {
    const a = rows.findIndex(row => row.a.checked);
    const b = rows.findIndex(row => row.b.checked);
    rows.forEach((row, index) => {
      row.a.disabled = b >= 0 && index <= b;
      row.b.disabled = a >= 0 && index >= a;
    });
  };

  list.addEventListener("change", update);
  // The browser may put earlier choices back after it has loaded the page.
  addEventListener("pageshow", update);
  update();
}
