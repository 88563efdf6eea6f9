using System.Buffers;
using System.Text;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A text, its atoms, and what of it is to go.</summary>
internal sealed class Markup
{
    private static readonly SearchValues<char> ends = SearchValues.Create("\n!?:;•*>");

    private readonly RemovalKind?[] marks;
    private readonly PlainText source;

    internal Markup(PlainText source)
    {
        this.source = source;
        Text = source.Text;
        marks = new RemovalKind?[Text.Length];
        Atoms = AtomReader.Read(Text);
    }

    internal string Text { get; }

    internal IReadOnlyList<Atom> Atoms { get; }

    internal bool IsMarked(Atom atom) => marks[atom.Start] is not null;

    internal RemovalKind? MarkOf(Atom atom) => marks[atom.Start];

    internal void Mark(Atom atom, RemovalKind kind) => Mark(atom.Start, atom.End, kind);

    /// <summary>Marks a range; what is marked already keeps its kind.</summary>
    internal void Mark(int start, int end, RemovalKind kind)
    {
        for (var i = start; i < end; i++) marks[i] ??= kind;
    }

    /// <summary>What stands between two atoms that follow each other.</summary>
    internal string Gap(int left) => left < 0 || left + 1 >= Atoms.Count ? "\n" : Text[Atoms[left].End..Atoms[left + 1].Start];

    /// <summary>Whether an atom begins a sentence, a line or what follows a colon.</summary>
    internal bool BeginsSentence(int index)
    {
        if (index == 0) return true;
        var gap = Gap(index - 1);
        if (gap.AsSpan().ContainsAny(ends) || gap.Contains(" - ", StringComparison.Ordinal) || gap.TrimStart().StartsWith('-') && gap.Length > 1) return true;
        // A full stop, unless it is that of a short form such as "dr." or an initial.
        return gap.Contains('.', StringComparison.Ordinal) && gap.Length > 1 && !(Atoms[index - 1].Text.Length <= 1 && Atoms[index - 1].IsCapital);
    }

    /// <summary>The text with a word in brackets in place of what is marked.</summary>
    internal AnonymizedText Render()
    {
        var text = new StringBuilder(Text.Length);
        List<(int, int)> pieces = [];
        var removed = new Dictionary<RemovalKind, int>();
        for (var i = 0; i < Text.Length;)
        {
            if (marks[i] is not { } kind)
            {
                var start = i;
                pieces.Add((text.Length, source.OriginOf(i)));
                do text.Append(Text[i++]);
                while (i < Text.Length && marks[i] is null && source.OriginOf(i) - source.OriginOf(start) == i - start);
                continue;
            }

            pieces.Add((text.Length, source.OriginOf(i)));
            i = EndOf(i, kind);
            removed[kind] = removed.GetValueOrDefault(kind) + 1;
            text.Append(Placeholder.Of(kind));
        }

        return new(text.ToString(), source.Original, removed, pieces);
    }

    /// <summary>One word stands for all of a kind that only spaces and the like part: how many names there were is not to be told either.</summary>
    private int EndOf(int start, RemovalKind kind)
    {
        var end = start;
        for (var i = start; i < Text.Length && i - end <= 3; i++)
        {
            if (marks[i] == kind) end = i + 1;
            else if (marks[i] is not null || char.IsLetterOrDigit(Text[i]) || Text[i] is '[' or ']' or '(' or '%') break;
        }

        return end;
    }
}
