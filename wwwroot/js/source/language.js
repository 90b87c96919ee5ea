// Colours and folding: Markdown and what the wiki adds to it. What a text means, only the server knows.
import { Language, codeFolding, defineLanguageFacet, foldGutter, foldNodeProp, foldService, syntaxHighlighting, syntaxTree }
  from "@codemirror/language";
import { RangeSetBuilder } from "@codemirror/state";
import { Decoration, ViewPlugin } from "@codemirror/view";
import { Autolink, Strikethrough, Table, parser } from "@lezer/markdown";
import { Tag, tagHighlighter, tags } from "@lezer/highlight";

const [front, citation, wikiLink] = [Tag.define(), Tag.define(), Tag.define()];

const wiki = {
  defineNodes: [
    { name: "FrontMatter", block: true, style: front },
    { name: "Citation", style: citation },
    { name: "WikiLink", style: wikiLink },
  ],
  parseBlock: [{
    name: "FrontMatter",
    before: "HorizontalRule",
    parse(context, line) {
      if (context.lineStart > 0 || line.text !== "---") return false;
      let end = line.text.length;
      // A line that is no entry shows that the end was forgotten.
      while (context.nextLine() && /^($|\s|-|[\w-]+:)/.test(line.text)) {
        end = context.lineStart + line.text.length;
        if (line.text !== "---") continue;
        context.nextLine();
        break;
      }
      context.addElement(context.elt("FrontMatter", 0, end));
      return true;
    },
  }],
  parseInline: [{
    name: "WikiLink",
    before: "Link",
    parse(context, next, start) {
      if (next !== 91) return -1;
      const [, link, cited] = /^(\[\[[^[\]\n]+\]\])|^(\[\^[^[\]\s]+\])/.exec(context.slice(start, context.end)) ?? [];
      if (!link && !cited) return -1;
      return context.addElement(context.elt(link ? "WikiLink" : "Citation", start, start + (link ?? cited).length));
    },
  }],
  // "[^name]: …" is a source, not the address of a link.
  remove: ["LinkReference"],
};

const level = name => /^(?:ATX|Setext)Heading(\d)$/.exec(name)?.[1];

const markdown = new Language(defineLanguageFacet(), parser.configure([
  Table, Autolink, Strikethrough, wiki,
  { props: [foldNodeProp.add(type => ["FrontMatter", "Table", "FencedCode"].includes(type.name)
    ? (node, state) => ({ from: state.doc.lineAt(node.from).to, to: node.to }) : undefined)] },
]), [], "markdown");

// A heading folds what is below it, up to the next one that is not lower.
const sections = foldService.of((state, start, end) => {
  for (let node = syntaxTree(state).resolveInner(end, -1); node && node.from >= start; node = node.parent) {
    const own = level(node.name);
    if (!own) continue;
    let last = node;
    for (let next = node.nextSibling; next && !(level(next.name) <= own); next = next.nextSibling) last = next;
    return last === node ? null : { from: end, to: last.to };
  }
  return null;
});

const colours = tagHighlighter([
  { tag: front, class: "src-front" },
  { tag: citation, class: "src-citation" },
  { tag: wikiLink, class: "src-link" },
  { tag: [tags.link, tags.url], class: "src-link" },
  { tag: tags.heading, class: "src-heading" },
  { tag: tags.strong, class: "src-strong" },
  { tag: tags.emphasis, class: "src-emphasis" },
  { tag: tags.strikethrough, class: "src-struck" },
  { tag: tags.monospace, class: "src-code" },
  { tag: [tags.comment, tags.processingInstruction, tags.contentSeparator], class: "src-mark" },
]);

const marker = /^<!-- *(?:matrix|timeline|predictions):/;

/** Whether a table stands below a marker. */
export function isBlock(state, table) {
  const above = table.prevSibling;
  return above?.name === "CommentBlock" && marker.test(state.sliceDoc(above.from, Math.min(above.to, above.from + 40)));
}

const piece = /\([^()]*\)|`[^`]*`|\[\^[^\]\s]*\]|;|(?:since|by|until|removed(?: by)?|for|as of)\s+[^\s;|([]+|#[\w-]+|[^\s;(`#[]+/g;

const classes = new Map(Object.entries({
  yes: "yes", partial: "partial", no: "no", planned: "planned", unknown: "unknown", "?": "unknown", "n/a": "na",
}));

/** The marks of one cell: its levels, periods, notes, values and tags. */
function* cellMarks(text) {
  let begins = true;
  for (const { 0: word, index } of text.matchAll(piece)) {
    const kind = begins && classes.has(word) ? `src-level ${classes.get(word)}`
      : word[0] === "(" ? "src-note"
      : word[0] === "`" ? "src-code"
      : word[0] === "#" ? "src-tag"
      : /^(since|by|until|removed|for|as of)\s/.test(word) ? "src-period" : null;
    if (kind) yield { from: index, to: index + word.length, kind };
    begins = word === ";";
  }
}

const marks = new Map();
const mark = kind => marks.get(kind) ?? marks.set(kind, Decoration.mark({ class: kind })).get(kind);
const blockLine = Decoration.line({ class: "src-marker" });

const cells = ViewPlugin.fromClass(class {
  constructor(view) {
    this.tree = syntaxTree(view.state);
    this.decorations = this.#read(view);
  }

  update({ view, docChanged, viewportChanged, state }) {
    const tree = syntaxTree(state);
    if (!docChanged && !viewportChanged && tree === this.tree) return;
    this.tree = tree;
    this.decorations = this.#read(view);
  }

  #read({ state, visibleRanges }) {
    const found = new RangeSetBuilder();
    let last = -1;
    for (const { from, to } of visibleRanges) {
      this.tree.iterate({ from, to, enter: node => {
        if (node.from < last) return false;
        if (node.name === "Table") return isBlock(state, node.node);
        if (node.name === "TableHeader") return false;
        if (node.name === "CommentBlock" && marker.test(state.sliceDoc(node.from, node.from + 40))) {
          found.add(node.from, node.from, blockLine);
          last = node.to;
        }
        // The first cell of a row is its label.
        if (node.name !== "TableCell" || node.node.prevSibling?.prevSibling == null) return true;
        for (const { from: start, to: end, kind } of cellMarks(state.sliceDoc(node.from, node.to))) {
          found.add(node.from + start, node.from + end, mark(kind));
        }
        last = node.to;
        return false;
      } });
    }
    return found.finish();
  }
}, { decorations: plugin => plugin.decorations });

/** Colours a text, and lets front matter, tables and what is below a heading be folded. */
export const language = [markdown, sections, syntaxHighlighting(colours), cells, codeFolding({ placeholderText: "…" }), foldGutter({
  markerDOM(open) {
    const sign = document.createElement("span");
    sign.textContent = open ? "▾" : "▸";
    sign.title = open ? "Fold" : "Unfold";
    return sign;
  },
})];
