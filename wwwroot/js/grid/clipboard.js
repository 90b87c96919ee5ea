// Cells as other programs put them on the clipboard and take them from it.

/** The rows of the first table in what is pasted; null when there is no text at all. */
export function read(clipboard) {
  const html = clipboard.getData("text/html");
  const table = html && new DOMParser().parseFromString(html, "text/html").querySelector("table");
  if (table) return [...table.rows].map(row => [...row.cells].map(shown));
  const text = clipboard.getData("text/plain");
  return text ? parse(text) : null;
}

/** The words of a cell on one line. The address of a link stands behind them: there it is the source of what they say. */
function shown(cell) {
  const copy = cell.cloneNode(true);
  for (const end of copy.querySelectorAll("br")) end.replaceWith("\n");
  const addresses = [...copy.querySelectorAll("a[href^='http']")].map(link => link.getAttribute("href"))
    .filter(address => !copy.textContent.includes(address));
  return [copy.textContent, ...addresses].join(" ").trim().replace(/\s*\n\s*/g, " ");
}

/** Puts rows on the clipboard: as tab-separated text, and as a table. */
export function write(clipboard, rows) {
  clipboard.setData("text/plain", rows.map(row => row.map(quoted).join("\t")).join("\n"));
  const table = document.createElement("table");
  for (const row of rows) {
    const line = table.insertRow();
    for (const text of row) line.insertCell().textContent = text;
  }
  clipboard.setData("text/html", table.outerHTML);
}

/** Tab-separated text, in which a quoted cell may hold tabs, line ends and doubled quotes. */
export function parse(text) {
  const rows = [[]];
  let at = 0;
  const body = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= body.length) {
    let cell;
    const quoted = body[at] === '"' && /^"(?:[^"]|"")*"(?=\t|\n|$)/.exec(body.slice(at));
    if (quoted) {
      cell = quoted[0].slice(1, -1).replaceAll('""', '"');
      at += quoted[0].length;
    } else {
      const end = body.slice(at).search(/[\t\n]/);
      cell = end < 0 ? body.slice(at) : body.slice(at, at + end);
      at += cell.length;
    }
    rows.at(-1).push(cell.trim().replace(/\s*\n\s*/g, " "));
    if (at >= body.length) break;
    if (body[at] === "\n") rows.push([]);
    at++;
    if (at === body.length) {
      rows.at(-1).push("");
      break;
    }
  }
  return rows;
}

function quoted(text) {
  return /["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
