using System.Globalization;
using RadOps.Core.Intake;
using RadOps.Core.Register;

namespace RadOps.Core.Audit;

/// <summary>Follows files from patients through the register, and finds cases whose files are not proved to be gone, and documents that are only on paper (C41).</summary>
internal sealed class IntakeWatch
{
    private readonly IntakeLedger ledger = new();

    /// <summary>Takes the next event, of whatever kind.</summary>
    internal void Take(RegisterEvent item)
    {
        if (item.Payload is not null && EventKinds.OfIntake.Contains(item.Kind)) ledger.Take(item);
    }

    /// <summary>What is not done. A case that is young is somebody's work, unless the cleaning itself left something.</summary>
    internal IEnumerable<AuditFinding> Findings(DateTimeOffset now, int openAfterDays) => ledger.Cases.SelectMany(item => Findings(item, now, openAfterDays));

    private static IEnumerable<AuditFinding> Findings(CaseRecord known, DateTimeOffset now, int openAfterDays)
    {
        var subject = new AuditSubject(now) { ExportId = known.CaseId, Occurred = known.Opened, Operator = known.Account };
        var isOverdue = AuditSubject.Age(known.Opened, now) >= openAfterDays;
        var left = known.Files.Count(file => file.CleanedAt is null);
        if (known.Remains.Count > 0)
            yield return subject.Find(AuditCodes.PatientFilesLeft, "Remains", isOverdue, values: [("case", known.CaseId), ("machine", known.Machine), ("remains", string.Join(", ", known.Remains))]);
        else if (left > 0 && isOverdue)
            yield return subject.Find(AuditCodes.PatientFilesLeft, "NotCleaned", values: [("case", known.CaseId), ("machine", known.Machine), ("count", Number(left)), ("all", Number(known.Files.Count))]);
        var papers = known.Files.Count(file => file is { Class: PatientFileClass.Document, SavedAt: not null, ArchivedBy: null });
        if (papers > 0 && isOverdue)
            yield return subject.Find(AuditCodes.PatientPaperNotArchived, values: [("case", known.CaseId), ("count", Number(papers))]);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
