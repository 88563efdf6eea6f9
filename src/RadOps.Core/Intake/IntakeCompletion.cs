using RadOps.Core.Continuity.Journals;
using RadOps.Core.Identity;
using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Intake.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Intake;

/// <summary>
/// The end of a case: a person confirms that its files are saved, and every trace of them on this computer is deleted and proved to be gone (F-30, F-32, C40). What was confirmed is in the journal before anything is deleted, so
/// that a run that was broken off anywhere is finished by another. A printed document is tracked until it is in E-arkiv (C41).
/// </summary>
/// <param name="tools">What it works with.</param>
public sealed class IntakeCompletion(IntakeTools tools)
{
    private readonly IntakeDesk desk = new(tools);

    /// <summary>Looks at what would be done. Nothing is changed.</summary>
    /// <exception cref="RadOpsException">
    /// <c>CaseIdInvalid</c>, <c>CaseNotFound</c>, <c>CaseElsewhere</c>; <c>CaseClosed</c>: nothing remains of it; <c>SaveNotConfirmed</c>: nobody has said that its files are saved, or they may not be yet; <c>TimeAhead</c>.
    /// </exception>
    public CompletionPlan Plan(CaseCompletion completion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(completion);
        if (completion.Occurred > tools.Clock.GetUtcNow().AddMinutes(5))
            throw new RadOpsException("TimeAhead", ErrorKind.InvalidInput, FormattableString.Invariant($"{completion.Occurred:yyyy-MM-dd HH:mm} has not been yet. Write when it was done."));
        var record = IntakeLedger.Of(tools.Journal.Read()).Find(CaseId.Parse(completion.CaseId));
        var known = desk.Case(record.CaseId);
        if (!known.IsOpen)
            throw new RadOpsException("CaseClosed", ErrorKind.Conflict, $"Nothing remains of {record.CaseId}: its files are gone from the computer, and its papers are in E-arkiv.", record.CaseId);
        int[] save = Numbers(known, file => file.Status == PatientFileStatus.Ready && (file.Class == PatientFileClass.Image ? completion.Uploaded : completion.Printed));
        int[] clean = Numbers(known, file => save.Contains(file.Number) || file.Status is PatientFileStatus.Saved or PatientFileStatus.Refused or PatientFileStatus.NotRelevant);
        int[] archive = Numbers(known, file => completion.Archived && file.Class == PatientFileClass.Document && (file.IsOnPaper || save.Contains(file.Number)));
        if (save.Length + clean.Length + archive.Length == 0)
            throw new RadOpsException("SaveNotConfirmed", ErrorKind.NotPermitted, $"Nothing of {known.CaseId} can be completed yet: {string.Join(" ", known.Missing)} Inget har raderats.", known.CaseId);
        if (clean.Length == 0) return new() { Completion = completion, Case = known, ToArchive = archive };
        IntakeDesk.RequireHere(record, tools);
        var order = Order(record, clean);
        var found = new CleanUp(tools.Machine, tools.Patience).Plan(order, cancellationToken);
        return new() { Completion = completion, Case = known, ToSave = save, ToClean = clean, ToArchive = archive, Order = order with { KnownPaths = found.Known }, Items = found.Items };
    }

    /// <summary>Records what was confirmed, deletes, and looks again.</summary>
    /// <param name="plan">What is to be done.</param>
    /// <param name="approved">What of its items may be deleted; what may not stays, and so the case stays open.</param>
    /// <param name="told">Gets each thing as it is dealt with.</param>
    /// <param name="cancellationToken">Stops between two deletions; the case is finished by completing it again.</param>
    /// <returns>The case, with what was deleted and what is left.</returns>
    /// <exception cref="RadOpsException">The journal or the note cannot be written; what was deleted until then is gone, and the case is finished by completing it again.</exception>
    public PatientFileCase Complete(CompletionPlan plan, IEnumerable<CleanUpItem> approved, Action<CleanUpItem>? told = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (caseId, completion) = (plan.Case.CaseId, plan.Completion);
        var by = IdentityMask.Mask(string.IsNullOrWhiteSpace(completion.ConfirmedBy) ? tools.Account : completion.ConfirmedBy.Trim());
        Append(
            cancellationToken,
            plan.ToSave.Count > 0 ? (EventKinds.PatientFilesSaved, new() { Case = caseId, Numbers = plan.ToSave, By = by }, completion.Occurred) : default,
            plan.ToArchive.Count > 0 ? (EventKinds.PatientPapersArchived, new() { Case = caseId, Numbers = plan.ToArchive, By = by }, completion.Occurred) : default);
        return plan.Order is null ? desk.Case(caseId) : Clean(plan, approved, told, cancellationToken);
    }

    /// <summary>What lies in the bins that the case's files would have gone to, other things as well: what emptying them takes (C40).</summary>
    public IReadOnlyList<string> PlanBins() => new BinEmptier(tools.Machine).Plan(tools.Machine.Downloads);

    /// <summary>Empties the bins: the routine's literal words (F-30, F-32), done because a person has confirmed that in particular (C40).</summary>
    /// <returns>What could not be deleted.</returns>
    public IReadOnlyList<CleanUpItem> EmptyBins(string caseId, IReadOnlyList<string> entries, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var left = new BinEmptier(tools.Machine).Empty(entries, cancellationToken);
        Append(cancellationToken, (EventKinds.RecycleBinEmptied, new() { Case = CaseId.Parse(caseId), Deleted = new Dictionary<string, int> { [nameof(CleanUpKind.RecycleBin)] = entries.Count - left.Count }, Remains = Codes(left) }, null));
        return left;
    }

    private PatientFileCase Clean(CompletionPlan plan, IEnumerable<CleanUpItem> approved, Action<CleanUpItem>? told, CancellationToken cancellationToken)
    {
        var (caseId, note) = (plan.Case.CaseId, tools.Notes.Read(plan.Case.CaseId));
        // Names first: a thumbnail, or a note in the bin, is found by the name of a file that may be gone when this is finished by another run.
        var order = plan.Order! with { KnownPaths = note.With(plan.Order!.KnownPaths).Paths };
        tools.Notes.Write(caseId, note.With(order.KnownPaths));
        var report = new CleanUp(tools.Machine, tools.Patience).Run(order, approved, told, cancellationToken);
        var left = report.Remaining;
        int[] cleaned = left.Any(item => item.File == 0) ? [] : [.. plan.ToClean.Where(number => left.All(item => item.File != number))];
        Append(cancellationToken, (EventKinds.PatientFilesCleaned, new()
        {
            Case = caseId,
            Numbers = cleaned,
            Deleted = report.Items.Where(item => item.Outcome == CleanUpOutcome.Deleted).CountBy(item => item.Kind.ToString()).ToDictionary(),
            Remains = Codes(left),
            Searched = report.Searched,
        }, null));
        var known = desk.Case(caseId);
        if (known.Files.All(file => file.CleanedAt is not null)) tools.Notes.Delete(caseId);
        return known with { CleanUp = report };
    }

    private CleanUpOrder Order(CaseRecord record, int[] numbers)
    {
        var note = tools.Notes.Read(record.CaseId);
        return new()
        {
            CaseId = record.CaseId,
            Contents = record.Contents(numbers),
            KnownPaths = note.Paths,
            Given = [.. note.Folders.Concat(note.ReadyFolders.Select(folder => Path.GetDirectoryName(folder)!)).Distinct(StringComparer.Ordinal)],
            Folders = [.. note.Folders.Prepend(tools.Machine.Downloads).Distinct(StringComparer.Ordinal)],
            // Also where the note is lost: the case's folders bear its id.
            ReadyFolders = [.. note.ReadyFolders.Concat(((string?[])[tools.Picsara, tools.Earchive]).OfType<string>().Select(root => Path.Combine(CleanUp.RealFolder(root), record.CaseId))).Distinct(StringComparer.Ordinal)],
        };
    }

    private void Append(CancellationToken cancellationToken, params ReadOnlySpan<(string Kind, IntakePayload Payload, DateTimeOffset? Occurred)> events)
    {
        List<JournalDraft> drafts = [];
        foreach (var (kind, payload, occurred) in events)
            if (kind is not null) drafts.Add(new(kind, false, (start, _, _) => IntakeDesk.Json(payload with { Order = start.Order }), occurred));
        tools.Journal.Append(_ => drafts, cancellationToken);
    }

    private static int[] Numbers(PatientFileCase known, Func<PatientFile, bool> which) => [.. known.Files.Where(which).Select(file => file.Number)];

    private static string[] Codes(IEnumerable<CleanUpItem> left) => [.. left.Select(item => item.Outcome == CleanUpOutcome.Planned ? "Remains" : item.Outcome.ToString()).Distinct().Order(StringComparer.Ordinal)];
}
