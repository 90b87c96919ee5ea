namespace Wiki.Text.Diffing.Passages;

/// <summary>A passage prepared for comparison.</summary>
/// <param name="Passage">Its lines.</param>
/// <param name="Signature">Its words.</param>
internal sealed record PassageSignature(Passage Passage, LineSimilarity.Signature Signature)
{
    public bool IsProse => Passage.IsProse;

    public int[] Words => Signature.Words;

    public static PassageSignature[] Compute(DiffSide side, LineSimilarity similarity, int start, int end) =>
        [.. Passage.Of(side, start, end).Select(passage => new PassageSignature(passage, passage.Count == 1
            ? side.Signature(passage.Start)
            : similarity.Of([.. Enumerable.Range(passage.Start, passage.Count).Select(side.Words)])))];
}
