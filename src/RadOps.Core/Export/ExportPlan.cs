using System.Globalization;
using RadOps.Core.Archives;
using RadOps.Core.Papers;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>Everything that making one medium will do, with nothing done yet: what <c>-WhatIf</c> prints.</summary>
public sealed record ExportPlan
{
    /// <summary>Id of the export, and of the medium.</summary>
    public required string ExportId { get; init; }

    /// <summary>The decision, taken anew for this plan.</summary>
    public required ReleaseDecision Decision { get; init; }

    /// <summary>The medium to be made.</summary>
    public required MediumType Medium { get; init; }

    /// <summary>Folder that the finished medium gets.</summary>
    public required string Target { get; init; }

    /// <summary>The instances and their places.</summary>
    public required IReadOnlyList<StudyFile> Files { get; init; }

    /// <summary>The report's PDF; null when none goes along.</summary>
    public string? ReportPdf { get; init; }

    /// <summary>What was left off or is odd, and what is left to do by hand.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>What must be done beside the decision's duties: printing the report where no PDF of it was given.</summary>
    public required IReadOnlyList<string> MoreDuties { get; init; }

    /// <summary>Where the studies were read, to be read again after a crash.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What is to be fetched from an archive, once the order is claimed; null when everything is at hand.</summary>
    public StudyFetch? Fetch { get; init; }

    /// <summary>Folder of reports; null when reports are printed from the RIS.</summary>
    public string? ReportRoot { get; init; }

    /// <summary>Folder that the papers get; null when none are drawn up.</summary>
    public string? Papers { get; init; }

    /// <summary>An earlier run brought the medium as far as a verified one, and only what comes after that is left.</summary>
    public bool IsVerified { get; init; }

    /// <summary>The release that the order has led to already; null when it has not. Nothing is left to do then.</summary>
    public string? AlreadyMade { get; init; }

    /// <summary>How many instances go on it.</summary>
    public int InstanceCount => Fetch?.InstanceCount ?? Files.Count;

    /// <summary>Total length of the instances, in bytes; 0 while they are still to be fetched.</summary>
    public long Bytes => Files.Sum(file => file.Source.Length);

    /// <summary>The steps, in an order in which they can be taken: RadOps' own, and then what is left for people, by the decision's duties.</summary>
    public IReadOnlyList<ExportStep> Steps => AlreadyMade is null ? [.. OwnSteps(), .. PeoplesSteps()] : [];

    /// <summary>Folder of this plan's medium under another name.</summary>
    internal string PathOf(string exportId) => Path.Combine(Path.GetDirectoryName(Target)!, exportId);

    /// <summary>The same plan under the name that the order bears already.</summary>
    internal ExportPlan As(string exportId) => this with { ExportId = exportId, Target = PathOf(exportId), Papers = Papers is null ? null : PaperFolder.PathOf(PathOf(exportId)) };

    /// <summary>The plan in one line, as a colleague would approve it: how much, on what, to whom, and where it is made.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{CountText.Of(InstanceCount, "instance")}{(Fetch is null ? $" ({Bytes / 1e6:0.0} MB)" : $" from {Fetch.Archive}")}{(ReportPdf is null ? "" : " and the report")} of {Decision.Request.AccessionNumber ?? Decision.Request.StudyInstanceUid} on {Medium} for {Decision.Request.Recipient} in {Target}");

    private IEnumerable<ExportStep> OwnSteps()
    {
        yield return new(ExportStepKind.Begin, $"Claim the order, and enter in the register that export {ExportId} begins");
        if (Fetch is not null)
            yield return new(ExportStepKind.Fetch, string.Create(CultureInfo.InvariantCulture, $"Fetch {CountText.Of(Fetch.InstanceCount, "instance")} from {Fetch.Archive} into a private folder, and compare them with what it says it has"));
        if (!IsVerified)
        {
            yield return new(ExportStepKind.Stage, string.Create(CultureInfo.InvariantCulture, $"Copy {CountText.Of(InstanceCount, "instance")}{(Fetch is null ? $", {Bytes / 1e6:0.0} MB," : "")} to {Target}"));
            if (ReportPdf is not null) yield return new(ExportStepKind.AddReport, "Put the report beside the images, as PDF and as an instance of the study");
            yield return new(ExportStepKind.WriteDirectory, "Write DICOMDIR");
            yield return new(ExportStepKind.WritePages, "Write INDEX.HTM and README.TXT");
            yield return new(ExportStepKind.Verify, "Read everything back and compare it with what was read in");
        }

        yield return new(ExportStepKind.Publish, $"Give the finished folder its name, {Path.GetFileName(Target)}");
        if (Papers is not null) yield return new(ExportStepKind.Papers, $"Draw up the papers in {Papers}");
        yield return new(ExportStepKind.Register, "Enter the release in the register");
        if (Decision.Duties.Contains(EventKinds.InvoiceBasis)) yield return new(ExportStepKind.InvoiceBasis, "Draw up the invoice basis");
    }

    private IEnumerable<ExportStep> PeoplesSteps()
    {
        List<ExportStep> steps =
        [
            .. Decision.Duties.Concat(MoreDuties).Append(DutyTable.MakeTheMedium).Append(DutyTable.HandItOver).Select(DutyTable.Of)
                .Where(duty => ExportSteps.By(duty.Step) == StepActor.Person)
                .Select(duty => new ExportStep(duty.Step, $"By hand: {duty.Description}")),
        ];
        if (steps.Exists(step => step.Kind == ExportStepKind.PasteNotes)) steps.Add(new(ExportStepKind.WriteNotes, "Write the note out of what was done (Complete-MediaExport)"));
        if (Decision.Needs.Any(HandOverChecks.Contains)) steps.Add(new(ExportStepKind.CheckIdentity, "By hand: check identity documents, and the fullmakt, at the hand-over"));
        steps.Add(new(ExportStepKind.Close, "Close the release when nothing remains"));
        return steps.OrderBy(step => step.Kind);
    }
}
