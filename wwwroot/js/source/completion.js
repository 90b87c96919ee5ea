// What can be written at the cursor. Names come from the server, words of the text from the text.
import { autocompletion, closeCompletion, completionKeymap } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { keymap } from "@codemirror/view";
import { isBlock } from "./language.js";
import { remediesAt } from "./problems.js";

/** @param addresses of the pages, people and words that the server knows */
export function completion(addresses) {
  let words = null;     // asked for once
  let corrects = false; // whether the list is to be that of the remedies

  const json = address => fetch(address, { headers: { Accept: "application/json" } })
    .then(answer => answer.ok ? answer.json() : null).catch(() => null);

  const known = () => words ??= json(addresses.words).then(it => it ?? (words = null));

  async function pages(query) {
    const url = new URL(addresses.pages, location.href);
    url.searchParams.set("q", query);
    const answer = await fetch(url).catch(() => null);
    if (!answer?.ok) return [];
    const list = new DOMParser().parseFromString(await answer.text(), "text/html");
    return [...list.querySelectorAll("[role=option]")].map(option => option.textContent.trim());
  }

  async function people(query) {
    const url = new URL(addresses.people, location.href);
    url.searchParams.set("q", query);
    return await json(url) ?? [];
  }

  async function complete(context) {
    if (corrects) {
      corrects = false;
      const actions = remediesAt(context.state, context.pos);
      return { from: context.pos, filter: false, options: actions.map(({ name, apply }) => ({
        label: name,
        apply(view) {
          closeCompletion(view);
          apply();
        },
      })) };
    }
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const at = pattern => pattern.exec(before);
    let match;
    if (match = at(/\[\[([^[\]|#]*)#([^[\]|]*)$/)) return headings(context, match[2], "]]", heading => heading.text);
    if (match = at(/\]\(#([^)\s]*)$/)) return headings(context, match[1], ")", heading => heading.id);
    if (match = at(/\[\[([^[\]|]*)$/)) {
      return named(context, match[1], match[1].trim() ? await pages(match[1]) : [], "]]", "page");
    }
    if (match = at(/\[\^([^[\]\s]*)$/)) return sources(context, match[1]);
    if (match = at(/(?:^|[^\w@./-])@([\w.-]+)$/)) return named(context, match[1], await people(match[1]), "", "person");
    return inCell(context, line, before);
  }

  /** The words of a cell, and the systems in the head of a table. */
  async function inCell(context, line, before) {
    const table = tableAt(context);
    if (!table) return null;
    const cells = barsOf(before);
    const cell = before.slice(cells.at(-1) ?? 0);
    const column = cells.length - 1;
    if (context.state.doc.lineAt(table.from).number === line.number) {
      const typed = /\S*$/.exec(cell)[0];
      if (!typed && !context.explicit) return null;
      return options(context, typed, (await known())?.systems.map(label => ({ label, type: "system" })));
    }
    if (column < 1 || /\([^)]*$/.test(cell)) return null;
    let match;
    if (match = /(?:since|by|until|removed|for|as of)\s+(\S*)$/.exec(cell)) {
      const head = context.state.doc.lineAt(table.from).text;
      return releases(context, match[1], cellAt(head, column));
    }
    if (match = /(?:^|\s)(#[\w-]*)$/.exec(cell)) return options(context, match[1], (await known())?.tags);
    if (match = /(?:^|;)\s*([a-z/]*)$/.exec(cell)) {
      return match[1] || context.explicit ? options(context, match[1], (await known())?.levels) : null;
    }
    if (match = /\s([a-z]*)$/.exec(cell)) return match[1] || context.explicit ? options(context, match[1], (await known())?.clauses) : null;
    return null;
  }

  async function releases(context, typed, head) {
    const lines = (await known())?.releases ?? {};
    const own = lines[head.replace(/^\[([^\]]*)\].*/, "$1").trim().toLowerCase()];
    const all = own ? { "": own } : lines;
    return options(context, typed, Object.entries(all).flatMap(([line, versions]) => versions.map(({ version, date }, i) =>
      ({ label: line ? `${line}:${version}` : version, detail: date, type: "release", boost: 99 * i / versions.length }))));
  }

  return [
    autocompletion({ override: [complete], icons: false, maxRenderedOptions: 50 }),
    keymap.of(completionKeymap),
    { offer: () => { corrects = true; } },
  ];
}

/** What begins with the typed words. A word that is written already needs no list: Enter begins a line then. */
function options(context, typed, choices) {
  const isThere = choices?.some(choice => choice.label === typed);
  return !choices?.length || isThere && !context.explicit ? null : {
    from: context.pos - typed.length, validFor: /^[^\s|]*$/,
    // A blank, so that a voice does not join both.
    options: choices.map(choice => ({ ...choice, detail: choice.detail ? ` ${choice.detail}` : undefined })),
  };
}

/** Names that the server found; it is asked again for each letter. */
function named(context, typed, names, close, type) {
  if (names.length === 0 || !close && names.includes(typed)) return null;
  return { from: context.pos - typed.length, filter: false, options: names.map(label => ({ label, type, apply: closing(label, close) })) };
}

function headings(context, typed, close, put) {
  const found = [...document.querySelectorAll("#preview :is(h2, h3, h4, h5, h6)[id]")].map(heading =>
    ({ id: heading.id, text: heading.firstChild?.textContent.trim() ?? heading.id }));
  return options(context, typed, found.map(heading =>
    ({ label: heading.text, detail: `#${heading.id}`, type: "heading", apply: closing(put(heading), close) })));
}

function sources(context, typed) {
  const found = [...context.state.doc.toString().matchAll(/^\[\^([^\]\s]+)\]:[ \t]*(.*)$/gm)];
  return options(context, typed, found.map(([, label, detail]) =>
    ({ label, detail: detail.length > 60 ? `${detail.slice(0, 59)}…` : detail, type: "source", apply: closing(label, "]") })));
}

/** Writes a name and what closes it, unless that is there already. */
function closing(name, close) {
  return (view, _, from, to) => {
    const isClosed = view.state.sliceDoc(to, to + close.length) === close;
    view.dispatch({
      changes: { from, to, insert: name + (isClosed ? "" : close) },
      selection: { anchor: from + name.length + close.length },
      userEvent: "input.complete",
    });
  };
}

/** The table of a block around the cursor. */
function tableAt({ state, pos }) {
  for (let node = syntaxTree(state).resolveInner(pos, -1); node; node = node.parent) {
    if (node.name === "Table") return isBlock(state, node) ? node : null;
  }
  return null;
}

/** Where each cell of a line begins. */
function barsOf(text) {
  return [...text.matchAll(/(?<!\\)\|/g)].map(({ index }) => index + 1);
}

function cellAt(line, column) {
  const bars = barsOf(line);
  return line.slice(bars[column], (bars[column + 1] ?? line.length + 1) - 1).trim();
}
