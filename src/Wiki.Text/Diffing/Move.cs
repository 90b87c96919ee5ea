namespace Wiki.Text.Diffing;

/// <summary>A passage that stands elsewhere in the new text; lines added or removed inside it belong to it.</summary>
/// <param name="Number">Which move it is, from 1, in the order of the old text.</param>
/// <param name="Old">The lines where it stood; the first and the last have moved.</param>
/// <param name="New">The lines where it stands now; the first and the last have moved.</param>
public sealed record Move(int Number, LineRun Old, LineRun New);
