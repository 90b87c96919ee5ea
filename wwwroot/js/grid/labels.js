// The labels of rows, columns and groups: what people read of them, and what stands in the text.

/** The name that people read: without the key, and without the stars of a group. */
export function nameOf(label) {
  return label.replace(/^\*\*(.+)\*\*$/, "$1").replace(/^\[([^\]]*)\]\(#.*\)$/, "$1");
}

/** Whether a label is the heading of a group. */
export function isGroup(label) {
  return /^\*\*.+\*\*$/.test(label);
}

/** Whether a label is that of a part of a feature. */
export function isPart(label) {
  return /^\[[^\]]*\]\(#[^)]*\/[^)]*\)$/.test(label);
}

/**
 * The label of what gets another name. The server keeps the key of what was there; what is new takes its key from its
 * name, below the feature that it is part of.
 */
export function renamed(label, name, isNew) {
  if (name === nameOf(label)) return label;
  const part = /^\[[^\]]*\]\(#(.+)\/[^/]*\)$/.exec(label);
  const text = isNew && part ? `[${name}](#${part[1]}/${keyOf(name)})` : name;
  return isGroup(label) && text && !isGroup(text) ? `**${text}**` : text;
}

function keyOf(name) {
  return name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "part";
}
