using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Intake.Files;
using RadOps.Core.Intake.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Intake;

/// <summary>
/// Files from patients: taken in, told where they go, and put ready there. RadOps never reaches into 1177, Picsara or E-arkiv, which offer no way in: it guards the files and the steps around them.
/// </summary>
/// <param name="tools">What it works with.</param>
public sealed class IntakeDesk(IntakeTools tools)
{
    private CaseJudge Judge => new(tools.Routine, tools.Clock.GetUtcNow());

    /// <summary>Every case that is known here, the oldest first; those that are clean as well.</summary>
    /// <exception cref="RadOpsException"><c>JournalUnreachable</c>.</exception>
    public IReadOnlyList<PatientFileCase> Cases() => [.. IntakeLedger.Of(tools.Journal.Read()).Cases.Select(Shown)];

    /// <summary>One case.</summary>
    /// <exception cref="RadOpsException"><c>CaseIdInvalid</c>; <c>CaseNotFound</c>; <c>JournalUnreachable</c>.</exception>
    public PatientFileCase Case(string caseId) => Shown(IntakeLedger.Of(tools.Journal.Read()).Find(CaseId.Parse(caseId)));

    /// <summary>Refuses an account that may not fetch patients' files, and a way by which they may not come. No file is looked at.</summary>
    /// <exception cref="RadOpsException"><c>AccountShared</c>, <c>AccountNotPersonal</c>, <c>AccountPatternMissing</c> (F-23); <c>ChannelRefused</c> (F-07).</exception>
    public void RequireAllowed(IntakeRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        AccountGate.Require(tools.Account, tools.Accounts, tools.Routine);
        if (request.Statements.Channel is { } channel && Judge.Channel(channel) is { Outcome: IntakeOutcome.Refused } refused)
            throw new RadOpsException("ChannelRefused", ErrorKind.NotPermitted, $"{refused.Reason} Ingen fil har rörts.");
    }

    /// <summary>Looks at what is to be taken in. The account and the way are asked before any file is touched; nothing is written.</summary>
    /// <exception cref="RadOpsException">
    /// <c>AccountShared</c>, <c>AccountNotPersonal</c>, <c>AccountPatternMissing</c> (F-23); <c>ChannelRefused</c> (F-07); <c>CaseNotFound</c>, <c>CaseElsewhere</c>; <c>FilesNotNamed</c>, <c>FilesMissing</c>,
    /// <c>FileIsLink</c>, <c>FileArriving</c>, <c>FileInAnotherCase</c>, <c>TooManyFiles</c> (F-16); <c>PdfNotToPicsara</c> (F-22); or a file cannot be read.
    /// </exception>
    public IntakePlan Plan(IntakeRequest request, CancellationToken cancellationToken = default)
    {
        RequireAllowed(request);
        var ledger = IntakeLedger.Of(tools.Journal.Read());
        var known = request.CaseId is null ? null : RequireHere(ledger.Find(CaseId.Parse(request.CaseId)), tools);
        var record = known ?? new() { CaseId = "", Machine = tools.Machine.Name, Account = tools.Account, Opened = tools.Clock.GetUtcNow(), Last = tools.Clock.GetUtcNow() };
        var files = Inspect(new IntakeSelection(tools).Choose(request), record, ledger, cancellationToken);
        record = record with { Patient = request.Patient?.ToString() ?? record.Patient, Statements = record.Statements.With(request.Statements) };
        record = record with { Files = [.. record.Files, .. files.Where(file => file.IsNew).Select(file => CaseRecord.Of(Payload(file), tools.Clock.GetUtcNow()))] };
        if (record.Files.Count > tools.Routine.MostFiles)
        {
            throw new RadOpsException(
                "TooManyFiles", ErrorKind.NotPermitted,
                FormattableString.Invariant($"Det är {record.Files.Count} filer, och ett meddelande har högst {tools.Routine.MostFiles} {tools.Routine.Cite("F-16")}. Ett ärende är ett meddelande: namnge de filer som hör till det. Inget har antecknats."));
        }

        int[] classed = request.Class is null ? [] : request.CaseId is not null && files.Count == 0 ? [.. record.Files.Where(file => file.Class is null).Select(file => file.Number)] : [.. files.Select(file => file.Number).Distinct()];
        RequirePermitted(request.Class, record.Files.Where(file => classed.Contains(file.Number)));
        record = record with { Files = [.. record.Files.Select(file => classed.Contains(file.Number) ? file with { Class = request.Class } : file)] };
        return new() { Request = request, Files = files, Classed = classed, Case = Judged(record, files) };
    }

    /// <summary>Takes in what was planned: from now on the files are tracked until they are proved to be gone.</summary>
    /// <exception cref="RadOpsException">The journal, or the note on the files' names, cannot be written; nothing was recorded.</exception>
    public PatientFileCase Import(IntakePlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var (request, caseId, isNew) = (plan.Request, plan.Request.CaseId is { } given ? CaseId.Parse(given) : "", plan.Request.CaseId is null);
        try
        {
            tools.Journal.Append(_ =>
            [
                new(EventKinds.PatientFilesImported, false, (start, journal, number) =>
                {
                    if (isNew) caseId = CaseId.Of(journal, number);
                    // Before the event: a file whose event is there is found by its name as well as by its content.
                    Note(caseId, plan.Files);
                    return Json(new IntakePayload
                    {
                        Order = start.Order,
                        Case = isNew ? null : caseId,
                        Host = isNew ? tools.Machine.Name : null,
                        Patient = request.Patient?.ToString(),
                        Statements = request.Statements,
                        Files = [.. plan.Files.Where(file => file.IsNew).Select(Payload)],
                        Again = [.. plan.Files.Where(file => !file.IsNew).Select(file => file.Number).Distinct()],
                        Numbers = plan.Classed,
                        Class = request.Class,
                    });
                }, null, request.Subject),
            ], cancellationToken);
        }
        catch (RadOpsException) when (isNew && caseId.Length > 0)
        {
            tools.Notes.Delete(caseId);
            throw;
        }

        var record = IntakeLedger.Of(tools.Journal.Read()).Find(caseId);
        return Judged(record, plan.Files) with { CaseId = caseId };
    }

    /// <summary>Puts copies of what may be saved ready, where the site names folders for it. What is there already is left as it is.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="withoutMetadata">Whether images' copies are to have neither position, owner nor other metadata. The file itself is never changed.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>The case, with the folders.</returns>
    /// <exception cref="RadOpsException">
    /// <c>CaseElsewhere</c>; <c>FilesMissing</c>: a file is gone or is another; <c>ReadyFolderUnreachable</c>, <c>ReadyCopyExists</c>, <c>ReadyCopyDiffers</c>, <c>FileNotWritten</c>; <c>MetadataNotRemovable</c>.
    /// </exception>
    public PatientFileCase MakeReady(string caseId, bool withoutMetadata = false, CancellationToken cancellationToken = default)
    {
        var record = RequireHere(IntakeLedger.Of(tools.Journal.Read()).Find(CaseId.Parse(caseId)), tools);
        var judged = Shown(record);
        foreach (var (route, root) in ((FileRoute, string?)[])[(FileRoute.Picsara, tools.Picsara), (FileRoute.Earchive, tools.Earchive)])
        {
            var files = judged.Files.Where(file => file.Status == PatientFileStatus.Ready && file.Destination == route).ToList();
            if (root is not null && files.Count > 0) MakeReady(judged, files, CleanUp.RealFolder(root), route, withoutMetadata, cancellationToken);
        }

        return Shown(record);
    }

    private void MakeReady(PatientFileCase judged, List<PatientFile> files, string root, FileRoute route, bool withoutMetadata, CancellationToken cancellationToken)
    {
        var note = tools.Notes.Read(judged.CaseId);
        var folder = Path.Combine(root, judged.CaseId);
        var there = ReadyFolder.Copies(tools.Machine, folder, judged.CaseId).Select(copy => copy.Number).ToHashSet();
        var wanted = files.Where(file => !there.Contains(file.Number) || FileCopy.Hash(Path.Combine(folder, ReadyFolder.CopyName(judged.CaseId, file))) != note.Copies.GetValueOrDefault(file.Number, file.Sha256)).ToList();
        if (wanted.Count == 0) return;
        // Before the copies: what is there is deleted afterwards, whatever happens in between.
        note = note with { ReadyFolders = [.. note.ReadyFolders.Append(folder).Distinct(StringComparer.Ordinal)] };
        tools.Notes.Write(judged.CaseId, note);
        var places = wanted.Select(file => (File: file, Path: Locate(file, note, cancellationToken))).ToList();
        ReadyFolder.Put(root, judged.CaseId, places, Copy, route == FileRoute.Earchive ? tools.Sheet(judged) : null);

        string Copy(PatientFile file, string source, string target)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isImage = file.Format != PatientFileFormat.Pdf;
            var hash = withoutMetadata && isImage ? MetadataFreeCopy.Write(source, target, tools.Limits, cancellationToken).Sha256 : FileCopy.CopyAndHash(source, target);
            if ((!withoutMetadata || !isImage) && hash != file.Sha256) throw Missing(file);
            note = note with { Copies = new Dictionary<int, string>(note.Copies) { [file.Number] = hash } };
            tools.Notes.Write(judged.CaseId, note);
            return hash;
        }
    }

    /// <summary>Where a tracked file is now, whatever it is called.</summary>
    private string Locate(PatientFile file, CaseNote note, CancellationToken cancellationToken)
    {
        var search = new ContentSearch(tools.Machine, [new(file.Number, file.Sha256, file.Length)], note.Paths);
        return note.Folders.Prepend(tools.Machine.Downloads).Select(CleanUp.RealFolder).Distinct(StringComparer.Ordinal)
            .SelectMany(folder => search.In(folder, CleanUpKind.Download, cancellationToken)).FirstOrDefault(found => found.Sha256 is not null)?.Path ?? throw Missing(file);
    }

    private static RadOpsException Missing(PatientFile file) => new(
        "FilesMissing", ErrorKind.NotFound, FormattableString.Invariant($"File {file.Number} of the case is no longer in the folder for downloads, or its content is another. Download it again from 1177, and import it with the case's id."));

    private List<PlannedFile> Inspect(IReadOnlyList<string> paths, CaseRecord record, IntakeLedger ledger, CancellationToken cancellationToken)
    {
        var files = new List<PlannedFile>();
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var inspection = tools.Inspect(path, cancellationToken);
            var number = record.Files.FirstOrDefault(file => file.Sha256 == inspection.Sha256)?.Number ?? files.FirstOrDefault(file => file.Inspection.Sha256 == inspection.Sha256)?.Number;
            if (number is null && ledger.Cases.FirstOrDefault(other => other.CaseId != record.CaseId && IsHere(other, tools) && other.Files.Any(file => file.Sha256 == inspection.Sha256 && file.CleanedAt is null)) is { } elsewhere)
                throw new RadOpsException("FileInAnotherCase", ErrorKind.Conflict, $"{IdentityMask.MaskPath(path)} is in the case {elsewhere.CaseId} already. Go on with that one (-CaseId), or complete it first.", elsewhere.CaseId);
            files.Add(new(path, number ?? record.Files.Select(file => file.Number).Concat(files.Select(file => file.Number)).DefaultIfEmpty().Max() + 1, number is null, inspection));
        }

        return files;
    }

    private void RequirePermitted(PatientFileClass? said, IEnumerable<PatientFile> files)
    {
        if (said == PatientFileClass.Image && files.Where(file => file.Format == PatientFileFormat.Pdf).Select(file => file.Number).ToList() is { Count: > 0 } numbers)
        {
            throw new RadOpsException(
                "PdfNotToPicsara", ErrorKind.NotPermitted,
                $"Fil {string.Join(", ", numbers)} är PDF och kan inte sparas som bild i Picsara {tools.Routine.Cite("F-22")}. Är innehållet ett fotografi: be patienten skicka det på nytt som JPEG eller PNG. Är det ett dokument: säg det. Inget har antecknats.");
        }
    }

    private PatientFileCase Shown(CaseRecord record) => Judge.Judge(record, IsHere(record, tools) ? tools.Notes.Read(record.CaseId) : null);

    private PatientFileCase Judged(CaseRecord record, IReadOnlyList<PlannedFile> files)
    {
        var judged = Judge.Judge(
            record,
            (record.CaseId.Length > 0 ? tools.Notes.Read(record.CaseId) : new()).With(files.Select(file => KeyValuePair.Create(file.Path, file.Number))),
            files.Where(file => file.IsNew).ToDictionary(file => file.Number, file => file.Inspection));
        var twice = files.Where(file => !file.IsNew).Select(file => tools.Routine.Check(
            "Download", IntakeOutcome.Warning, "F-24", $"Fil {file.Number} är hämtad mer än en gång; alla exemplar följs och raderas", file.Number));
        return judged with { Checks = (IntakeCheck[])[.. judged.Checks, .. twice] };
    }

    private void Note(string caseId, IReadOnlyList<PlannedFile> files)
    {
        var note = tools.Notes.Read(caseId).With(files.Select(file => KeyValuePair.Create(file.Path, file.Number)));
        tools.Notes.Write(caseId, note with { Folders = [.. note.Folders.Concat(files.Select(file => Path.GetDirectoryName(file.Path)!)).Distinct(StringComparer.Ordinal)] });
    }

    private static TrackedFilePayload Payload(PlannedFile file) => new(
        file.Number,
        file.Inspection.Sha256,
        file.Inspection.Length,
        file.Inspection.Format,
        file.Inspection.Findings.Select(finding => CaseJudge.OutcomeOf(finding.Severity)).DefaultIfEmpty().Max(),
        [.. file.Inspection.Findings.Select(finding => finding.Code.ToString()).Distinct()],
        file.Inspection.ProposedRoute,
        file.Inspection.HoldsPhotograph);

    internal static bool IsHere(CaseRecord record, IntakeTools tools) =>
        record.Machine.Equals(tools.Machine.Name, StringComparison.OrdinalIgnoreCase) && record.Account.Equals(tools.Account, StringComparison.OrdinalIgnoreCase);

    internal static CaseRecord RequireHere(CaseRecord record, IntakeTools tools) => IsHere(record, tools)
        ? record
        : throw new RadOpsException("CaseElsewhere", ErrorKind.NotPermitted, $"The files of {record.CaseId} were taken in by {record.Account} on the computer {record.Machine}, and only there can they be deleted.", record.CaseId);

    internal static string Json(IntakePayload payload) => CanonicalJson.Of(payload, ContinuityJson.Default.IntakePayload);
}
