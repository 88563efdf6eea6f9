namespace RadOps.Core.Intake.Files;

/// <summary>
/// Reads a PDF (ISO 32000-1): that it is whole, and what it does beside being read. Every object is looked at: those that stand in the file one after another,
/// those that its tables point to, wherever that is, and those that are packed in others.
/// </summary>
internal sealed class PdfReader
{
    private const string NoPages = "sidorna går inte att hitta";
    private const string BrokenPart = "en del går inte att packa upp";
    private const int NearEnd = 2048;
    private const int MostTrailers = 2000;

    private readonly FileBytes bytes;
    private readonly InspectionLimits limits;
    private readonly FileReport report;
    private readonly PdfBudget budget;
    private readonly PdfObjects objects;
    private readonly PdfTable table;
    private readonly PdfActions actions;
    private readonly PdfImages images;
    private readonly Dictionary<long, long> places = [];
    private readonly HashSet<long> read = [];
    private readonly HashSet<long> unpacked = [];
    private readonly HashSet<long> judged = [];
    private readonly List<PdfValue> loose = [];
    private (long At, Dictionary<long, PdfValue> Values)? lastUnpacked;
    private long start;
    private int pages;
    private bool isEncrypted;
    private bool isLinearized;

    internal PdfReader(FileBytes bytes, InspectionLimits limits, FileReport report)
    {
        (this.bytes, this.limits, this.report) = (bytes, limits, report);
        budget = new PdfBudget(bytes.Length, limits);
        objects = new PdfObjects(bytes, budget);
        table = new PdfTable(bytes, objects, budget, limits);
        actions = new PdfActions(report);
        images = new PdfImages(bytes, limits, report);
    }

    /// <summary>Reads it.</summary>
    internal void Read()
    {
        ReadStart();
        var end = ReadEnd();
        isEncrypted = table.Trailers.Exists(trailer => trailer["Encrypt"].Kind != PdfKind.Null);
        Scan();
        FollowTable();
        isEncrypted |= loose.Exists(trailer => trailer["Encrypt"].Kind != PdfKind.Null);
        if (isEncrypted)
            report.Add(FileFindingCode.PdfEncrypted);
        else if (end is not null && !budget.IsSpent)
            ReadDocument();
        foreach (var number in actions.Opening)
        {
            if (isEncrypted || Resolve(number) is not { } value || !PdfActions.IsHarmless(value)) report.Add(FileFindingCode.PdfOpenAction);
        }

        images.Finish();
        if (budget.IsSpent) report.Add(FileFindingCode.TooComplex);
    }

    /// <summary>The header stands first; what stands before it is there for another program, but for a mark of byte order or empty lines.</summary>
    private void ReadStart()
    {
        start = Math.Max(0, bytes.IndexOf("%PDF-"u8, 0, Signatures.PdfHeaderWithin + 5));
        var from = bytes.Has(0, [0xEF, 0xBB, 0xBF]) ? 3 : 0;
        if (start > 0 && bytes.Span(from, (int)(start - from)).ContainsAnyExcept(" \t\r\n"u8)) report.Add(FileFindingCode.LeadingBytes, 0);
        if (bytes[start + 5] is not (>= '1' and <= '2') || bytes[start + 6] != '.') report.Add(FileFindingCode.Damaged, start, "okänd version av PDF");
    }

    /// <summary>The end, and the table that stands before it.</summary>
    /// <returns>Null where there is no end.</returns>
    private long? ReadEnd()
    {
        var mark = bytes.LastIndexOf("%%EOF"u8);
        if (mark < 0)
        {
            report.Add(FileFindingCode.Truncated, bytes.Length);
            return null;
        }

        var end = mark + 5;
        if (bytes[end] == '\r') end++;
        if (bytes[end] == '\n') end++;
        // An update that broke off leaves the end of the version before.
        if (bytes.IndexOf(" obj"u8, end, bytes.Length) >= 0 && bytes.IndexOf("endobj"u8, end, bytes.Length) >= 0)
            report.Add(FileFindingCode.Truncated, bytes.Length);
        else
            report.End = end;
        long word = -1;
        for (var at = Math.Max(0, mark - NearEnd); (at = bytes.IndexOf("startxref"u8, at, mark)) >= 0; at++) word = at;
        if (word >= 0 && new PdfLexer(bytes, word + 9, budget, null).Next() is { Kind: PdfKind.Number } place) table.Read(place.Number, start);
        if (table.Sections == 0 || table.IsBroken) report.Add(FileFindingCode.PdfTableWrong, word < 0 ? mark : word);
        return end;
    }

    /// <summary>Every object that stands in the file, one after another.</summary>
    private void Scan()
    {
        var lexer = new PdfLexer(bytes, start, budget, Judge);
        (long Number, long At) before = (-1, 0);
        (long Number, long At) last = (-1, 0);
        while (!lexer.IsAtEnd)
        {
            budget.Object();
            lexer.SkipSpace();
            var at = lexer.Position;
            if (lexer.Next() is not { } value)
            {
                lexer.Position++;
                continue;
            }

            if (value.Kind == PdfKind.Number)
            {
                (before, last) = (last, (value.Number, at));
                continue;
            }

            if (value.IsWord("obj") && before.Number >= 0)
            {
                var each = objects.Read(before.Number, before.At, lexer);
                lexer.Position = each.End;
                Take(each);
                places[each.Number] = each.At;
            }
            else if (value.IsWord("trailer") && lexer.Next() is { IsDictionary: true } trailer)
            {
                loose.Add(trailer);
            }

            before = last = (-1, 0);
            if (read.Count > limits.MostParts || loose.Count > MostTrailers) budget.Spend();
        }
    }

    /// <summary>Every object that the table points to and that has not been met: one may stand inside another's data, or in a comment.</summary>
    private void FollowTable()
    {
        foreach (var (number, (isPacked, place)) in table.Entries)
        {
            if (budget.IsSpent) return;
            if (isPacked)
            {
                if (!unpacked.Contains(place) && unpacked.Add(place) && ObjectAt(place) is { Stream: { } stream } holder) Unpack(holder, stream);
                continue;
            }

            if (Met(number, place)) continue;
            var each = Place(place) is { } at ? objects.ReadAt(at, Judge) : null;
            if (each is null || each.Number != number)
                report.Add(FileFindingCode.PdfTableWrong, Math.Min(place, bytes.Length));
            if (each is not null && !read.Contains(each.At)) Take(each);
        }

        if (!report.Has(FileFindingCode.PdfTableWrong)) return;
        // Programs that make up for it look for objects anywhere: what a name says then counts wherever it stands.
        foreach (var (name, code) in (ReadOnlySpan<(string, FileFindingCode)>)
            [("/JavaScript", FileFindingCode.PdfJavaScript), ("/Launch", FileFindingCode.PdfLaunch), ("/EmbeddedFile", FileFindingCode.PdfEmbeddedFile), ("/SubmitForm", FileFindingCode.PdfSubmitForm), ("/RichMedia", FileFindingCode.PdfMedia)])
        {
            if (bytes.IndexOf(System.Text.Encoding.ASCII.GetBytes(name), 0, bytes.Length) is >= 0 and var at) report.Add(code, at);
        }
    }

    private bool Met(long number, long place) => places.TryGetValue(number, out var at) && (at == place || at == place + start);

    /// <summary>Where an object may begin that should be at a place; null where none can.</summary>
    private long? Place(long place) => place >= bytes.Length ? null : start > 0 && !char.IsAsciiDigit((char)Math.Max(0, bytes[place])) ? place + start : place;

    private void Take(PdfObject each)
    {
        read.Add(each.At);
        if (!each.Value.IsDictionary) actions.JudgeAlone(each.Value, each.At);
        if (each.Stream is not { } stream) return;
        if (each.End >= bytes.Length) report.Add(FileFindingCode.Truncated, each.At);
        if (each.Value["F"].Kind != PdfKind.Null) report.Add(FileFindingCode.PdfRemoteFile, each.At);
        // Streams may lie in each other, where the table says so: each is work of its own.
        budget.Read(stream.Length);
        if (isEncrypted || budget.IsSpent) return;
        if (each.Value.NameAt("Type") == "ObjStm")
        {
            unpacked.Add(each.Number);
            Unpack(each, stream);
            return;
        }

        if (each.Value.NameAt("Subtype") == "Image") images.Take(each.Number, stream);
        var end = stream.Measure(budget);
        if (end == UnfoldingEnd.TooFar) report.Add(FileFindingCode.UnfoldsTooFar, each.At);
        if (end is UnfoldingEnd.Damaged or UnfoldingEnd.Short) report.Add(FileFindingCode.Damaged, each.At, BrokenPart);
    }

    /// <summary>Reads the objects that are packed in another.</summary>
    private Dictionary<long, PdfValue> Unpack(PdfObject holder, PdfStreamData stream)
    {
        if (lastUnpacked is { } last && last.At == holder.At) return last.Values;
        var values = new Dictionary<long, PdfValue>();
        Action<PdfValue, long>? judge = judged.Add(holder.At) ? (dictionary, _) => Judge(dictionary, holder.At) : null;
        lastUnpacked = (holder.At, values);
        var text = stream.Unfold(budget, out var end);
        if (end == UnfoldingEnd.TooFar) report.Add(FileFindingCode.UnfoldsTooFar, holder.At);
        if (end is UnfoldingEnd.Damaged or UnfoldingEnd.Short) report.Add(FileFindingCode.PdfNotOpened, holder.At);
        using var memory = new MemoryStream(text);
        var inner = new FileBytes(memory, bytes.CancellationToken);
        var first = holder.Value.NumberAt("First") ?? -1;
        var index = new PdfLexer(inner, 0, budget, null);
        budget.Object();
        for (long i = 0; i < (holder.Value.NumberAt("N") ?? 0) && !budget.IsSpent; i++)
        {
            if (index.Next() is not { Kind: PdfKind.Number } number || index.Next() is not { Kind: PdfKind.Number } offset || first < 0)
            {
                if (end == UnfoldingEnd.Whole) report.Add(FileFindingCode.Damaged, holder.At, BrokenPart);
                break;
            }

            var value = new PdfLexer(inner, Math.Max(0, first + offset.Number), budget, judge).Next() ?? default;
            if (!value.IsDictionary) actions.JudgeAlone(value, holder.At);
            values.TryAdd(number.Number, value);
        }

        return values;
    }

    private void Judge(PdfValue dictionary, long at)
    {
        actions.Judge(dictionary, at);
        if (dictionary.NameAt("Type") == "Page") pages++;
        isLinearized |= dictionary["Linearized"].Kind == PdfKind.Number;
    }

    /// <summary>The document, from its root to its pages.</summary>
    private void ReadDocument()
    {
        var trailer = table.Trailers.Concat(Enumerable.Reverse(loose)).FirstOrDefault(each => each["Root"].Kind == PdfKind.Reference);
        var tree = Of(Of(trailer["Root"])["Pages"]);
        var count = Of(tree["Count"]);
        if (!tree.IsDictionary || count.Kind != PdfKind.Number || count.Number < 1 || pages == 0)
        {
            report.Add(FileFindingCode.Damaged, null, NoPages);
            return;
        }

        if (count.Number > pages) report.Add(FileFindingCode.Damaged, null, "sidor saknas");
        report.Pages = (int)Math.Min(count.Number, pages);
        if (table.Sections > (isLinearized ? 2 : 1)) report.Add(FileFindingCode.PdfEarlierVersions);
    }

    private PdfValue Of(PdfValue value) => value.Kind == PdfKind.Reference ? Resolve(value.Number) ?? default : value;

    /// <summary>An object's value by its number.</summary>
    private PdfValue? Resolve(long number)
    {
        if (!table.Entries.TryGetValue(number, out var entry) || !entry.IsPacked) return ObjectAt(number)?.Value;
        return ObjectAt(entry.Place) is { Stream: { } stream } holder && Unpack(holder, stream).TryGetValue(number, out var value) ? value : null;
    }

    /// <summary>An object that stands in the file by itself, by its number: where the table says, and else where one was met.</summary>
    private PdfObject? ObjectAt(long number)
    {
        if (table.Entries.TryGetValue(number, out var entry) && !entry.IsPacked && Place(entry.Place) is { } place && objects.ReadAt(place, null) is { } each && each.Number == number) return each;
        return places.TryGetValue(number, out var at) ? objects.ReadAt(at, null) : null;
    }
}
