using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom;

namespace RadOps.Cli.Commands;

/// <summary><c>radops medium</c>: judges a medium, ours or another's, as Test-MediaExport.</summary>
internal static class MediumCommand
{
    private static readonly ResultColumn<MediumFinding>[] Columns =
    [
        new(nameof(MediumFinding.Severity), finding => finding.Severity.ToString()),
        new(nameof(MediumFinding.Code), finding => finding.Code),
        new(nameof(MediumFinding.File), finding => finding.File),
        new(nameof(MediumFinding.Message), finding => finding.Message),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var root = new Argument<string>("DIR") { Description = "The medium's root folder." };
        var command = new Command("medium", "Judges a medium: every reference exists and agrees with its file, no file is left out, hashes hold.") { root };
        command.SetAction(parsed => Run(frame, parsed.GetRequiredValue(root), frame.Options.Output(parsed)));
        return command;
    }

    private static int Run(CommandFrame frame, string root, OutputFormat format)
    {
        var findings = new DicomFiles().VerifyMedium(root, frame.Stop);
        using var writer = ResultWriter<MediumFinding>.Create(format, frame.Console, Columns);
        foreach (var finding in findings)
            writer.Write(finding);
        writer.End();
        if (findings.Count == 0 && format == OutputFormat.Table)
            frame.Console.Text.WriteLine($"Nothing is wrong with {root}.");
        return findings.Any(finding => finding.Severity > FindingSeverity.Information) ? ExitCode.Findings : ExitCode.Done;
    }
}
