using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Release;
using static RadOps.Documents.HtmlText;
using static RadOps.Documents.Papers.PaperPage;

namespace RadOps.Documents.Papers;

/// <summary>The label, to be cut out: 99 × 67 mm, as on sheets of eight.</summary>
internal static class LabelSheet
{
    // What does not fit on a line at the usual size is set smaller, and then on two lines.
    private const int LongName = 30;
    private const int LongUnit = 40;
    private const int ShownExaminations = 2;

    internal static string Draw(LabelPaper label)
    {
        var page = new PaperPage(label.Head, "Etikett", isForTheDesk: true);
        var medium = PaperWords.Medium(label.Medium);
        page.Raw($"""
            <section class="label" aria-label="Etikett">
            <div class="stamp{(label.Head.CareUnit.Length > LongUnit ? " long" : "")}">{Text(label.Head.CareUnit)}</div>
            <div class="number">{Text(Number(label))}</div>
            {Name(label)}
            <div class="what">{What(label)}</div>
            <div class="secret">{Text(medium)} {Day(label.Head.DrawnUpAt)}. Uppgifterna omfattas av sekretess.</div>
            {Code39.Svg(label.Head.ExportId)}
            <div class="id">{Text(label.Head.ExportId)}</div>
            </section>
            """);
        page.Heading($"Så märks {PaperWords.TheMedium(label.Medium)}");
        var stamped = label.Medium == MediumType.Usb ? "stämplat" : "stämplad";
        List<ChecklistItem> ticks =
        [
            new($"Etiketten är utklippt längs den streckade linjen och sitter på fodralet eller påsen till {label.Head.ExportId}"),
            new("Numret under streckkoden är samma som i mediets INDEX.HTM"),
        ];
        if (label.Identified is not null) ticks.Insert(0, new($"{Capital(PaperWords.TheMedium(label.Medium))} är {stamped} med röntgenstämpeln och märkt med personnummer och namn", label.Identified));
        page.Ticks(ticks);
        page.Blanks(["Märkt av", "Datum"]);
        return page.End();
    }

    private static string Number(LabelPaper label) => label.Patient is not { } patient ? "" : label.Identified is null ? patient.ToString() : InFull(patient);

    /// <summary>A personnummer or samordningsnummer as people write it; a reserve number as it is issued.</summary>
    private static string InFull(PatientId patient) =>
        patient.Reveal() is { Length: 12 } digits && digits.All(char.IsAsciiDigit) && patient.Kind is not PatientIdKind.ReserveStockholm ? $"{digits[..8]}-{digits[8..]}" : patient.Reveal();

    private static string Name(LabelPaper label)
    {
        var name = label.Identified is null ? label.PatientName?.ToString() : label.PatientName?.RevealInOrder();
        return name is null ? "<div class=\"name\"><i></i></div>" : $"<div class=\"name{(name.Length > LongName ? " long" : "")}\">{Text(name)}</div>";
    }

    private static string What(LabelPaper label)
    {
        var lines = label.Examinations.Take(ShownExaminations).Select(examination => Text(PaperWords.ExaminationLine(examination)));
        var more = label.Examinations.Count - ShownExaminations;
        return string.Join("<br>", more > 0 ? lines.Append(string.Create(CultureInfo.InvariantCulture, $"och {more} till")) : lines);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
