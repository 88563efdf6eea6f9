namespace RadOps.Core.Intake.Files;

/// <summary>A PDF's table of where its objects are, with those of earlier versions, in either form (ISO 32000-1, 7.5.4–7.5.8).</summary>
/// <param name="bytes">The file.</param>
/// <param name="objects">Reads objects.</param>
/// <param name="budget">How much may be read.</param>
/// <param name="limits">How many objects there may be.</param>
internal sealed class PdfTable(FileBytes bytes, PdfObjects objects, PdfBudget budget, InspectionLimits limits)
{
    private const int MostSections = 2000;

    private readonly Dictionary<long, (bool IsPacked, long Place)> entries = [];
    private readonly HashSet<long> seen = [];

    /// <summary>Where each object is: in the file, or in which object it is packed. The newest of each.</summary>
    internal IReadOnlyDictionary<long, (bool IsPacked, long Place)> Entries => entries;

    /// <summary>How many sections it has, but for those that repeat others in the newer form.</summary>
    internal int Sections { get; private set; }

    /// <summary>Whether a section was not where it should be, or is none.</summary>
    internal bool IsBroken { get; private set; }

    /// <summary>What each section says of the document, the newest first.</summary>
    internal List<PdfValue> Trailers { get; } = [];

    /// <summary>Reads it.</summary>
    /// <param name="at">Where its newest section begins.</param>
    /// <param name="start">Where the document begins: some programs count from there.</param>
    internal void Read(long at, long start)
    {
        for (long? next = at; next is { } place && !budget.IsSpent;)
        {
            if (!seen.Add(place) || seen.Count > MostSections)
            {
                IsBroken = true;
                return;
            }

            if ((Section(place) ?? (start > 0 ? Section(place + start) : null)) is not { } trailer)
            {
                IsBroken = true;
                return;
            }

            Sections++;
            Trailers.Add(trailer);
            if (trailer.NumberAt("XRefStm") is { } newer && seen.Add(newer)) IsBroken |= Section(newer) is null;
            next = trailer.NumberAt("Prev") is > 0 and var before ? before : null; // some programs write 0 where there is none
        }
    }

    private PdfValue? Section(long at)
    {
        if (at < 0 || at >= bytes.Length) return null;
        budget.Object();
        var lexer = new PdfLexer(bytes, at, budget, null);
        lexer.SkipSpace();
        if (!bytes.Has(lexer.Position, "xref"u8)) return Packed(at);
        _ = lexer.Next();
        while (lexer.Next() is { } first)
        {
            budget.Object();
            if (first.IsWord("trailer")) return lexer.Next() is { IsDictionary: true } trailer ? trailer : null;
            if (first.Kind != PdfKind.Number || lexer.Next() is not { Kind: PdfKind.Number } count) return null;
            for (long i = 0; i < count.Number; i++)
            {
                budget.Object();
                if (lexer.Next() is not { Kind: PdfKind.Number } place || lexer.Next() is not { Kind: PdfKind.Number } || lexer.Next() is not { Kind: PdfKind.Word } state) return null;
                if (state.Text == "n" && place.Number > 0) Add(first.Number + i, isPacked: false, place.Number);
            }
        }

        return null;
    }

    /// <summary>A section that is a stream.</summary>
    private PdfValue? Packed(long at)
    {
        if (objects.ReadAt(at, null) is not { Stream: { } stream, Value: var dictionary } || dictionary["W"].Items is not [var w0, var w1, var w2]) return null;
        var widths = ((int)Math.Clamp(w0.Number, 0, 8), (int)Math.Clamp(w1.Number, 0, 8), (int)Math.Clamp(w2.Number, 0, 8));
        var width = widths.Item1 + widths.Item2 + widths.Item3;
        var data = stream.Unfold(budget, out var end);
        if (end is UnfoldingEnd.Damaged or UnfoldingEnd.TooFar || width == 0) return null;
        var ranges = dictionary["Index"].Items is { Count: > 1 } index ? index : [new(PdfKind.Number, 0), new(PdfKind.Number, dictionary.NumberAt("Size") ?? 0)];
        var row = 0;
        for (var range = 0; range + 1 < ranges.Count; range += 2)
        {
            for (long i = 0; i < ranges[range + 1].Number && (row + 1) * width <= data.Length; i++, row++)
            {
                var entry = data.AsSpan(row * width, width);
                var kind = widths.Item1 == 0 ? 1 : Number(entry[..widths.Item1]);
                var place = Number(entry.Slice(widths.Item1, widths.Item2));
                if (kind is 1 or 2 && (place > 0 || kind == 2)) Add(ranges[range].Number + i, kind == 2, place);
            }
        }

        return dictionary;
    }

    private void Add(long number, bool isPacked, long place)
    {
        entries.TryAdd(number, (isPacked, place));
        if (entries.Count > limits.MostParts) budget.Spend();
    }

    private static long Number(ReadOnlySpan<byte> digits)
    {
        long number = 0;
        foreach (var digit in digits) number = (number << 8) | digit;
        return number;
    }
}
