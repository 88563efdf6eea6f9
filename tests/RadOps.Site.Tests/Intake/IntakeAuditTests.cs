using RadOps.Core.Audit;
using RadOps.Core.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>What the audit says of files from patients, from the events that the desk really wrote.</summary>
public sealed class IntakeAuditTests : IDisposable
{
    private readonly IntakeBench bench = new();
    private readonly MemoryRegister store;

    public IntakeAuditTests() => store = new MemoryRegister(bench.Clock);

    public void Dispose()
    {
        store.Dispose();
        bench.Dispose();
    }

    [Fact]
    [Requirement("F-30", "F-32")]
    public void Files_that_are_not_proved_to_be_gone_are_found_after_the_days_and_not_before()
    {
        var known = bench.Take(IntakeBench.Said with { AnsweredAt = IntakeBench.Start.AddHours(-1) }, PatientFileClass.Image, bench.Download("a.png", PatientFiles.Png(1)), bench.Download("b.png", PatientFiles.Png(2)));
        bench.Clock.Now = bench.Clock.Now.AddDays(6);
        Assert.Empty(Audit());
        bench.Clock.Now = bench.Clock.Now.AddDays(1);
        var finding = Assert.Single(Audit());
        Assert.Equal((AuditCodes.PatientFilesLeft, known.CaseId, 7), (finding.Code, finding.ExportId, finding.AgeDays));
        Assert.Contains("2 av 2 filer", finding.Message, StringComparison.Ordinal);
        Assert.Equal(["F-30 (rad 99)"], finding.Rules);
        Assert.DoesNotContain(".png", finding.Message, StringComparison.Ordinal);
        bench.Complete(known.CaseId, uploaded: true);
        Assert.Empty(Audit());
    }

    [Fact]
    [Requirement("C41")]
    public void A_document_that_is_only_on_paper_is_found_until_somebody_has_seen_it_in_the_archive()
    {
        var known = bench.Take(PatientFileClass.Document, bench.Download("brev.pdf", PatientFiles.Pdf("Brev")));
        bench.Complete(known.CaseId, printed: true);
        Assert.Empty(Audit());
        bench.Clock.Now = bench.Clock.Now.AddDays(7);
        Assert.Equal(AuditCodes.PatientPaperNotArchived, Assert.Single(Audit()).Code);
        bench.Complete(known.CaseId, archived: true);
        Assert.Empty(Audit());
    }

    private IReadOnlyList<AuditFinding> Audit()
    {
        var head = store.ReadHead().Position;
        store.Append([.. bench.Tools.Journal.Read().Events.Skip((int)head)]);
        return ReleaseAudit.Run(store, bench.Clock).Findings;
    }
}
