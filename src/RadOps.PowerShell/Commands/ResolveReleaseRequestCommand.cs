using System.Management.Automation;
using System.Threading.Channels;
using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Resolve-ReleaseRequest</c>: completes requests with what RIS, messages, the directory and the archives know, and says who stands for each fact.</summary>
[Cmdlet(VerbsDiagnostic.Resolve, "ReleaseRequest", DefaultParameterSetName = InputSet)]
[OutputType(typeof(ResolvedRequest))]
public sealed class ResolveReleaseRequestCommand : RequestCmdlet
{
    // Room for one batch while another is asked about; a source that is slow holds the pipeline up, and memory does not grow.
    private readonly Channel<ReleaseRequest> requests = Channel.CreateBounded<ReleaseRequest>(RequestResolver.BatchSize);
    private readonly HashSet<string> told = [];
    private RequestResolver? resolver;
    private PipelinePump? resolving;

    /// <summary>The sorts of sources to ask.</summary>
    [Parameter]
    public FactSourceKind[] Source { get; set; } = [];

    private protected override void Begin() => resolver = Hold(new FactSources(Workplace).Resolver(Source));

    private protected override void Handle(ReleaseRequest request)
    {
        resolving ??= BeginWork(ResolveAsync);
        while (!requests.Writer.TryWrite(request) && resolving.DoNext())
        {
        }

        resolving.DoAsked();
    }

    private protected override void End()
    {
        requests.Writer.Complete();
        resolving?.Finish();
        base.End();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) resolving?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ResolveAsync(WorkOutput output)
    {
        await foreach (var resolved in resolver!.ResolveAsync(requests.Reader, output.Stopping).ConfigureAwait(false))
        {
            output.Write(resolved);
            Tell(resolved.Problems.Select(problem => problem.Failure).OfType<RadOpsException>(), output);
        }

        Tell(resolver.Faults, output);
    }

    /// <summary>A source that fails does so for all: it is told once, and stands among the problems of each.</summary>
    private void Tell(IEnumerable<RadOpsException> failures, WorkOutput output)
    {
        foreach (var failure in failures.Where(failure => told.Add($"{failure.Code} {failure.Message}")))
            output.Error(failure);
    }
}
