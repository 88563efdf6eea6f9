using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops export</c>: makes a verified medium of every request that the routine allows on one, as New-MediaExport.</summary>
internal sealed class ExportCommand(CommandFrame frame, Workplace workplace, StudyIndex studies, string destination, string? reportRoot, MediumType medium)
{
    private static readonly ResultColumn<MediaExport>[] Columns =
    [
        new(nameof(MediaExport.RequestId), export => export.RequestId),
        new(nameof(MediaExport.ExportId), export => export.ExportId),
        new(nameof(MediaExport.Medium), export => export.Medium.ToString()),
        new(nameof(MediaExport.InstanceCount), export => export.InstanceCount),
        new(nameof(MediaExport.Report), export => export.Report, InTable: false),
        new(nameof(MediaExport.Path), export => export.Path),
        new(nameof(MediaExport.RegisterLine), export => export.RegisterLine),
        new(nameof(MediaExport.ManifestSha256), export => export.ManifestSha256, InTable: false),
        new(nameof(MediaExport.Duties), export => export.Duties, InTable: false),
        new(nameof(MediaExport.OpenDuties), export => export.OpenDuties),
        new(nameof(MediaExport.Remarks), export => export.Remarks, InTable: false),
        new(nameof(MediaExport.Fee), export => export.Fee.ToString(), InTable: false),
    ];

    private static readonly ResultColumn<(ExportPlan Plan, ExportStep Step)>[] PlanColumns =
    [
        new("RequestId", item => item.Plan.Decision.RequestId),
        new("Step", item => item.Step.Kind.ToString()),
        new("Description", item => item.Step.Description),
    ];

    private readonly ToolConsole console = frame.Console;
    private int code = ExitCode.Done;

    internal static Command Create(CommandFrame frame)
    {
        var orders = new Argument<string>("ORDERS.csv") { Description = "The file of requests; - for standard input." };
        var studyRoot = new Option<string[]>("--study-root") { Description = "Folder of studies, read once by header: names play no part.", HelpName = "DIR", Required = true };
        var destination = new Option<string>("--destination") { Description = "Folder in which each medium gets a folder of its own.", HelpName = "DIR", Required = true };
        var reports = new Option<string?>("--report-root") { Description = "Folder of reports, ACCESSION.pdf; without it, reports are printed from the RIS.", HelpName = "DIR" };
        var medium = new Option<MediumType>("--medium") { Description = "The medium to make, where the request names none: Usb, Cd or Dvd.", HelpName = "Usb|Cd|Dvd" };
        var command = new Command("export", "Makes and verifies a medium of every request that may go on one, and enters it in the register.") { orders, studyRoot, destination, reports, medium };
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            using var reader = RequestInput.Open(parsed.GetRequiredValue(orders), workplace.Binding);
            var roots = parsed.GetRequiredValue(studyRoot);
            foreach (var root in roots)
            {
                if (!Directory.Exists(root))
                    throw new RadOpsException("StudyRootNotFound", ErrorKind.NotFound, $"The folder of studies {root} does not exist. Check --study-root.", root);
            }

            var studies = StudyIndex.Build(workplace.Dicom, roots, new Told<int>(count => frame.Console.Progress($"{count:N0} headers")), frame.Stop);
            var run = new ExportCommand(frame, workplace, studies, parsed.GetRequiredValue(destination), parsed.GetValue(reports), parsed.GetValue(medium));
            return frame.Options.WhatIf(parsed) ? run.Plan(reader, frame.Options.Output(parsed)) : run.Run(reader, frame.Options.Output(parsed));
        });
        return command;
    }

    private int Run(RequestCsvReader reader, OutputFormat format)
    {
        using var writer = ResultWriter<MediaExport>.Create(format, console, Columns);
        foreach (var row in reader)
            Each(reader.Name, row, plan => writer.Write(workplace.Exports.Execute(plan, new Told<ExportProgress>(step => console.Progress($"{row.RequestId}: {step.Step} {step.Done}/{step.Total}")), frame.Stop)));
        writer.End();
        return code;
    }

    private int Plan(RequestCsvReader reader, OutputFormat format)
    {
        using var writer = ResultWriter<(ExportPlan, ExportStep)>.Create(format, console, PlanColumns);
        foreach (var row in reader)
        {
            Each(reader.Name, row, plan =>
            {
                foreach (var step in plan.Steps)
                    writer.Write((plan, step));
            });
        }

        writer.End();
        return code;
    }

    /// <summary>One request's failure is told, and the next goes on; a register that does not answer ends the run.</summary>
    private void Each(string file, RequestRow row, Action<ExportPlan> handle)
    {
        frame.Stop.ThrowIfCancellationRequested();
        foreach (var failure in row.Failures(file))
            Fail(failure.Message, ExitCode.BadInput);
        if (row.Request is null)
            return;
        try
        {
            handle(workplace.Exports.Plan(new ExportOrder
            {
                Request = row.Request,
                Studies = studies,
                Destination = destination,
                ReportRoot = reportRoot,
                Medium = row.Request.Medium == MediumType.Unknown ? medium : MediumType.Unknown,
            }));
        }
        catch (RadOpsException failure) when (failure.Kind != ErrorKind.Unreachable)
        {
            Fail($"{file}, row {row.Row}: {failure.Message}", ExitCode.Of(failure));
        }
    }

    private void Fail(string message, int itsCode)
    {
        console.Error(message);
        code = Math.Max(code, itsCode);
    }
}
