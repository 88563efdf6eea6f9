using System.Globalization;
using System.Text;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Makes PDFs by hand: a catalogue (1), a page tree (2), a page (3) with its text (4), and whatever a test adds from 5 on.</summary>
internal sealed class PdfMaker
{
    /// <summary>What the catalogue holds beside its pages.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>What the page holds beside its size.</summary>
    public string Page { get; init; } = "";

    /// <summary>What the trailer holds beside its root.</summary>
    public string Trailer { get; init; } = "";

    /// <summary>Further objects, from number 5: text as it stands between obj and endobj.</summary>
    public IReadOnlyList<byte[]> Objects { get; init; } = [];

    /// <summary>Whether objects are packed in an object stream, and the table is a stream too (PDF 1.5).</summary>
    public bool IsPacked { get; init; }

    /// <summary>Whether the page tree says more pages than there are.</summary>
    public int Count { get; init; } = 1;

    public static byte[] Make() => new PdfMaker().ToArray();

    public static byte[] With(params string[] objects) => new PdfMaker { Objects = [.. objects.Select(Latin)] }.ToArray();

    public static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    public static byte[] Stream(string dictionary, byte[] data) => [.. Latin($"<< {dictionary} /Length {data.Length} >>\nstream\n"), .. data, .. "\nendstream"u8];

    public static byte[] Image(int width, int height, string filter, byte[] data, string more = "") =>
        Stream($"/Type /XObject /Subtype /Image /Width {width} /Height {height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter {filter} {more}", data);

    public byte[] ToArray() => IsPacked ? WithObjectStream() : WithTable();

    /// <summary>Adds a version: objects that replace or follow, with a table that leads to the one before.</summary>
    public static byte[] Update(byte[] file, params (int Number, byte[] Body)[] objects)
    {
        var before = Encoding.Latin1.GetString(file);
        var from = before[(before.LastIndexOf("startxref", StringComparison.Ordinal) + 9)..].Trim().Split('\n', '\r')[0].Trim();
        using var all = new MemoryStream();
        all.Write(file);
        all.WriteByte((byte)'\n');
        var places = new List<(int Number, long At)>();
        foreach (var (number, body) in objects)
        {
            places.Add((number, all.Position));
            Write(all, number, body);
        }

        var table = all.Position;
        all.Write("xref\n"u8);
        foreach (var (number, at) in places) all.Write(Latin(string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{at:D10} 00000 n \n")));
        all.Write(Latin($"trailer\n<< /Size {objects.Max(each => each.Number) + 1} /Root 1 0 R /Prev {from} >>\nstartxref\n{table}\n%%EOF\n"));
        return all.ToArray();
    }

    private List<byte[]> Bodies() =>
    [
        Latin($"<< /Type /Catalog /Pages 2 0 R {Catalogue} >>"),
        Latin($"<< /Type /Pages /Kids [3 0 R] /Count {Count} >>"),
        Latin($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> {Page} >>"),
        Stream("/Filter /FlateDecode", PngMaker.Pack("BT /F1 12 Tf 72 720 Td (Remiss \\(kopia\\)) Tj ET"u8.ToArray())),
        .. Objects,
    ];

    private static void Write(MemoryStream file, int number, byte[] body)
    {
        file.Write(Latin($"{number} 0 obj\n"));
        file.Write(body);
        file.Write("\nendobj\n"u8);
    }

    private byte[] WithTable()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e5\u00e4\u00f6\n"u8);
        var bodies = Bodies();
        var places = new List<long>();
        for (var i = 0; i < bodies.Count; i++)
        {
            places.Add(file.Position);
            Write(file, i + 1, bodies[i]);
        }

        var table = file.Position;
        file.Write(Latin($"xref\n0 {bodies.Count + 1}\n0000000000 65535 f \n"));
        foreach (var place in places) file.Write(Latin(place.ToString("D10", CultureInfo.InvariantCulture) + " 00000 n \n"));
        file.Write(Latin($"trailer\n<< /Size {bodies.Count + 1} /Root 1 0 R {Trailer} >>\nstartxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }

    private byte[] WithObjectStream()
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.7\n%\u00e5\u00e4\u00f6\n"u8);
        var bodies = Bodies();
        var packed = new List<(int Number, byte[] Body)>();
        var entries = new Dictionary<int, (byte Kind, long Place, int Index)>();
        for (var i = 0; i < bodies.Count; i++)
        {
            if (Encoding.Latin1.GetString(bodies[i]).Contains("stream\n", StringComparison.Ordinal))
            {
                entries[i + 1] = (1, file.Position, 0);
                Write(file, i + 1, bodies[i]);
                continue;
            }

            entries[i + 1] = (2, bodies.Count + 1, packed.Count);
            packed.Add((i + 1, bodies[i]));
        }

        var index = new StringBuilder();
        using var inner = new MemoryStream();
        foreach (var (number, body) in packed)
        {
            index.Append(CultureInfo.InvariantCulture, $"{number} {inner.Position} ");
            inner.Write(body);
            inner.WriteByte((byte)'\n');
        }

        var holder = bodies.Count + 1;
        entries[holder] = (1, file.Position, 0);
        Write(file, holder, Stream($"/Type /ObjStm /N {packed.Count} /First {index.Length} /Filter /FlateDecode", PngMaker.Pack([.. Latin(index.ToString()), .. inner.ToArray()])));
        var table = file.Position;
        entries[holder + 1] = (1, table, 0);
        using var rows = new MemoryStream();
        byte[] above = [0, 0, 0, 0, 0, 0];
        foreach (var (kind, place, at) in entries.OrderBy(entry => entry.Key).Select(entry => entry.Value).Prepend(((byte)0, 0L, 0)))
        {
            // Rows are stored as what differs from the row above, as most programs do.
            byte[] row = [kind, (byte)(place >> 24), (byte)(place >> 16), (byte)(place >> 8), (byte)place, (byte)at];
            rows.WriteByte(2);
            rows.Write([.. row.Select((value, column) => (byte)(value - above[column]))]);
            above = row;
        }

        Write(file, holder + 1, Stream($"/Type /XRef /W [1 4 1] /Size {holder + 2} /Root 1 0 R {Trailer} /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 6 >>", PngMaker.Pack(rows.ToArray())));
        file.Write(Latin($"startxref\n{table}\n%%EOF\n"));
        return file.ToArray();
    }
}
