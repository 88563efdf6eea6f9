using System.CommandLine;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops send</c>: studies to BFR, the IEP gateway or the external reader, until they are proved to be there, as Send-ToBfr, Send-ToIep and Send-ToExternalReader.</summary>
internal sealed class SendCommand(CommandFrame frame, Workplace workplace, StudyIndex studies, SendTarget target, string? node, string? reportRoot, int throttle)
{
    private static readonly ResultColumn<TransferResult>[] Columns =
    [
        new(nameof(TransferResult.RequestId), result => result.RequestId),
        new(nameof(TransferResult.TransferId), result => result.TransferId),
        new(nameof(TransferResult.Outcome), result => result.Outcome.ToString()),
        new(nameof(TransferResult.Route), result => result.Route.ToString(), InTable: false),
        new(nameof(TransferResult.ReaderRoute), result => result.ReaderRoute?.ToString(), InTable: false),
        new(nameof(TransferResult.TransferPurpose), result => result.TransferPurpose.ToString(), InTable: false),
        new(nameof(TransferResult.Node), result => result.Node),
        new(nameof(TransferResult.PatientId), result => result.PatientId?.ToString(), InTable: false),
        new(nameof(TransferResult.AccessionNumber), result => result.AccessionNumber, InTable: false),
        new(nameof(TransferResult.StudyInstanceUids), result => result.StudyInstanceUids, InTable: false),
        new(nameof(TransferResult.Meant), result => result.Meant),
        new(nameof(TransferResult.Verified), result => result.Verified),
        new(nameof(TransferResult.Counts), result => result.Counts),
        new(nameof(TransferResult.Report), result => result.Report, InTable: false),
        new(nameof(TransferResult.RegisterLine), result => result.RegisterLine, InTable: false),
        new(nameof(TransferResult.ReferralNote), result => result.ReferralNote, InTable: false),
        new(nameof(TransferResult.Remaining), result => result.Remaining, InTable: false),
        new(nameof(TransferResult.Remarks), result => result.Remarks, InTable: false),
    ];

    // Only JSON has room for what became of each instance.
    private static readonly ResultColumn<TransferResult>[] JsonColumns =
    [
        .. Columns,
        new("Failure", result => result.Failure?.Code),
        new(nameof(TransferResult.Instances), result => result.Instances.Select(instance => new { instance.SopInstanceUid, Status = instance.Status.ToString(), instance.Reason, instance.Verified }).ToList()),
    ];

    private static readonly ResultColumn<(TransferPlan Plan, TransferStep Step)>[] PlanColumns =
    [
        new("RequestId", item => item.Plan.Decision.RequestId),
        new("TransferId", item => item.Plan.TransferId),
        new("Step", item => item.Step.Kind.ToString()),
        new("Description", item => item.Step.Description),
    ];

    private static readonly string[] Purposes = [nameof(TransferPurpose.InRegionCare), nameof(TransferPurpose.ExternalReading)];

    private readonly ToolConsole console = frame.Console;
    private int code = ExitCode.Done;

    internal static Command Create(CommandFrame frame)
    {
        var folders = new Argument<string[]>("STUDY-DIR") { Description = "Folders of studies, read by header: names play no part. Without --orders each study in them is sent. None with --done-by.", Arity = ArgumentArity.ZeroOrMore };
        var to = new Option<string>("--to") { Description = "Where to: bfr, iep or reader.", HelpName = "bfr|iep|reader", Required = true };
        to.AcceptOnlyFromAmong("bfr", "iep", "reader");
        var purpose = new Option<TransferPurpose?>("--transfer-purpose") { Description = "What a send to BFR is for: InRegionCare or ExternalReading.", HelpName = "InRegionCare|ExternalReading" };
        var orders = new Option<string?>("--orders") { Description = "The file of requests whose studies are sent; - for standard input. Needed for iep.", HelpName = "ORDERS.csv" };
        var node = new Option<string?>("--node") { Description = "The node's name in the site file, where it has several in the role.", HelpName = "NAME" };
        var reports = new Option<string?>("--report-root") { Description = "Folder of reports, ACCESSION.pdf, that go along to iep as instances of their studies.", HelpName = "DIR" };
        var throttle = new Option<int>("--throttle") { Description = "How many associations may be open at once, 1-16.", HelpName = "N", DefaultValueFactory = _ => SendOptions.DefaultThrottleLimit };
        var emergency = new Option<bool>("--emergency") { Description = "The patient is on the way to emergency care with the images." };
        var archived = new Option<bool?>("--archived-in-bfr") { Description = "Whether the study is archived in BFR, where BFR cannot be asked.", HelpName = "true|false" };
        var route = new Option<TransferRoute?>("--route") { Description = "The way to the reader: Teleradiology (as without it), Bfr, Modality or SyngoVia; see radops outage route.", HelpName = "ROUTE" };
        var done = new SendByPerson();
        var command = new Command("send", "Sends studies to BFR, the IEP gateway or the external reader, proves every instance there, and enters it in the register.") { folders, to, purpose, orders, reports, node, throttle, emergency, archived, route, done.DoneBy, done.Accession, done.Patient, done.Proof, done.Occurred };
        command.Validators.Add(result =>
        {
            // What an option's own check refuses has no value to ask for here.
            var (where, why) = (Said(result, to), Said(result, purpose));
            if (why is not null && !Purposes.Contains(why, StringComparer.OrdinalIgnoreCase))
                result.AddError($"--transfer-purpose: '{why}' is not {string.Join(" or ", Purposes)}");
            if (where == "bfr" && why is null)
                result.AddError("--to bfr needs --transfer-purpose InRegionCare or ExternalReading: the note says which");
            if ((where == "iep" && why is not null) || (where == "reader" && string.Equals(why, nameof(TransferPurpose.InRegionCare), StringComparison.OrdinalIgnoreCase)))
                result.AddError($"--to {where} is for no such --transfer-purpose");
            if (where == "iep" && Said(result, orders) is null)
                result.AddError("--to iep needs --orders: a release stands on a request");
            if (where is "bfr" or "iep" && Said(result, route) is not null)
                result.AddError($"--to {where} takes no --route: it is for --to reader");
            done.Check(result, where, hasFolders: result.GetResult(folders) is { Tokens.Count: > 0 });
            if (where is "bfr" or "reader" && Said(result, reports) is not null)
                result.AddError($"--to {where} takes no --report-root: the routine sends images alone that way");
        });
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            TransferRoute? way = parsed.GetRequiredValue(to) == "reader" ? workplace.ChooseRoute(null, parsed.GetValue(route), done.IsStated(parsed)) : null;
            if (done.IsStated(parsed))
                return done.Run(frame, workplace, parsed, way!.Value);
            var roots = parsed.GetRequiredValue(folders);
            if (roots.FirstOrDefault(root => !Path.Exists(root)) is { } missing)
                throw new RadOpsException("PathNotFound", ErrorKind.NotFound, $"{missing} does not exist. Check the path.", missing);
            var studies = StudyIndex.Build(workplace.Dicom, roots, new Told<int>(count => frame.Console.Progress($"{CountText.Of(count, "header")}")), frame.Stop);
            var target = SendTarget.Of(parsed.GetRequiredValue(to), parsed.GetValue(purpose) ?? TransferPurpose.None, way);
            var run = new SendCommand(frame, workplace, studies, target, parsed.GetValue(node), parsed.GetValue(reports), parsed.GetValue(throttle));
            var said = new ReleaseRequest
            {
                Organisation = workplace.Binding.Organisation,
                TransferPurpose = target.Purpose,
                Situation = parsed.GetValue(emergency) ? Situation.EmergencyWithPatient : Situation.Planned,
                ArchivedInBfr = parsed.GetValue(archived),
            };
            var requests = parsed.GetValue(orders) is { } file ? run.Read(file) : run.Of(said);
            return frame.Options.WhatIf(parsed)
                ? await run.PlanAsync(requests, frame.Options.Output(parsed)).ConfigureAwait(false)
                : await run.RunAsync(requests, frame.Options.Output(parsed)).ConfigureAwait(false);
        });
        return command;
    }

    private static string? Said(System.CommandLine.Parsing.CommandResult result, Option option) => result.GetResult(option)?.Tokens is [var token, ..] ? token.Value : null;

    private async Task<int> RunAsync(IEnumerable<Func<ReleaseRequest>> requests, OutputFormat format)
    {
        using var writer = ResultWriter<TransferResult>.Create(format, console, format == OutputFormat.Json ? JsonColumns : Columns);
        foreach (var request in requests)
        {
            await EachAsync(request, async plan =>
            {
                var progress = new StepProgress(console, IdentityMask.MaskOrNull(plan.Decision.RequestId) ?? plan.TransferId, workplace.Clock);
                var result = await workplace.Transfers.ExecuteAsync(plan, progress, frame.Stop).ConfigureAwait(false);
                writer.Write(result);
                Tell(result);
            }).ConfigureAwait(false);
            if (frame.Stop.IsCancellationRequested)
                break;
        }

        writer.End();
        frame.Stop.ThrowIfCancellationRequested();
        return code;
    }

    private async Task<int> PlanAsync(IEnumerable<Func<ReleaseRequest>> requests, OutputFormat format)
    {
        using var writer = ResultWriter<(TransferPlan, TransferStep)>.Create(format, console, PlanColumns);
        foreach (var request in requests)
        {
            await EachAsync(request, plan =>
            {
                foreach (var step in plan.Steps)
                    writer.Write((plan, step));
                return Task.CompletedTask;
            }).ConfigureAwait(false);
        }

        writer.End();
        return code;
    }

    /// <summary>One request's failure is told, and the next goes on.</summary>
    private async Task EachAsync(Func<ReleaseRequest> request, Func<TransferPlan, Task> handle)
    {
        frame.Stop.ThrowIfCancellationRequested();
        try
        {
            var plan = await workplace.Transfers.PlanAsync(Order(request()), frame.Stop).ConfigureAwait(false);
            await handle(plan).ConfigureAwait(false);
        }
        catch (RadOpsException failure) when (!failure.Code.StartsWith("Register", StringComparison.Ordinal))
        {
            Fail(failure.Message, ExitCode.Of(failure));
        }
    }

    private TransferOrder Order(ReleaseRequest request) => new()
    {
        Request = request,
        Studies = studies,
        Route = target.Route,
        ReaderRoute = target.ReaderRoute,
        Destination = workplace.Nodes.Destination(target.Role, node),
        Archive = workplace.Nodes.In(NodeRole.Bfr).ToList() is [var bfr] ? workplace.Nodes.Destination(NodeRole.Bfr, bfr) : null,
        ReportRoot = reportRoot,
        ThrottleLimit = throttle,
    };

    /// <summary>The request that each study makes itself.</summary>
    private IEnumerable<Func<ReleaseRequest>> Of(ReleaseRequest said)
    {
        if (studies.StudyCount == 0)
            throw new RadOpsException("StudyNotFound", ErrorKind.NotFound, "No file of these folders belongs to a study. Check the path, and 'radops dicom' for what its files are.");
        return studies.Studies.Select(study => (Func<ReleaseRequest>)(() => StudyRequest.Of(studies, study, said)));
    }

    /// <summary>The requests of a file; a row that cannot be read is told, and the others go on.</summary>
    private IEnumerable<Func<ReleaseRequest>> Read(string file)
    {
        using var reader = RequestInput.Open(file, workplace.Binding);
        foreach (var row in reader)
        {
            foreach (var failure in row.Failures(reader.Name))
                Fail(failure.Message, ExitCode.BadInput);
            if (row.Request is { } request)
                yield return () => request with { TransferPurpose = target.Purpose };
        }
    }

    private void Tell(TransferResult result)
    {
        if (result.Problem is { } problem && result.Outcome is not TransferOutcome.Stopped)
            Fail(problem.Message, result.Failure is { } failure ? ExitCode.Of(failure) : ExitCode.Findings);
        else if (result.Outcome is TransferOutcome.AwaitingConfirmation)
            Fail(result.Remaining!, ExitCode.Findings);
    }

    private void Fail(string message, int itsCode)
    {
        console.Error(message);
        code = Math.Max(code, itsCode);
    }
}
