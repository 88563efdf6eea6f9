namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A referral's text without what was recognised as somebody's. It is not to be shown to others before <see cref="Check.LeakCheck"/> has passed it.</summary>
public sealed class AnonymizedText
{
    private readonly List<(int Start, int Original)> pieces;

    internal AnonymizedText(string text, string original, IReadOnlyDictionary<RemovalKind, int> removed, List<(int Start, int Original)> pieces)
    {
        Text = text;
        Original = original;
        Removed = removed;
        this.pieces = pieces;
    }

    /// <summary>The text; what was removed is told by a word in brackets, such as <c>[namn]</c>.</summary>
    public string Text { get; }

    /// <summary>How many places were removed, by kind.</summary>
    public IReadOnlyDictionary<RemovalKind, int> Removed { get; }

    /// <summary>The text as it was given.</summary>
    internal string Original { get; }

    /// <summary>Where a character of <see cref="Text"/> stands in the text that was given: line and place in the line, both from 1.</summary>
    internal (int Line, int Column) PlaceOf(int index)
    {
        var at = pieces.FindLastIndex(piece => piece.Start <= index);
        var original = at < 0 ? 0 : Math.Min(Original.Length, pieces[at].Original + Shift(at, index));
        var before = Original.AsSpan(0, original);
        return (1 + before.Count('\n'), original - before.LastIndexOf('\n'));
    }

    // Characters are kept one by one in a piece, so that what lies between is the same in both.
    private int Shift(int at, int index) => Math.Min(index - pieces[at].Start, (at + 1 < pieces.Count ? pieces[at + 1].Start : Text.Length) - pieces[at].Start);
}
