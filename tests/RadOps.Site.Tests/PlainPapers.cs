using System.Text;
using RadOps.Core.Export;

namespace RadOps.Site.Tests;

/// <summary>Papers as plain as can be, for tests of the chain that writes them.</summary>
internal sealed class PlainPapers : IReleasePapers
{
    public IReadOnlyList<ReleasePaper> DrawUp(PaperContents contents)
    {
        List<ReleasePaper> papers = [new(PaperKind.Label, "etikett.txt", Encoding.UTF8.GetBytes($"{contents.ExportId} {contents.Decision.Request.PatientId?.Reveal()}"))];
        if (contents.InvoiceBasis is { } basis) papers.Add(new(PaperKind.InvoiceBasis, "fakturaunderlag.txt", Encoding.UTF8.GetBytes(basis.Account)));
        return papers;
    }
}
