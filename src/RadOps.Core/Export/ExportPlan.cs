using System.Globalization;
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

    /// <summary>Total length of the instances, in bytes.</summary>
    public long Bytes => Files.Sum(file => file.Source.Length);

    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<ExportStep> Steps =>
    [
        new(ExportStepKind.Begin, $"Enter in the register that export {ExportId} begins"),
        new(ExportStepKind.Stage, string.Create(CultureInfo.InvariantCulture, $"Copy {Files.Count} instances, {Bytes / 1e6:0.0} MB, to {Target}")),
        .. ReportPdf is null ? Enumerable.Empty<ExportStep>() : [new(ExportStepKind.AddReport, "Put the report beside the images, as PDF and as an instance of the study")],
        new(ExportStepKind.WriteDirectory, "Write DICOMDIR"),
        new(ExportStepKind.WritePages, "Write INDEX.HTM and README.TXT"),
        new(ExportStepKind.Verify, "Read everything back and compare it with what was read in"),
        new(ExportStepKind.Publish, $"Give the finished folder its name, {Path.GetFileName(Target)}"),
        new(ExportStepKind.Register, "Enter the release in the register"),
    ];

    /// <summary>The plan in one line, as a colleague would approve it: how much, on what, to whom, and where it is made.</summary>
    public string Summary => string.Create(
        CultureInfo.InvariantCulture,
        $"{Files.Count} instances ({Bytes / 1e6:0.0} MB){(ReportPdf is null ? "" : " and the report")} of {Decision.Request.AccessionNumber ?? Decision.Request.StudyInstanceUid} on {Medium} for {Decision.Request.Recipient} in {Target}");
}
