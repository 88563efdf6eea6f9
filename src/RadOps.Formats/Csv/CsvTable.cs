using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using RadOps.Core;

namespace RadOps.Formats.Csv;

/// <summary>
/// A CSV file with a header row, read row by row, in the encodings and with the separators that Swedish hospitals' systems write:
/// UTF-8, UTF-16 or Windows-1252; <c>;</c>, <c>,</c> or tab, told from the header row. A bad row is reported and the rows after it are
/// still read, also after a quote that is never closed.
/// </summary>
public sealed class CsvTable : IDisposable
{
    /// <summary>The most characters that a cell may hold: Excel's limit.</summary>
    public const int MaxCellLength = 32_767;

    // A row beyond this cannot be held to be looked at; an unclosed quote makes one of the rest of a file.
    private const int MaxRowBytes = 32 * 1024 * 1024;

    private readonly Utf8Stream stream;
    private readonly CsvReader file;
    private readonly CsvReaderOptions options;
    private CsvReader reader;
    private CsvMalformedReason? malformed;
    private char[] characters = new char[256];
    private bool stopped;

    private CsvTable(Stream source, string name)
    {
        Name = name;
        stream = new Utf8Stream(source);
        Separator = FindSeparator();
        options = new CsvReaderOptions
        {
            Separator = Separator,
            HasHeader = false,
            SkipEmptyLines = false,
            IncludeValuesInExceptions = false,
            MaxRecordSize = MaxRowBytes,
            OnMalformedRecord = record => malformed ??= record.Reason,
        };
        reader = file = CsvReader.Create(stream, options);
        Header = ReadHeader();
    }

    /// <summary>What the file is called in messages.</summary>
    public string Name { get; }

    /// <summary>The names of the columns, trimmed; empty ones at the end, which spreadsheets leave behind, are dropped.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>What separates the columns.</summary>
    public char Separator { get; }

    /// <summary>The row that <see cref="Read"/> went to, as a spreadsheet counts it: the header is row 1, empty rows count.</summary>
    public int Row { get; private set; }

    /// <summary>Why that row cannot be read; null when it can.</summary>
    public CsvProblem? Problem { get; private set; }

    /// <summary>Opens a file and reads its header.</summary>
    /// <exception cref="RadOpsException">
    /// <c>CsvNotFound</c>, <c>CsvIsFolder</c>, <c>CsvUnreadable</c>: there is no such file, it is a folder, it cannot be opened.
    /// <c>CsvEmpty</c>, <c>CsvHeader</c>: it is empty, or its first row is no header.
    /// </exception>
    public static CsvTable Open(string path)
    {
        if (Directory.Exists(path))
            throw new RadOpsException("CsvIsFolder", ErrorKind.InvalidInput, $"{path} is a folder. Name the CSV file in it.", path);
        try
        {
            return Open(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan), path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RadOpsException("CsvNotFound", ErrorKind.NotFound, $"{path} does not exist. Check the path.", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("CsvUnreadable", ErrorKind.Storage, $"{path} cannot be opened: {e.Message}", path, e);
        }
    }

    /// <summary>Reads the header of a stream, which the table then owns.</summary>
    /// <param name="source">The contents.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="RadOpsException"><c>CsvEmpty</c> or <c>CsvHeader</c>.</exception>
    public static CsvTable Open(Stream source, string name)
    {
        try
        {
            return new CsvTable(source, name);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Goes to the next row that holds anything.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        while (!stopped)
        {
            malformed = null;
            Problem = null;
            if (!MoveNext())
                return false;
            Row++;
            if (malformed is not null and not CsvMalformedReason.StrayQuote)
            {
                Problem = new(null, SetAsideMalformedRow());
                return true;
            }

            if (Problem is null && IsBlank())
                continue;
            Problem ??= Judge();
            return true;
        }

        return false;
    }

    /// <summary>A cell of the row as characters, without the apostrophe by which RadOps keeps spreadsheets from running it; valid until the next call. Empty for a cell that is not there.</summary>
    /// <param name="field">The column, from 0.</param>
    public ReadOnlySpan<char> this[int field]
    {
        get
        {
            if (field >= reader.FieldCount || reader.IsEmpty(field))
                return [];
            var most = reader.GetRawSpan(field).Length;
            if (characters.Length < most)
                characters = new char[most];
            return SheetText.Meant(characters.AsSpan(0, reader.GetChars(field, characters)));
        }
    }

    /// <summary>The place of a column; -1 when it is not there. Case does not matter.</summary>
    internal int Find(string column)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (string.Equals(Header[i], column, StringComparison.OrdinalIgnoreCase))
                return i;
        }

        return -1;
    }

    /// <summary>Refuses a table that lacks columns.</summary>
    internal void Require(params ReadOnlySpan<string> columns)
    {
        foreach (var column in columns)
        {
            if (Find(column) < 0)
                throw new RadOpsException("CsvMissingColumn", ErrorKind.InvalidInput, $"{Name}, row 1: the column {column} is missing. It must have: {string.Join(", ", columns)}.", Name);
        }
    }

    /// <summary>As <see cref="Read"/>, for files that are used whole or not at all: a bad row is an error.</summary>
    internal bool ReadOrThrow() => Read() && (Problem is null ? true : throw Wrong(Problem.Message));

    /// <summary>A cell's trimmed text; null when it is blank or there is no such column (-1).</summary>
    internal string? Text(int field) => field >= 0 && this[field].Trim() is { IsEmpty: false } text ? text.ToString() : null;

    /// <summary>A cell's date; null when it is blank or there is no such column.</summary>
    internal DateOnly? Day(int field, string column) =>
        Text(field) is not { } text ? null : TryDay(text, out var day) ? day : throw Wrong($"column {column}: '{text}' is not a date of the form yyyy-mm-dd");

    /// <summary>Reads a date, yyyy-mm-dd.</summary>
    internal static bool TryDay(string text, out DateOnly? day)
    {
        var valid = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        day = valid ? value : null;
        return valid;
    }

    /// <summary>An error of the row that <see cref="Read"/> went to.</summary>
    internal RadOpsException Wrong(string problem) => new("CsvRow", ErrorKind.InvalidInput, $"{Name}, row {Row}, {problem}.", Name);

    /// <inheritdoc/>
    public void Dispose()
    {
        reader.Dispose();
        file.Dispose();
        stream.Dispose();
    }

    private bool MoveNext()
    {
        try
        {
            if (reader.Read())
                return true;
            if (reader == file)
                return false;

            // The rows that a bad quote had swallowed are done; on with the file.
            reader.Dispose();
            reader = file;
            malformed = null;
            return reader.Read();
        }
        catch (CsvFormatException)
        {
            stopped = true;
            Problem = new(null, $"the row is larger than {MaxRowBytes / 1024 / 1024} MB, and nothing after it can be read. Is a quote opened in it and never closed?");
            return true;
        }
    }

    /// <summary>
    /// A quote that is never closed, or closed by the opening quote of a later row, makes one row of many. Only the first line of it is
    /// the bad one: the lines after it are read again, each for itself.
    /// </summary>
    private string SetAsideMalformedRow()
    {
        var message = malformed == CsvMalformedReason.TextAfterClosingQuote
            ? "text stands after a closing quote. Write a quote inside a quoted cell twice (\"\")"
            : "a quote is opened and never closed";
        var raw = reader.RawRecord;
        var lineEnd = raw.IndexOfAny((byte)'\n', (byte)'\r');
        if (lineEnd < 0 || reader != file)
            return message;
        var rest = raw[lineEnd..];
        rest = rest[(rest.StartsWith("\r\n"u8) ? 2 : 1)..];
        reader = CsvReader.Create(rest.ToArray(), options with { AllowLineBreaksInQuotes = false });
        return "a quote is opened and not closed as it should be";
    }

    private bool IsBlank()
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
                return false;
        }

        return true;
    }

    private CsvProblem? Judge()
    {
        var raw = reader.RawRecord;
        if (raw.Contains((byte)0))
            return new(null, "the row holds NUL characters: is the file binary, or UTF-16 without a byte order mark?");
        if (stream.MayHoldInvalidBytes && !Utf8.IsValid(raw))
            return new(null, "the row is not UTF-8, though the file is: it seems to be put together from files of different encodings. Save it again as UTF-8");
        if (raw.Length > MaxCellLength)
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (this[i].Length is > MaxCellLength and var length)
                    return new(i, $"is {length:N0} characters long; a cell may hold {MaxCellLength:N0}");
            }
        }

        if (reader.FieldCount < Header.Count)
            return new(null, $"the row has {CountText.Of(reader.FieldCount, "field")} where the header has {Header.Count}{OtherSeparator(raw)}");
        for (var i = Header.Count; i < reader.FieldCount; i++)
        {
            if (!reader.IsEmpty(i))
                return new(null, $"the row has {CountText.Of(reader.FieldCount, "field")} where the header has {Header.Count}: is there a '{Separator}' in a cell that is not quoted?");
        }

        return null;
    }

    private string OtherSeparator(ReadOnlySpan<byte> raw)
    {
        foreach (var other in (ReadOnlySpan<char>)[';', ',', '\t'])
        {
            if (other != Separator && raw.Count((byte)other) >= Header.Count - 1)
                return $": it is separated by {Describe(other)}, the header by {Describe(Separator)}";
        }

        return "";
    }

    private static string Describe(char separator) => separator == '\t' ? "tab" : $"'{separator}'";

    private char FindSeparator()
    {
        var line = stream.PeekLine();
        if (line.Length == 5 && line.StartsWith("sep="u8))
        {
            // Excel's own hint, which Excel does not show as a row.
            var separator = (char)line[4];
            stream.Skip(line.Length);
            stream.SkipLineBreak();
            return separator;
        }

        var best = ';';
        var most = 0;
        foreach (var candidate in (ReadOnlySpan<char>)[';', ',', '\t'])
        {
            var count = CountOutsideQuotes(line, (byte)candidate);
            if (count > most)
                (best, most) = (candidate, count);
        }

        return best;
    }

    private static int CountOutsideQuotes(ReadOnlySpan<byte> line, byte separator)
    {
        var (count, quoted) = (0, false);
        foreach (var b in line)
        {
            if (b == '"')
                quoted = !quoted;
            else if (b == separator && !quoted)
                count++;
        }

        return count;
    }

    private List<string> ReadHeader()
    {
        if (!MoveNext())
            throw new RadOpsException("CsvEmpty", ErrorKind.InvalidInput, $"{Name} is empty. Its first row must hold the names of the columns.", Name);
        Row = 1;
        var names = new List<string>();
        for (var i = 0; Problem is null && i < reader.FieldCount; i++)
            names.Add(this[i].Trim().ToString());
        while (names.Count > 0 && names[^1].Length == 0)
            names.RemoveAt(names.Count - 1);

        var reason = malformed is not null || Problem is not null ? "a quote in it is opened and never closed"
            : reader.RawRecord.Contains((byte)0) ? "it holds NUL characters; the file is binary, or UTF-16 without a byte order mark"
            : names.Count == 0 ? "it is blank"
            : null;
        return reason is null
            ? names
            : throw new RadOpsException("CsvHeader", ErrorKind.InvalidInput, $"{Name}, row 1: the header row cannot be read: {reason}.", Name);
    }
}
