using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops export</c>: makes a verified medium of every request that the routine allows on one, as New-MediaExport.</summary>
internal sealed class ExportCommand(CommandFrame frame, Workplace workplace, StudyIndex studies, ArchiveStudies? archive, string destination, string? reportRoot, MediumType medium)
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
        var studyRoot = new Option<string[]>("--study-root") { Description = "Folder of studies, read once by header: names play no part.", HelpName = "DIR" };
        var source = new Option<string?>("--source") { Description = "The archive to fetch the studies from, by its name in the site file, in place of --study-root.", HelpName = "NODE" };
        var destination = new Option<string>("--destination") { Description = "Folder in which each medium gets a folder of its own.", HelpName = "DIR", Required = true };
        var reports = new Option<string?>("--report-root") { Description = "Folder of reports, ACCESSION.pdf; without it, reports are printed from the RIS.", HelpName = "DIR" };
        var medium = new Option<MediumType>("--medium") { Description = "The medium to make, where the request names none: Usb, Cd or Dvd.", HelpName = "Usb|Cd|Dvd" };
        var command = new Command("export", "Makes and verifies a medium of every request that may go on one, and enters it in the register.") { orders, studyRoot, source, destination, reports, medium };
        command.Validators.Add(result =>
        {
            if (result.GetResult(studyRoot) is null == result.GetResult(source) is null)
                result.AddError("export needs --study-root or --source, and not both");
        });
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            using var reader = RequestInput.Open(parsed.GetRequiredValue(orders), workplace.Binding);
            var archive = parsed.GetValue(source) is { } node ? workplace.StudiesOf(node) : null;
            await using (archive)
            {
                var studies = archive is null ? Read(frame, workplace, parsed.GetValue(studyRoot) ?? []) : StudyIndex.Empty;
                var run = new ExportCommand(frame, workplace, studies, archive, parsed.GetRequiredValue(destination), parsed.GetValue(reports), parsed.GetValue(medium));
                return frame.Options.WhatIf(parsed)
                    ? await run.PlanAsync(reader, frame.Options.Output(parsed)).ConfigureAwait(false)
                    : await run.RunAsync(reader, frame.Options.Output(parsed)).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static StudyIndex Read(CommandFrame frame, Workplace workplace, string[] roots)
    {
        foreach (var root in roots)
        {
            if (!Directory.Exists(root))
                throw new RadOpsException("StudyRootNotFound", ErrorKind.NotFound, $"The folder of studies {root} does not exist. Check --study-root.", root);
        }

        return StudyIndex.Build(workplace.Dicom, roots, new Told<int>(count => frame.Console.Progress($"{count:N0} headers")), frame.Stop);
    }

    private async Task<int> RunAsync(RequestCsvReader reader, OutputFormat format)
    {
        using var writer = ResultWriter<MediaExport>.Create(format, console, Columns);
        foreach (var row in reader)
            await EachAsync(reader.Name, row, async order => writer.Write(await MakeAsync(order).ConfigureAwait(false))).ConfigureAwait(false);
        writer.End();
        return code;
    }

    private async Task<MediaExport> MakeAsync(ExportOrder order)
    {
        if (archive is null)
            return Execute(workplace.Exports.Plan(order));
        // Nothing is fetched for what may not be released.
        var foreseen = workplace.Exports.Foresee(order);
        if (foreseen.AlreadyMade is not null)
            return Execute(foreseen);
        var fetch = await archive.LookAsync(order.Request, frame.Stop).ConfigureAwait(false);
        using var fetched = await archive.FetchAsync(fetch, new Told<FetchProgress>(come => console.Progress($"{order.Request.RequestId}: fetched {come.Done}/{come.Total}")), frame.Stop).ConfigureAwait(false);
        return Execute(workplace.Exports.Plan(order with { Studies = fetched.Studies }));
    }

    private MediaExport Execute(ExportPlan plan) =>
        workplace.Exports.Execute(plan, new Told<ExportProgress>(step => console.Progress($"{plan.Decision.RequestId}: {step.Step} {step.Done}/{step.Total}")), frame.Stop);

    private async Task<int> PlanAsync(RequestCsvReader reader, OutputFormat format)
    {
        using var writer = ResultWriter<(ExportPlan, ExportStep)>.Create(format, console, PlanColumns);
        foreach (var row in reader)
        {
            await EachAsync(reader.Name, row, async order =>
            {
                var plan = archive is null ? workplace.Exports.Plan(order) : workplace.Exports.Foresee(order);
                if (archive is not null && plan.AlreadyMade is null)
                    plan = plan with { Fetch = await archive.LookAsync(order.Request, frame.Stop).ConfigureAwait(false) };
                foreach (var step in plan.Steps)
                    writer.Write((plan, step));
            }).ConfigureAwait(false);
        }

        writer.End();
        return code;
    }

    /// <summary>One request's failure is told, and the next goes on; a register that does not answer ends the run.</summary>
    private async Task EachAsync(string file, RequestRow row, Func<ExportOrder, Task> handle)
    {
        frame.Stop.ThrowIfCancellationRequested();
        foreach (var failure in row.Failures(file))
            Fail(failure.Message, ExitCode.BadInput);
        if (row.Request is null)
            return;
        try
        {
            await handle(new ExportOrder
            {
                Request = row.Request,
                Studies = studies,
                Destination = destination,
                ReportRoot = reportRoot,
                Medium = row.Request.Medium == MediumType.Unknown ? medium : MediumType.Unknown,
            }).ConfigureAwait(false);
        }
        catch (RadOpsException failure) when (failure.Kind != ErrorKind.Unreachable || !failure.Code.StartsWith("Register", StringComparison.Ordinal))
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
