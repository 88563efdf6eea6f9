using System.Text;

namespace RadOps.Formats.Tests.Csv;

/// <summary>A CSV file as a spreadsheet takes it in: semicolons between cells, quotes around what needs them (RFC 4180), and no tolerance for anything else.</summary>
internal static class Sheet
{
    /// <summary>The cells, row by row.</summary>
    internal static List<List<string>> Read(byte[] file)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file).TrimStart('\uFEFF');
        List<List<string>> rows = [];
        List<string> row = [];
        for (var at = 0; at < text.Length;)
        {
            var cell = new StringBuilder();
            if (text[at] == '"')
            {
                for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
                {
                    if (text[at] == '"') at++;
                    cell.Append(text[at]);
                }

                at++;
            }
            else
            {
                for (; text[at] is not (';' or '\r' or '\n'); at++)
                {
                    if (text[at] == '"') throw new InvalidDataException("a quote stands within a cell that is not quoted");
                    cell.Append(text[at]);
                }
            }

            row.Add(cell.ToString());
            if (text[at] == ';')
            {
                at++;
                continue;
            }

            at += text[at] == '\r' && text[at + 1] == '\n' ? 2 : text[at] == '\n' ? 1 : throw new InvalidDataException("a cell is followed by neither a semicolon nor the end of the row");
            rows.Add(row);
            row = [];
        }

        return rows;
    }

    /// <summary>Whether a spreadsheet would reckon with a cell's text and not only show it: Excel and LibreOffice begin a formula at = + - @, the full-width letters of the same where the language has them, and OWASP counts tab and carriage return, after which some begin anew.</summary>
    internal static bool IsRun(string cell) => cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' && !IsNumber(cell);

    /// <summary>A number is what it says: nothing is run.</summary>
    private static bool IsNumber(string cell) => cell.Length > 1 && cell[0] == '-' && cell[1..].All(letter => char.IsAsciiDigit(letter) || letter is '.' or ',');
}
