using System.CommandLine;
using System.Threading.Channels;
using RadOps.Cli.Output;
using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops resolve</c>: completes the requests of a file, and says who stands for each fact, as Resolve-ReleaseRequest.</summary>
internal sealed class ResolveCommand(CommandFrame frame, Workplace workplace, RequestResolver resolver)
{
    private static readonly string[] FactColumns =
    [
        nameof(ReleaseRequest.StudyInstanceUid), nameof(ReleaseRequest.Signature), nameof(ReleaseRequest.SignedAt), nameof(ReleaseRequest.OwnReferral), nameof(ReleaseRequest.Recipient),
        nameof(ReleaseRequest.RecipientLocation), nameof(ReleaseRequest.MediaUnit), nameof(ReleaseRequest.IepConnected), nameof(ReleaseRequest.ArchivedInBfr),
    ];

    private readonly ToolConsole console = frame.Console;
    private readonly HashSet<string> told = [];
    private int code = ExitCode.Done;

    internal static Command Create(CommandFrame frame)
    {
        var orders = new Argument<string>("ORDERS.csv") { Description = "The file of requests; - for standard input." };
        var source = new Option<FactSourceKind[]>("--source") { Description = "A sort of source to ask: Ris, Hl7, Directory or Archive; all that the site has where none is given.", HelpName = "SOURCE" };
        var command = new Command("resolve", "Completes requests with what RIS, messages, the recipient directory and the archives know, and names each fact's source.") { orders, source };
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var resolver = new FactSources(workplace).Resolver(parsed.GetValue(source) ?? []);
            await using (resolver.ConfigureAwait(false))
                return await new ResolveCommand(frame, workplace, resolver).RunAsync(parsed.GetRequiredValue(orders), frame.Options.Output(parsed)).ConfigureAwait(false);
        });
        return command;
    }

    private async Task<int> RunAsync(string path, OutputFormat format)
    {
        var requests = Channel.CreateBounded<ReleaseRequest>(RequestResolver.BatchSize);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(frame.Stop);
        var reading = Task.Run(() => ReadAsync(path, requests.Writer, ended.Token), CancellationToken.None);
        try
        {
            using var writer = ResultWriter<ResolvedRequest>.Create(format, console, [.. Columns(format)]);
            await foreach (var resolved in resolver.ResolveAsync(requests.Reader, ended.Token).ConfigureAwait(false))
            {
                writer.Write(resolved);
                Judge(resolved);
            }

            Tell(resolver.Faults);
            writer.End();
        }
        finally
        {
            // Where writing ended early, as when nobody reads the output any longer, reading must end too.
            await ended.CancelAsync().ConfigureAwait(false);
            await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        code = Math.Max(code, await reading.ConfigureAwait(false));
        return code;
    }

    /// <summary>Reads rows while others are asked about.</summary>
    /// <returns>The exit code that bad rows call for.</returns>
    private async Task<int> ReadAsync(string path, ChannelWriter<ReleaseRequest> requests, CancellationToken stop)
    {
        try
        {
            var bad = ExitCode.Done;
            using var reader = RequestInput.Open(path, workplace.Binding);
            foreach (var row in reader)
            {
                foreach (var failure in row.Failures(reader.Name))
                {
                    console.Error(failure.Message);
                    bad = ExitCode.BadInput;
                }

                if (row.Request is { } request)
                    await requests.WriteAsync(request, stop).ConfigureAwait(false);
            }

            return bad;
        }
        finally
        {
            requests.Complete();
        }
    }

    private void Judge(ResolvedRequest resolved)
    {
        Tell(resolved.Problems.Select(problem => problem.Failure).OfType<RadOpsException>());
        if (resolved.Disputes.Count > 0 || resolved.Problems.Count > 0)
            code = Math.Max(code, ExitCode.Findings);
    }

    /// <summary>A source that fails does so for all: it is told once.</summary>
    private void Tell(IEnumerable<RadOpsException> failures)
    {
        foreach (var failure in failures.Where(failure => told.Add($"{failure.Code} {failure.Message}")))
        {
            console.Error(failure.Message);
            code = Math.Max(code, ExitCode.Of(failure));
        }
    }

    private static IEnumerable<ResultColumn<ResolvedRequest>> Columns(OutputFormat format)
    {
        yield return new(nameof(ResolvedRequest.RequestId), resolved => resolved.RequestId);
        yield return new(nameof(ResolvedRequest.AccessionNumber), resolved => resolved.AccessionNumber);
        foreach (var name in FactColumns)
        {
            var column = RequestColumns.Find(name)!;
            yield return new(name, resolved => column.Text(resolved.Request), name is nameof(ReleaseRequest.Signature) or nameof(ReleaseRequest.ArchivedInBfr));
        }

        // Only JSON has room for each fact's source and time as fields of their own.
        var json = format == OutputFormat.Json;
        yield return new(nameof(ResolvedRequest.Facts), json ? resolved => resolved.Facts : resolved => resolved.Facts.Select(fact => fact.ToString()).ToList());
        yield return new(nameof(ResolvedRequest.Disputes), json ? resolved => resolved.Disputes : resolved => resolved.Disputes.Select(dispute => dispute.ToString()).ToList());
        yield return new(nameof(ResolvedRequest.Flags), resolved => resolved.Flags);
        yield return new(nameof(ResolvedRequest.Problems), json ? resolved => resolved.Problems.Select(problem => new { problem.Code, problem.Source, problem.Message }).ToList() : resolved => resolved.Problems.Select(problem => problem.ToString()).ToList());
    }
}
