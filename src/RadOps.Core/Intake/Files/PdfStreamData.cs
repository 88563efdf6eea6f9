using System.IO.Compression;

namespace RadOps.Core.Intake.Files;

/// <summary>A stream of a PDF: where its data lies, and how it is packed (ISO 32000-1, 7.3.8 and 7.4).</summary>
/// <param name="bytes">The file.</param>
/// <param name="dictionary">What is said of it.</param>
/// <param name="at">Where its data begins.</param>
/// <param name="length">Bytes of its data.</param>
internal sealed class PdfStreamData(FileBytes bytes, PdfValue dictionary, long at, long length)
{
    private const int MostFilters = 8;
    private const long MostInMemory = 8 << 20;
    private const int BufferSize = 8192;

    private static readonly string[] packers = ["FlateDecode", "Fl", "LZWDecode", "LZW", "RunLengthDecode", "RL", "ASCIIHexDecode", "AHx", "ASCII85Decode", "A85"];

    /// <summary>What is said of it.</summary>
    internal PdfValue Dictionary => dictionary;

    /// <summary>Where its data begins.</summary>
    internal long At => at;

    /// <summary>Bytes of its data.</summary>
    internal long Length => length;

    /// <summary>How it is packed, the outermost first.</summary>
    internal IReadOnlyList<string> Filters { get; } = FilterNames(dictionary);

    /// <summary>Whether nothing of it can be unfolded by readers that know no more than ours: its way of packing is unknown or stands elsewhere.</summary>
    private bool IsKnown => Filters.Count <= MostFilters && Filters.All(packers.Contains) && dictionary["Filter"].Kind is PdfKind.Null or PdfKind.Name or PdfKind.Array;

    /// <summary>Unfolds it to nothing, up to a picture's own coding.</summary>
    internal UnfoldingEnd Measure(PdfBudget budget)
    {
        var known = Filters.TakeWhile(filter => packers.Contains(filter)).ToList();
        if (known.Count == 0 || length == 0) return UnfoldingEnd.Whole;
        if (known.Count > MostFilters) return UnfoldingEnd.TooFar;
        var packed = new PackedStream(bytes, [(at, length)]);
        using var stream = Open(packed, known);
        var (end, count) = Unfolding.Pump(stream, packed, budget.Unfold, null);
        budget.Unfolded(count);
        return end == UnfoldingEnd.Whole && known[0] is "FlateDecode" or "Fl" && packed.IsWanting ? UnfoldingEnd.Short : end;
    }

    /// <summary>Unfolds it: objects or a table, which are read like the file itself.</summary>
    /// <param name="budget">How much it may become.</param>
    /// <param name="end">How it ended; damaged also when it is packed in a way that is not known.</param>
    internal byte[] Unfold(PdfBudget budget, out UnfoldingEnd end)
    {
        end = UnfoldingEnd.Damaged;
        if (!IsKnown) return [];
        budget.Read(length);
        var packed = new PackedStream(bytes, [(at, length)]);
        using var stream = Open(packed, Filters);
        using var unfolded = new MemoryStream();
        (end, var count) = Unfolding.Pump(stream, packed, Math.Min(MostInMemory, budget.Unfold), piece => unfolded.Write(piece));
        budget.Unfolded(count);
        budget.Add(count);
        return Predict(unfolded.ToArray(), ref end);
    }

    private Stream Open(Stream packed, IReadOnlyList<string> filters)
    {
        var stream = packed;
        for (var i = 0; i < filters.Count; i++)
        {
            stream = filters[i] switch
            {
                "FlateDecode" or "Fl" => new ZLibStream(stream, CompressionMode.Decompress),
                "LZWDecode" or "LZW" => new PdfLzwStream(Buffered(stream), Parameters(i).NumberAt("EarlyChange") != 0),
                "RunLengthDecode" or "RL" => new PdfRunStream(Buffered(stream)),
                "ASCIIHexDecode" or "AHx" => new PdfTextStream(Buffered(stream), isHexadecimal: true),
                _ => new PdfTextStream(Buffered(stream), isHexadecimal: false),
            };
        }

        return stream;
    }

    private static BufferedStream Buffered(Stream stream) => new(stream, BufferSize);

    private PdfValue Parameters(int filter)
    {
        var all = dictionary["DecodeParms"] is { Kind: not PdfKind.Null } said ? said : dictionary["DP"];
        return all.Kind == PdfKind.Array ? (filter < all.Items.Count ? all.Items[filter] : default) : filter == 0 || Filters.Count == 1 ? all : default;
    }

    /// <summary>Undoes PNG's filters, which tables are packed with (ISO 32000-1, 7.4.4.4).</summary>
    private byte[] Predict(byte[] data, ref UnfoldingEnd end)
    {
        var parameters = Enumerable.Range(0, Filters.Count).Select(Parameters).FirstOrDefault(each => each.NumberAt("Predictor") > 1);
        if (!parameters.IsDictionary) return data;
        var sample = Math.Clamp(parameters.NumberAt("Colors") ?? 1, 1, 64) * Math.Clamp(parameters.NumberAt("BitsPerComponent") ?? 8, 1, 16);
        var columns = Math.Clamp(parameters.NumberAt("Columns") ?? 1, 1, MostInMemory);
        var row = (int)Math.Min(((columns * sample) + 7) / 8, MostInMemory);
        if (parameters.NumberAt("Predictor") < 10)
        {
            end = UnfoldingEnd.Damaged;
            return [];
        }

        return Undo(data, row, (int)Math.Max(1, sample / 8));
    }

    private static byte[] Undo(byte[] data, int row, int pixel)
    {
        var result = new byte[data.Length / (row + 1) * row];
        for (var at = 0; at < result.Length / row; at++)
        {
            var from = data.AsSpan((at * (row + 1)) + 1, row);
            var to = result.AsSpan(at * row, row);
            var above = at == 0 ? default : result.AsSpan((at - 1) * row, row);
            for (var i = 0; i < row; i++)
            {
                var left = i < pixel ? 0 : to[i - pixel];
                var up = above.IsEmpty ? 0 : above[i];
                var corner = above.IsEmpty || i < pixel ? 0 : above[i - pixel];
                to[i] = (byte)(from[i] + data[at * (row + 1)] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 });
            }
        }

        return result;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static List<string> FilterNames(PdfValue dictionary)
    {
        var filter = dictionary["Filter"];
        return filter.Kind == PdfKind.Name ? [filter.Text] : [.. filter.Items.Select(item => item.Kind == PdfKind.Name ? item.Text : "?")];
    }
}
