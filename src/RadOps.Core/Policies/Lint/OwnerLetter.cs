using System.Text;
using RadOps.Core.Release;

namespace RadOps.Core.Policies.Lint;

/// <summary>
/// A letter to the one who answers for a document, with what was found in it as numbered questions. It is plain text in Swedish, names no patient, and
/// asks; only the one who answers for a routine can change it.
/// </summary>
public static class OwnerLetter
{
    private const int Width = 96;

    /// <summary>Writes the letter.</summary>
    /// <param name="document">The document.</param>
    /// <param name="findings">What was found; what is about other documents, or asks nothing, is left out.</param>
    /// <param name="day">The day of the letter.</param>
    /// <param name="sender">Who writes: the department, not a person; null to leave a line for it.</param>
    /// <returns>The letter; null when there is nothing to ask.</returns>
    public static string? Write(PolicyDocument document, IEnumerable<PolicyFinding> findings, DateOnly day, string? sender)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(findings);
        var points = findings.Where(finding => finding.Document == document.Key && finding.Question is not null).OrderBy(finding => finding.Lines.Count > 0 ? finding.Lines[0] : 0).ToList();
        if (points.Count == 0)
            return null;
        var letter = new StringBuilder();
        var owner = document.Owner;
        if (owner is not null)
            letter.AppendLine($"Till {owner.Names[0]}{(owner.Role is { } role ? $", {role.ToLowerInvariant()}" : "")}");
        Paragraph(letter, "", $"{(owner is null ? "Till innehållsansvarig" : "innehållsansvarig")} för ”{document.DisplayTitle}”");
        letter.AppendLine().AppendLine(ReleaseWords.Day(day)).AppendLine();
        Paragraph(letter, "", $"{(points.Count == 1 ? "En fråga" : "Några frågor")} om {Named(document)}");
        letter.AppendLine();
        letter.AppendLine("Hej!").AppendLine();
        Paragraph(letter, "", "Rutinen är ett viktigt stöd för oss i det dagliga arbetet. Vi har gått igenom den rad för rad, för att kunna följa den till punkt och pricka med "
            + "hjälp av programmet RadOps, och fann då några ställen som vi gärna vill förstå rätt eller som kanske kan förtydligas vid nästa revidering. Ingenting i rutinen är ändrat: "
            + "tills du har svarat gör vi så som står under varje punkt.");
        letter.AppendLine();
        foreach (var (index, point) in points.Index())
            AppendPoint(letter, index + 1, point);
        Paragraph(letter, "", $"Raderna är räknade i den text som vi har läst{(document.Sha256 is { } read ? $" (kontrollsumma SHA-256 {read[..16]})" : "")}. Svara gärna kort på varje punkt, så för vi in dina besked. Tack på förhand!");
        letter.AppendLine().AppendLine("Med vänlig hälsning").AppendLine().AppendLine(sender ?? "............................................");
        return letter.ToString();
    }

    private static void AppendPoint(StringBuilder letter, int number, PolicyFinding point)
    {
        var heading = FormattableString.Invariant($"{number}. ");
        var indent = new string(' ', heading.Length);
        Paragraph(letter, heading, point.Lines.Count > 0 && point.Quote is { } quote ? $"{Place(point.Lines)}: ”{quote.Trim('”', '"')}”" : Place(point.Lines));
        Paragraph(letter, indent, point.Treatment is { } treatment ? $"{point.Message} {treatment}." : point.Message);
        Paragraph(letter, indent, $"Fråga: {point.Question}");
        letter.AppendLine();
    }

    /// <summary>Lines as they are told: <c>Raderna 16–20 och 22</c>.</summary>
    private static string Place(IReadOnlyList<int> lines)
    {
        var spans = new List<(int First, int Last)>();
        foreach (var line in lines)
            if (spans.Count > 0 && spans[^1].Last == line - 1)
                spans[^1] = (spans[^1].First, line);
            else
                spans.Add((line, line));
        var told = spans.SelectMany(span => (span.Last - span.First) switch { 0 => [$"{span.First}"], 1 => [$"{span.First}", $"{span.Last}"], _ => new[] { $"{span.First}–{span.Last}" } });
        return lines.Count == 0 ? "Rutinen som helhet" : $"{(lines.Count == 1 ? "Rad" : "Raderna")} {ReleaseWords.And(told)}";
    }

    private static string Named(PolicyDocument document) => document.DocumentId is { } id
        ? $"”{document.DisplayTitle}” ({id}{(document.Version is { } version ? $", version {version}" : "")})"
        : $"”{document.DisplayTitle}”";

    /// <summary>Breaks words into lines; the first bears the heading, and the others stand under its text.</summary>
    private static void Paragraph(StringBuilder letter, string heading, string words)
    {
        var line = new StringBuilder(heading);
        var under = new string(' ', heading.Length);
        foreach (var word in words.Replace('"', '”').Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > heading.Length && line.Length + 1 + word.Length > Width)
            {
                letter.AppendLine(line.ToString());
                line.Clear().Append(under);
            }

            if (line.Length > heading.Length)
                line.Append(' ');
            line.Append(word);
        }

        letter.AppendLine(line.ToString());
    }
}
