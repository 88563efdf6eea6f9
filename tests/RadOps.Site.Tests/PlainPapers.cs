using System.Text;
using RadOps.Core.Papers;

namespace RadOps.Site.Tests;

/// <summary>Papers as plain as can be, for tests of the chain that writes them.</summary>
internal sealed class PlainPapers : IReleasePapers
{
    public IReadOnlyList<ReleasePaper> DrawUp(PaperContents contents) =>
    [
        .. from paper in PaperSet.Of(contents)
           where paper.Kind is PaperKind.Label or PaperKind.InvoiceBasis
           select new ReleasePaper(paper, paper.Kind == PaperKind.Label ? "etikett.txt" : "fakturaunderlag.txt", Encoding.UTF8.GetBytes($"{contents.ExportId} {contents.Decision.Request.PatientId?.Reveal()}"))
    ];
}
