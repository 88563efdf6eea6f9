using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Intake.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Intake;

/// <summary>What the events of journals amount to, as far as they are about files from patients.</summary>
internal sealed class IntakeLedger
{
    private readonly Dictionary<string, CaseRecord> cases = new(StringComparer.Ordinal);

    /// <summary>Every case, the oldest first.</summary>
    internal IReadOnlyList<CaseRecord> Cases => [.. cases.Values.OrderBy(item => item.Opened).ThenBy(item => item.CaseId, StringComparer.Ordinal)];

    internal static IntakeLedger Of(JournalView view)
    {
        var ledger = new IntakeLedger();
        foreach (var item in view.Events.Where(item => EventKinds.OfIntake.Contains(item.Kind))) ledger.Take(item);
        return ledger;
    }

    /// <summary>Takes the next event of one of the kinds about files from patients; those of one case in their order.</summary>
    internal void Take(NewEvent item)
    {
        if (ContinuityJson.Read(item, ContinuityJson.Default.IntakePayload) is { } payload) Add(item, payload);
    }

    /// <summary>The case with an id.</summary>
    /// <exception cref="RadOpsException"><c>CaseNotFound</c>.</exception>
    internal CaseRecord Find(string caseId) => cases.TryGetValue(caseId, out var found)
        ? found
        : throw new RadOpsException("CaseNotFound", ErrorKind.NotFound, $"{caseId} is not known here. Get-PatientFile lists the cases that are; one of another computer is known when the register, or that computer, has been seen.", caseId);

    private void Add(NewEvent item, IntakePayload payload)
    {
        if (payload.Case is null && item.Kind == EventKinds.PatientFilesImported)
        {
            var id = CaseId.Of(item.Journal, item.Sequence);
            cases[id] = new() { CaseId = id, Machine = payload.Host ?? "", Account = item.Operator, Opened = item.Occurred, Last = item.Occurred, Patient = payload.Patient };
            payload = payload with { Case = id };
        }

        if (payload.Case is null || !cases.TryGetValue(payload.Case, out var known)) return;
        cases[payload.Case] = Changed(known with { Last = item.Occurred }, item, payload);
    }

    private static CaseRecord Changed(CaseRecord known, NewEvent item, IntakePayload payload) => item.Kind switch
    {
        EventKinds.PatientFilesImported => known with
        {
            Patient = payload.Patient ?? known.Patient,
            Statements = known.Statements.With(payload.Statements),
            Files =
            [
                .. known.Files.Concat(payload.Files.Where(file => known.Files.All(other => other.Number != file.Number)).Select(file => CaseRecord.Of(file, item.Occurred)))
                    .Select(file => payload.Again.Contains(file.Number) ? Again(file) : file)
                    .Select(file => payload.Class is { } said && payload.Numbers.Contains(file.Number) ? file with { Class = said } : file),
            ],
        },
        EventKinds.PatientFilesSaved => With(known, payload, file => file with { SavedBy = file.SavedBy ?? payload.By, SavedAt = file.SavedAt ?? item.Occurred }),
        EventKinds.PatientFilesCleaned => With(known, payload, file => file with { CleanedAt = file.CleanedAt ?? item.Occurred }) with { Remains = payload.Remains },
        EventKinds.PatientPapersArchived => With(known, payload, file => file with { ArchivedBy = file.ArchivedBy ?? payload.By }),
        _ => known,
    };

    /// <summary>A file that was gone is on the computer again. A document whose paper is not in E-arkiv may have been lost, and is printed anew.</summary>
    private static PatientFile Again(PatientFile file) => file switch
    {
        { CleanedAt: null } => file,
        { Class: PatientFileClass.Document, ArchivedBy: null } => file with { CleanedAt = null, SavedAt = null, SavedBy = null },
        _ => file with { CleanedAt = null },
    };

    private static CaseRecord With(CaseRecord known, IntakePayload payload, Func<PatientFile, PatientFile> change) =>
        known with { Files = [.. known.Files.Select(file => payload.Numbers.Contains(file.Number) ? change(file) : file)] };
}
