using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Dicom;

namespace RadOps.Cli.Commands;

/// <summary><c>radops dicom</c>: what each file is, as Get-DicomHeader.</summary>
internal static class DicomCommand
{
    private static readonly ResultColumn<DicomHeader>[] Columns =
    [
        new(nameof(DicomHeader.Path), header => header.Path),
        new(nameof(DicomHeader.Status), header => header.Status.ToString()),
        new(nameof(DicomHeader.Reason), header => header.Reason),
        new(nameof(DicomHeader.PatientId), header => header.PatientId?.ToString()),
        new(nameof(DicomHeader.PatientName), header => header.PatientName?.ToString()),
        new(nameof(DicomHeader.StudyInstanceUid), header => header.StudyInstanceUid, InTable: false),
        new(nameof(DicomHeader.SeriesInstanceUid), header => header.SeriesInstanceUid, InTable: false),
        new(nameof(DicomHeader.SopInstanceUid), header => header.SopInstanceUid, InTable: false),
        new(nameof(DicomHeader.SopClassUid), header => header.SopClassUid, InTable: false),
        new(nameof(DicomHeader.TransferSyntaxUid), header => header.TransferSyntaxUid, InTable: false),
        new(nameof(DicomHeader.Modality), header => header.Modality),
        new(nameof(DicomHeader.AccessionNumber), header => header.AccessionNumber),
        new(nameof(DicomHeader.StudyDate), header => header.StudyDate is { } day ? ResultText.Of(day) : null),
        new(nameof(DicomHeader.SeriesNumber), header => header.SeriesNumber),
        new(nameof(DicomHeader.InstanceNumber), header => header.InstanceNumber),
        new(nameof(DicomHeader.Length), header => header.Length),
    ];

    internal static Command Create(CommandFrame frame)
    {
        var paths = new Argument<string[]>("DIR") { Description = "Files and folders; folders are read to their depth.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("dicom", "Tells what each file is: whose, which study and series, whole or not.") { paths };
        command.SetAction(parsed => Run(frame, parsed.GetRequiredValue(paths), frame.Options.Output(parsed)));
        return command;
    }

    private static int Run(CommandFrame frame, string[] paths, OutputFormat format)
    {
        foreach (var path in paths)
        {
            if (!Path.Exists(path))
                throw new RadOpsException("PathNotFound", ErrorKind.NotFound, $"{path} does not exist. Check the path.", path);
        }

        using var writer = ResultWriter<DicomHeader>.Create(format, frame.Console, Columns);
        var (files, broken) = (0, 0);
        foreach (var header in new DicomFiles().Scan(paths, frame.Stop))
        {
            if (++files % 1000 == 0)
                frame.Console.Progress($"{CountText.Of(files, "file")}");
            if (header.Status is DicomFileStatus.Truncated or DicomFileStatus.Unreadable)
                broken++;
            writer.Write(header);
        }

        writer.End();
        return broken > 0 ? ExitCode.Findings : ExitCode.Done;
    }
}
