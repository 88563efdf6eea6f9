using System.Management.Automation;
using RadOps.Core.Export;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Completion;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that sends the studies of requests to a node of the site's, until they are proved to be there.</summary>
public abstract class TransferCmdlet : RequestCmdlet
{
    private const int TransferProgressId = 3;

    private StudyIndex? studies;

    /// <summary>Folders of DICOM files, whatever they are named, in which the requests' studies are found.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputSet)]
    [Parameter(Mandatory = true, ParameterSetName = PathSet)]
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet)]
    [ValidateNotNullOrEmpty]
    public string[] StudyRoot { get; set; } = [];

    /// <summary>The node's name in the site file, where the site has several in the role.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Node { get; set; }

    /// <summary>How many associations may be open at once.</summary>
    [Parameter]
    [ValidateRange(1, 16)]
    public int ThrottleLimit { get; set; } = SendOptions.DefaultThrottleLimit;

    private protected abstract ReleaseRoute Way { get; }

    /// <summary>Which of the ways to the external reader; null for a send elsewhere.</summary>
    private protected virtual TransferRoute? ReaderWay => null;

    private protected abstract NodeRole Role { get; }

    private protected abstract TransferPurpose Purpose { get; }

    /// <summary>Folder of the reports that go along; null where the routine sends images alone.</summary>
    private protected virtual string? Reports => null;

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Handle(ReleaseRequest request) => Send(request with { TransferPurpose = Purpose }, studies ??= ReadStudies(StudyRoot));

    private protected void Send(ReleaseRequest request, StudyIndex index)
    {
        var nodes = Workplace.Nodes;
        var order = new TransferOrder
        {
            Request = request,
            Studies = index,
            Route = Way,
            ReaderRoute = ReaderWay,
            Destination = nodes.Destination(Role, Node),
            Archive = nodes.In(NodeRole.Bfr).ToList() is [var bfr] ? nodes.Destination(NodeRole.Bfr, bfr) : null,
            ReportRoot = Reports,
            ThrottleLimit = ThrottleLimit,
        };
        var transfers = Workplace.Transfers;
        RunWork(output => SendAsync(transfers, order, output));
    }

    private static async Task SendAsync(TransferService transfers, TransferOrder order, WorkOutput output)
    {
        var plan = await transfers.PlanAsync(order, output.Stopping).ConfigureAwait(false);
        var steps = string.Concat(plan.Steps.Select(step => $"{Environment.NewLine}  - {step.Description}"));
        if (!output.ShouldProcess($"Send {plan.Summary}:{steps}", $"Send {plan.Summary}?"))
            return;
        using var progress = new StepMeter<TransferProgress>($"Transfer {plan.TransferId}", TransferProgressId, output, value => ($"{value.Step}", value.Done, value.Total));
        var result = await transfers.ExecuteAsync(plan, progress, output.Stopping).ConfigureAwait(false);
        output.Write(result);
        if (result.Problem is { } problem)
            output.Error(problem);
    }
}
