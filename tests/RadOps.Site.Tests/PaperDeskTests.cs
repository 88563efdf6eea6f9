using System.Net;
using RadOps.Core;
using RadOps.Core.Completion;
using RadOps.Core.Papers;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Documents.Papers;
using RadOps.Formats.Policies;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>Papers of releases that are in the register: those of a release made by hand, and those drawn up anew.</summary>
public sealed class PaperDeskTests : IDisposable
{
    private readonly ExportBench bench = new();
    private readonly ReleaseDesk desk;
    private readonly PaperDesk papers;

    public PaperDeskTests()
    {
        desk = new(new PolicyCatalog(PolicyFiles.BuiltIn()), bench.Register, TimeProvider.System);
        papers = new(bench.Store, bench.Register, desk, bench.Dicom, new ReleasePapers(), TimeProvider.System);
    }

    public void Dispose() => bench.Dispose();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Requirement("N-13", "N-14")]
    public void Papers_drawn_up_anew_say_what_the_first_said()
    {
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(ExportBench.PickUp), cancellationToken: Cancel);
        var drawn = papers.DrawUp(made.ExportId, cancellationToken: Cancel);
        Assert.Equal([PaperKind.Label, PaperKind.ReportList, PaperKind.InvoiceBasis, PaperKind.HandOverChecklist, PaperKind.DisclosureReceipt], drawn.Select(paper => paper.Kind));
        Assert.All(drawn, paper => Assert.Equal(PaperFolder.PathOf(made.Path!), Path.GetDirectoryName(paper.Path)));
        Assert.Equal(drawn.Select(paper => paper.Path).Order(), Directory.GetFiles(PaperFolder.PathOf(made.Path!)).Order());

        var label = Text(drawn, PaperKind.Label);
        Assert.Contains("19121212-1212", label, StringComparison.Ordinal);
        Assert.Contains("Åsa Märta Öberg", label, StringComparison.Ordinal);
        Assert.Equal(5, Assert.Single(((ReportListPaper)Paper(drawn, PaperKind.ReportList).Data).ToPrint).Images);
        var recorded = Assert.Single(bench.Store.Read(new() { Kinds = [EventKinds.PapersDrawnUp] }, Cancel));
        Assert.Equal("abcde", recorded.Operator);
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(drawn[0].Path))), recorded.Payload?.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_receipt_says_when_it_left_the_desk_once_that_is_recorded()
    {
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(ExportBench.PickUp), cancellationToken: Cancel);
        Assert.Contains("utlämnat den", Text(papers.DrawUp(made.ExportId, cancellationToken: Cancel), PaperKind.DisclosureReceipt), StringComparison.Ordinal);

        var completion = new ReleaseCompletion(bench.Store, bench.Register, desk, TimeProvider.System);
        completion.Complete(
            made.ExportId,
            new HandOver(HandOverKind.PickedUp) { Patient = new(IdentityDocument.Passport, new DateOnly(2099, 1, 1)) },
            CompletedSteps.MediumMade | CompletedSteps.LabelApplied | CompletedSteps.ReportsPrinted);
        var receipt = Text(papers.DrawUp(made.ExportId, cancellationToken: Cancel), PaperKind.DisclosureReceipt);
        Assert.Contains("hämtat på mottagningen", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("utlämnat den", receipt, StringComparison.Ordinal);
    }

    [Fact]
    public void A_medium_that_is_gone_leaves_lines_to_write_on()
    {
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(ExportBench.PickUp), cancellationToken: Cancel);
        Directory.Delete(made.Path!, recursive: true);
        var label = (LabelPaper)Paper(papers.DrawUp(made.ExportId, cancellationToken: Cancel), PaperKind.Label).Data;
        Assert.Null(label.PatientName);
        Assert.Equal("CT torax", Assert.Single(label.Examinations).Examination);
    }

    [Fact]
    [Requirement("N-34", "N-35")]
    public void A_release_made_by_hand_gets_papers_where_one_says_they_are_to_lie()
    {
        var decision = desk.Decide(ExportBench.PickUp);
        var record = ReleaseRecord.From(decision, bench.Register.NewExportId(), ReleaseOrigin.Manual, MediumType.Cd) with { Proof = "Kvitto 4711", Images = true, Report = true };
        bench.Register.RecordManual(record, CompletedSteps.MediumMade | CompletedSteps.HandedOver, PriceList.Empty);
        Assert.Equal("DestinationMissing", Assert.Throws<RadOpsException>(() => papers.DrawUp(record.ExportId, cancellationToken: Cancel)).Code);

        var drawn = papers.DrawUp(record.ExportId, bench.Destination, Cancel);
        Assert.Contains("3919", Text(drawn, PaperKind.InvoiceBasis), StringComparison.Ordinal);
        var receipt = (ReceiptPaper)Paper(drawn, PaperKind.DisclosureReceipt).Data;
        Assert.Equal((HandOverKind.HandedOver, ReportForm.Printed), (receipt.HandOver, receipt.Report));
        Assert.NotNull(receipt.HandedOver);
    }

    [Fact]
    public void What_cannot_be_written_is_told_and_leaves_the_old_papers()
    {
        bench.AddStudy();
        var made = bench.Service.Execute(bench.Plan(), cancellationToken: Cancel);
        var file = Path.Combine(bench.Destination, "a-file");
        File.WriteAllText(file, "");
        Assert.Equal("FileNotWritten", Assert.Throws<RadOpsException>(() => papers.DrawUp(made.ExportId, file, Cancel)).Code);
        Assert.NotEmpty(Directory.GetFiles(PaperFolder.PathOf(made.Path!)));
        Assert.Equal("ReleaseNotFound", Assert.Throws<RadOpsException>(() => papers.DrawUp("R-20260101-ZZZZZZ", cancellationToken: Cancel)).Code);
    }

    private static DrawnPaper Paper(IReadOnlyList<DrawnPaper> drawn, PaperKind kind) => drawn.Single(paper => paper.Kind == kind);

    private static string Text(IReadOnlyList<DrawnPaper> drawn, PaperKind kind) => WebUtility.HtmlDecode(File.ReadAllText(Paper(drawn, kind).Path));
}
