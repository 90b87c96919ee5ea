// Problems come from the server with their places and remedies: nothing here knows what is right.
import { forEachDiagnostic, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { ChangeSet, StateEffect, StateField } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { isolateHistory } from "@codemirror/commands";
import { startCompletion } from "@codemirror/autocomplete";

const checked = StateEffect.define();

// What was typed since the server saw the text.
const since = StateField.define({
  create: state => ChangeSet.empty(state.doc.length),
  update(changes, transaction) {
    if (transaction.effects.some(effect => effect.is(checked))) return ChangeSet.empty(transaction.newDoc.length);
    return transaction.docChanged ? changes.compose(transaction.changes) : changes;
  },
});

/** Underlines the problems of a text, unless it is not this text any more: then the next preview brings others. */
export function markProblems(view, remarks, text) {
  const { doc } = view.state;
  if (text.length !== doc.length || text !== doc.toString()) return;
  const diagnostics = remarks.map(({ line, column, length, severity, text: message, remedies }) => {
    const { from, to } = doc.line(Math.min(line, doc.lines));
    const start = Math.min(from + column - 1, to);
    return {
      from: start, to: Math.min(start + length, to), severity, message,
      actions: remedies.map(remedy => ({ name: remedy.label, apply: () => correct(view, remedy) })),
    };
  });
  view.dispatch(setDiagnostics(view.state, diagnostics), { effects: checked.of(null) });
}

/** Makes the edits of a remedy, unless somebody typed at their places since the server gave it. */
export function correct(view, { edits, label }) {
  const typed = view.state.field(since);
  // The server ends each text with a line end.
  const clamped = edits.map(({ from, to, insert }) => {
    const end = typed.length;
    return { from: Math.min(from, end), to: Math.min(to, end), insert: from > end ? `\n${insert}` : insert };
  });
  if (clamped.some(({ from, to }) => to > from && typed.touchesRange(from, to))) return false;
  const changes = ChangeSet.of(clamped, typed.length).map(typed, true);
  view.dispatch({
    changes, annotations: isolateHistory.of("full"), userEvent: "input.correct", scrollIntoView: true,
    effects: EditorView.announce.of(`${label}: done.`),
  });
  view.focus();
  return true;
}

/** The remedies at the cursor. */
export function remediesAt(state, position) {
  const found = [];
  forEachDiagnostic(state, (diagnostic, from, to) => {
    if (from <= position && position <= to) found.push(...diagnostic.actions ?? []);
  });
  return found;
}

/** Goes on to a problem, whose sentence opens beside it, and says it to who does not see it. */
function to(next) {
  return view => {
    if (!next(view)) return false;
    const { from } = view.state.selection.main;
    const sentences = [];
    forEachDiagnostic(view.state, (diagnostic, start) => {
      if (start === from) sentences.push(diagnostic.message);
    });
    if (remediesAt(view.state, from).length > 0) sentences.push("Ctrl and full stop correct it.");
    view.dispatch({ effects: EditorView.announce.of(sentences.join(" ")) });
    return true;
  };
}

/** @param offer makes the next list of completions that of the remedies */
export const problems = offer => [since, lintGutter(), keymap.of([
  { key: "F8", run: to(nextDiagnostic) },
  { key: "Shift-F8", run: to(previousDiagnostic) },
  {
    key: "Mod-.",
    run(view) {
      if (remediesAt(view.state, view.state.selection.main.from).length === 0) return false;
      offer();
      return startCompletion(view);
    },
  },
])];
