using System.Collections.Concurrent;
using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.PowerShell.Errors;
using RadOps.Site.Batch;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// What work off the pipeline thread may ask of the pipeline. PowerShell allows its streams on one thread only, so every call is put in a
/// queue which that thread drains; a full queue holds the work up, so that memory does not grow. Safe to call from several threads.
/// </summary>
internal sealed class WorkOutput(BlockingCollection<Action<PSCmdlet>> queue, CancellationToken stopping)
{
    /// <summary>Cancelled when the pipeline is stopped.</summary>
    internal CancellationToken Stopping => stopping;

    internal void Write(object item) => Post(cmdlet => cmdlet.WriteObject(item));

    internal void Error(RadOpsException failure) => Post(cmdlet => cmdlet.WriteError(ErrorRecords.From(failure)));

    internal void Warning(string text) => Post(cmdlet => cmdlet.WriteWarning(text));

    internal void Verbose(string text) => Post(cmdlet => cmdlet.WriteVerbose(text));

    /// <summary>Shows a text to whoever sits there, and to nobody else.</summary>
    internal void Tell(string text) => Post(cmdlet => cmdlet.WriteInformation(new HostInformationMessage { Message = text }, ["PSHOST"]));

    internal void Progress(ProgressRecord record) => Post(cmdlet => cmdlet.WriteProgress(record));

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="description">What will be done: what -WhatIf and -Verbose say.</param>
    /// <param name="question">What -Confirm asks.</param>
    internal bool ShouldProcess(string description, string question)
    {
        var answer = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(cmdlet => answer.SetResult(cmdlet.ShouldProcess(description, question, "RadOps")));
        return answer.Task.WaitAsync(stopping).GetAwaiter().GetResult();
    }

    /// <summary>Asks whether a plan is to be carried out, showing its steps.</summary>
    /// <param name="what">What is done, such as <c>Make a medium of</c>.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="more">Steps that come after the plan's own.</param>
    internal bool ShouldProcess(string what, ExportPlan plan, params IEnumerable<ExportStep> more) =>
        ShouldProcess($"{what} {plan.Summary}:{string.Concat(plan.Steps.Concat(more).Select(step => $"{Environment.NewLine}  - {step.Description}"))}", $"{what} {plan.Summary}?");

    /// <summary>Writes what comes of a batch: a release or an error for each order, and the figures at its end where it was of several.</summary>
    internal async Task WriteAsync<T>(ExportBatch batch, IAsyncEnumerable<ExportOutcome<T>> outcomes)
    {
        await foreach (var outcome in outcomes.ConfigureAwait(false))
        {
            if (outcome.Release is { } release) Write(release);
            if (outcome.Failure is { } failure) Error(failure);
        }

        // With -WhatIf nothing was done that figures could tell of.
        if (batch.Summary is { Orders: > 1 } summary and ({ Made: > 0 } or { Declined: 0 })) Tell(summary.ToString());
    }

    /// <summary>Does something on the pipeline thread, in its turn.</summary>
    internal void Post(Action<PSCmdlet> action) => queue.Add(action, stopping);
}
