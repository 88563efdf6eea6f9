using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Site;
using RadOps.Site.Batch;

namespace RadOps.Cli.Commands;

/// <summary><c>radops export</c>: makes a verified medium of every request that the routine allows on one, as New-MediaExport; or finishes what was begun, as Resume-MediaExport.</summary>
internal sealed class ExportCommand(CommandFrame frame, Workplace workplace, Renditions renditions, OutputFormat format)
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

    internal static Command Create(CommandFrame frame)
    {
        var orders = new Argument<string?>("ORDERS.csv") { Description = "The file of requests; - for standard input.", Arity = ArgumentArity.ZeroOrOne };
        var studyRoot = new Option<string[]>("--study-root") { Description = "Folder of studies, read once by header: names play no part.", HelpName = "DIR" };
        var source = new Option<string?>("--source") { Description = "The archive to fetch the studies from, by its name in the site file, in place of --study-root.", HelpName = "NODE" };
        var destination = new Option<string?>("--destination") { Description = "Folder in which each medium gets a folder of its own.", HelpName = "DIR" };
        var reports = new Option<string?>("--report-root") { Description = "Folder of reports, ACCESSION.pdf; without it, reports are printed from the RIS.", HelpName = "DIR" };
        var medium = new Option<MediumType>("--medium") { Description = "The medium to make, where the request names none: Usb, Cd or Dvd.", HelpName = "Usb|Cd|Dvd" };
        var throttle = new Option<int>("--throttle") { Description = "How many media are made at once.", HelpName = "N", DefaultValueFactory = _ => ExportBatch.DefaultThrottle };
        var pdf = new Option<bool>("--pdf") { Description = "Print the papers as PDF as well, by the installed browser." };
        var iso = new Option<bool>("--iso") { Description = "Write an ISO image of each medium beside it." };
        var resume = new Option<bool>("--resume") { Description = "Finish what was begun and broken off, and nothing else: takes no ORDERS.csv." };
        var command = new Command("export", "Makes and verifies a medium of every request that may go on one, and enters it in the register.") { orders, studyRoot, source, destination, reports, medium, throttle, pdf, iso, resume };
        throttle.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > ExportBatch.MaximumThrottle)
                result.AddError($"--throttle is a number from 1 to {ExportBatch.MaximumThrottle}");
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(resume))
            {
                if (result.GetValue(orders) is not null || result.GetResult(source) is not null || result.GetResult(destination) is not null)
                    result.AddError("export --resume goes on with what the register knows: it takes no ORDERS.csv, --source or --destination");
                return;
            }

            if (result.GetValue(orders) is null || result.GetResult(destination) is null)
                result.AddError("export needs ORDERS.csv and --destination");
            if (result.GetResult(studyRoot) is null == result.GetResult(source) is null)
                result.AddError("export needs --study-root or --source, and not both");
        });
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var roots = Existing(parsed.GetValue(studyRoot) ?? []);
            var renditions = new Renditions(workplace, parsed.GetValue(pdf), parsed.GetValue(iso));
            await using var ended = renditions.ConfigureAwait(false);
            renditions.Require();
            var run = new ExportCommand(frame, workplace, renditions, frame.Options.Output(parsed));
            if (parsed.GetValue(resume))
            {
                var open = run.FindOpen();
                return await run.RunAsync(
                    frame.Options.WhatIf(parsed),
                    parsed.GetValue(throttle),
                    batch => batch.ResumeAsync(open, roots.Length == 0 ? null : roots, frame.Stop),
                    (export, failure) => [($"{export.ExportId}: {failure.Message}", ExitCode.Of(failure))]).ConfigureAwait(false);
            }

            using var reader = RequestInput.Open(parsed.GetValue(orders)!, workplace.Binding);
            var order = new ExportOrder
            {
                Request = new(),
                Studies = roots.Length == 0 ? StudyIndex.Empty : StudyIndex.Build(workplace.Dicom, roots, new Told<int>(count => frame.Console.Progress($"{CountText.Of(count, "header")}")), frame.Stop),
                Destination = parsed.GetValue(destination)!,
                ReportRoot = parsed.GetValue(reports),
            };
            return await run.RunAsync(
                frame.Options.WhatIf(parsed),
                parsed.GetValue(throttle),
                batch => batch.MakeAsync(reader.ToAsyncEnumerable(), row => Order(order, row, reader.Name, parsed.GetValue(medium)), parsed.GetValue(source), frame.Stop),
                (row, failure) => row.Request is null
                    ? [.. row.Failures(reader.Name).Select(wrong => (wrong.Message, ExitCode.BadInput))]
                    : [($"{reader.Name}, row {row.Row}: {failure.Message}", ExitCode.Of(failure))]).ConfigureAwait(false);
        });
        return command;
    }

    private static string[] Existing(string[] roots)
    {
        foreach (var root in roots)
        {
            if (!Directory.Exists(root))
                throw new RadOpsException("StudyRootNotFound", ErrorKind.NotFound, $"The folder of studies {root} does not exist. Check --study-root.", root);
        }

        return roots;
    }

    private static ExportOrder Order(ExportOrder common, RequestRow row, string file, MediumType medium) => row.Request is { } request
        ? common with { Request = request, Medium = request.Medium == MediumType.Unknown ? medium : MediumType.Unknown }
        : throw row.Failures(file).First();

    private List<OpenExport> FindOpen() => workplace.HasRegister
        ? [.. workplace.Exports.FindOpen(frame.Stop).Where(export => export.MadeBy is null)]
        : throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so nothing was begun. Name another with --register or in the site file.");

    private async Task<int> RunAsync<T>(bool whatIf, int throttle, Func<ExportBatch, IAsyncEnumerable<ExportOutcome<T>>> make, Func<T, RadOpsException, IReadOnlyList<(string Message, int Code)>> tell)
    {
        using var plans = whatIf ? ResultWriter<(ExportPlan, ExportStep)>.Create(format, console, PlanColumns) : null;
        using var releases = whatIf ? null : ResultWriter<MediaExport>.Create(format, console, Columns);
        var batch = new ExportBatch(workplace, whatIf ? 1 : throttle, whatIf ? plan => Show(plan, plans!) : null, new Told<BatchProgress>(Tell)) { Renditions = whatIf ? null : renditions };
        await using (batch)
        {
            try
            {
                var code = ExitCode.Done;
                await foreach (var outcome in make(batch).ConfigureAwait(false))
                {
                    if (outcome.Release is { } release) releases?.Write(release);
                    foreach (var (message, itsCode) in outcome.Failure is { } failure ? tell(outcome.Item, failure) : [])
                    {
                        console.Error(message);
                        code = Math.Max(code, itsCode);
                    }
                }

                plans?.End();
                releases?.End();
                return code;
            }
            finally
            {
                if (!whatIf && batch.Summary is { Orders: > 1 } summary) console.Error(summary.ToString());
            }
        }
    }

    private bool Show(ExportPlan plan, ResultWriter<(ExportPlan, ExportStep)> writer)
    {
        foreach (var step in plan.Steps.Concat(renditions.Steps))
            writer.Write((plan, step));
        return false;
    }

    private void Tell(BatchProgress come)
    {
        var left = come.TimeLeft is { } time ? $", {time:hh\\:mm\\:ss} left" : "";
        var step = come.Step is { } at ? $": {come.ExportId} {at.Step} {at.Done}/{at.Total}" : "";
        console.Progress($"{come.Done} of {(come.Total == 0 ? "?" : come.Total)} orders{left}{step}");
    }
}
