using System.Text;

namespace RadOps.Core.Intake.Files;

/// <summary>Reads the values of a PDF's text (ISO 32000-1, 7.2–7.3). Names are read as they mean, whatever <c>#xx</c> they are written with.</summary>
/// <param name="bytes">The text.</param>
/// <param name="at">Where to begin.</param>
/// <param name="budget">How much may be read.</param>
/// <param name="judge">Told of each dictionary, at any depth, as soon as it is read, with where it begins; null tells nobody.</param>
internal sealed class PdfLexer(FileBytes bytes, long at, PdfBudget budget, Action<PdfValue, long>? judge)
{
    private const int Deepest = 60;
    private const int LongestName = 127;

    private readonly StringBuilder word = new();

    /// <summary>Where the next value is looked for.</summary>
    internal long Position { get; set; } = at;

    /// <summary>Whether nothing is left.</summary>
    internal bool IsAtEnd => budget.IsSpent || Position >= bytes.Length;

    /// <summary>The next value; null where nothing is left, or what stands there closes something.</summary>
    internal PdfValue? Next() => Next(0);

    /// <summary>Passes white space and comments.</summary>
    internal void SkipSpace()
    {
        var from = Position;
        while (true)
        {
            var next = bytes[Position];
            if (next == '%')
            {
                while (bytes[Position] is not ('\r' or '\n' or < 0)) Position++;
            }
            else if (!IsSpace(next))
            {
                break;
            }
            else
            {
                Position++;
            }
        }

        budget.Read(Position - from);
    }

    internal static bool IsSpace(int character) => character is 0 or '\t' or '\n' or '\f' or '\r' or ' ';

    private static bool IsDelimiter(int character) => character is '(' or ')' or '<' or '>' or '[' or ']' or '{' or '}' or '/' or '%';

    private PdfValue? Next(int depth)
    {
        SkipSpace();
        if (IsAtEnd) return null;
        if (depth > Deepest)
        {
            budget.Spend();
            return null;
        }

        budget.Value();
        var from = Position;
        PdfValue? value = bytes[Position] switch
        {
            '/' => Name(),
            '(' => String(),
            '<' => bytes[Position + 1] == '<' ? Dictionary(depth) : Hexadecimal(),
            '[' => Array(depth),
            ']' or '>' or ')' or '{' or '}' => null,
            _ => Word(),
        };
        budget.Read(Math.Max(1, depth == 0 || value?.Kind is not (PdfKind.Array or PdfKind.Dictionary) ? Position - from : 1));
        return value;
    }

    private PdfValue Name()
    {
        Position++;
        word.Clear();
        for (var next = bytes[Position]; next >= 0 && !IsSpace(next) && !IsDelimiter(next); next = bytes[Position])
        {
            Position++;
            if (next == '#' && Hex(bytes[Position]) is >= 0 and var high && Hex(bytes[Position + 1]) is >= 0 and var low)
            {
                next = (high << 4) | low;
                Position += 2;
            }

            if (word.Length < LongestName) word.Append((char)next);
        }

        return new(PdfKind.Name, 0, word.ToString());
    }

    private PdfValue String()
    {
        Position++;
        for (var depth = 1; depth > 0; Position++)
        {
            switch (bytes[Position])
            {
                case '\\':
                    Position++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')':
                    depth--;
                    break;
                case < 0:
                    return new(PdfKind.Text);
                default:
                    break;
            }
        }

        return new(PdfKind.Text);
    }

    private PdfValue Hexadecimal()
    {
        while (bytes[Position] is not ('>' or < 0)) Position++;
        Position++;
        return new(PdfKind.Text);
    }

    private PdfValue Array(int depth)
    {
        Position++;
        var items = new List<PdfValue>();
        while (true)
        {
            if (Next(depth + 1) is { } item)
                Add(items, item);
            else if (IsAtEnd || bytes[Position] == ']')
                break;
            else
                Position++; // what closes something that is not open
        }

        Position++;
        return new(PdfKind.Array, 0, items);
    }

    private PdfValue Dictionary(int depth)
    {
        var from = Position;
        Position += 2;
        var entries = new List<(string, PdfValue)>();
        var values = new List<PdfValue>(3);
        string? key = null;
        while (true)
        {
            if (Next(depth + 1) is not { } value)
            {
                if (IsAtEnd || (bytes[Position] == '>' && bytes[Position + 1] == '>')) break;
                Position++;
                continue;
            }

            // A name is a value where one is wanted, and else a key: 1 0 R needs three words before it is known.
            if (value.Kind == PdfKind.Name && (key is null || values.Count > 0))
            {
                if (key is not null) entries.Add((key, values[0]));
                key = value.Text;
                values.Clear();
            }
            else if (value.IsWord("endobj") || value.IsWord("stream"))
            {
                // Somebody forgot to close it: what follows is not its own.
                Position -= value.Text.Length;
                break;
            }
            else if (key is not null)
            {
                Add(values, value);
            }
        }

        if (key is not null && values.Count > 0) entries.Add((key, values[0]));
        if (bytes[Position] == '>') Position += 2;
        var dictionary = new PdfValue(PdfKind.Dictionary, 0, entries);
        judge?.Invoke(dictionary, from);
        return dictionary;
    }

    /// <summary>Adds a value; two numbers and R before it become a reference.</summary>
    private static void Add(List<PdfValue> values, PdfValue value)
    {
        if (value.IsWord("R") && values is [.., { Kind: PdfKind.Number } number, { Kind: PdfKind.Number }])
        {
            values.RemoveRange(values.Count - 2, 2);
            value = new(PdfKind.Reference, number.Number);
        }

        values.Add(value);
    }

    private PdfValue Word()
    {
        word.Clear();
        for (var next = bytes[Position]; next >= 0 && !IsSpace(next) && !IsDelimiter(next); next = bytes[Position])
        {
            Position++;
            if (word.Length < LongestName) word.Append((char)next);
        }

        var text = word.ToString();
        if (text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '+' or '-' or '.') && IsNumber(text, out var number)) return new(PdfKind.Number, number);
        return text == "null" ? default : new(PdfKind.Word, 0, text);
    }

    private static bool IsNumber(string text, out long number)
    {
        number = 0;
        var isNegative = text[0] == '-';
        var isFraction = false;
        for (var i = text[0] is '+' or '-' ? 1 : 0; i < text.Length; i++)
        {
            if (text[i] == '.' && !isFraction)
                isFraction = true;
            else if (!char.IsAsciiDigit(text[i]))
                return false;
            else if (!isFraction && number < long.MaxValue / 20)
                number = (number * 10) + text[i] - '0';
        }

        if (isNegative) number = -number;
        return true;
    }

    private static int Hex(int character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };
}
