namespace RadOps.Core.Intake.Files;

/// <summary>Reads objects of a PDF where they stand.</summary>
/// <param name="bytes">The file.</param>
/// <param name="budget">How much may be read.</param>
internal sealed class PdfObjects(FileBytes bytes, PdfBudget budget)
{
    private const int Lines = 4;

    // Where the last search for the end of a stream began, and what it found: another one in between finds the same.
    private long soughtFrom = -1;
    private long found = -1;

    /// <summary>Reads the object that begins there, as <c>12 0 obj</c>.</summary>
    /// <param name="at">Where, or in white space before it.</param>
    /// <param name="judge">Told of each dictionary in it; null tells nobody.</param>
    /// <returns>Null where no object begins.</returns>
    internal PdfObject? ReadAt(long at, Action<PdfValue, long>? judge)
    {
        if (at < 0 || at >= bytes.Length) return null;
        budget.Object();
        var lexer = new PdfLexer(bytes, at, budget, judge);
        lexer.SkipSpace();
        var start = lexer.Position;
        if (lexer.Next() is not { Kind: PdfKind.Number } number || lexer.Next() is not { Kind: PdfKind.Number } || lexer.Next() is not { } word || !word.IsWord("obj")) return null;
        return Read(number.Number, start, lexer);
    }

    /// <summary>Reads an object whose number has been read.</summary>
    internal PdfObject Read(long number, long start, PdfLexer lexer)
    {
        budget.Object();
        var value = lexer.Next() ?? default;
        if (!value.IsDictionary) return new(number, start, value, null, lexer.Position);
        var end = lexer.Position;
        lexer.SkipSpace();
        if (!bytes.Has(lexer.Position, "stream"u8)) return new(number, start, value, null, end);
        var at = lexer.Position + 6;
        while (bytes[at] == ' ') at++;
        if (bytes[at] == '\r') at++;
        if (bytes[at] == '\n') at++;
        var until = End(at, value);
        return new(number, start, value, new PdfStreamData(bytes, value, at, until - at), Math.Min(bytes.Length, until));
    }

    /// <summary>Where a stream's data ends: where it says, if that is true, and else at the first word that ends one; at the file's end when there is none.</summary>
    private long End(long at, PdfValue dictionary)
    {
        if (dictionary.NumberAt("Length") is >= 0 and var length && at + length <= bytes.Length && IsEnd(at + length)) return at + length;
        if (soughtFrom < 0 || at < soughtFrom || (found >= 0 && at > found))
        {
            soughtFrom = at;
            found = bytes.IndexOf("endstream"u8, at, bytes.Length);
            budget.Read((found < 0 ? bytes.Length : found) - at);
        }

        return found < 0 ? bytes.Length : found;
    }

    private bool IsEnd(long at)
    {
        for (var i = 0; i < Lines && PdfLexer.IsSpace(bytes[at]); i++) at++;
        return bytes.Has(at, "endstream"u8);
    }
}
