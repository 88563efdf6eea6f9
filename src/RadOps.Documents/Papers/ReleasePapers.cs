using System.Text;
using RadOps.Core.Papers;

namespace RadOps.Documents.Papers;

/// <summary>
/// The papers of a release as self-contained HTML: A4 by print CSS, no script, no network, nothing beside the file itself. A number stands in full on the
/// label alone (N-13, C18); a name where it is an address.
/// </summary>
public sealed class ReleasePapers : IReleasePapers
{
    /// <inheritdoc/>
    public IReadOnlyList<ReleasePaper> DrawUp(PaperContents contents) => [.. PaperSet.Of(contents).Select(Draw)];

    /// <summary>Draws one paper.</summary>
    public static ReleasePaper Draw(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        var (file, html) = paper switch
        {
            LabelPaper label => ("etikett.html", LabelSheet.Draw(label)),
            LetterPaper letter => ("foljebrev.html", LetterSheet.Draw(letter)),
            ReportListPaper list => ("svar-att-skriva-ut.html", ReportListSheet.Draw(list)),
            InvoicePaper invoice => ("fakturaunderlag.html", InvoiceSheet.Draw(invoice)),
            ChecklistPaper checklist => ("checklista.html", ChecklistSheet.Draw(checklist)),
            ReferralPaper referral => ("hanvisning.html", ReferToClinicSheet.Draw(referral)),
            ReceiptPaper receipt => ("kvitto.html", ReceiptSheet.Draw(receipt)),
            _ => throw new ArgumentException($"{paper.GetType().Name} cannot be drawn.", nameof(paper)),
        };
        return new(paper, file, Encoding.UTF8.GetBytes(html));
    }
}
