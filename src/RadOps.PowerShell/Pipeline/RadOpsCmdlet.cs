using System.Management.Automation;
using RadOps.Core;
using RadOps.PowerShell.Errors;

namespace RadOps.PowerShell.Pipeline;

/// <summary>
/// What every cmdlet of the module stands on: Ctrl+C that reaches the work, failures as error records, and work off the pipeline thread.
/// </summary>
public abstract class RadOpsCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Cancelled as soon as the pipeline is stopped.</summary>
    private protected CancellationToken StopToken => stopping.Token;

    /// <summary>Runs once, before the first item. A failure here ends the pipeline.</summary>
    protected sealed override void BeginProcessing() => Guard(Begin, terminating: true);

    /// <summary>Runs for each item. A failure here is an error record, and the next item goes on.</summary>
    protected sealed override void ProcessRecord() => Guard(Process, terminating: false);

    /// <summary>Runs once, after the last item.</summary>
    protected sealed override void EndProcessing() => Guard(End, terminating: false);

    /// <summary>Called by PowerShell, on another thread, when the pipeline is stopped.</summary>
    protected sealed override void StopProcessing() => stopping.Cancel();

    private protected virtual void Begin()
    {
    }

    private protected virtual void Process()
    {
    }

    private protected virtual void End()
    {
    }

    /// <summary>Runs work on another thread, and does here, on the pipeline's, everything that it asks for.</summary>
    private protected void RunWork(Action<WorkOutput> work) => RunWork(output =>
    {
        work(output);
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="RunWork(Action{WorkOutput})"/>
    private protected void RunWork(Func<WorkOutput, Task> work) => PipelinePump.Run(this, work, stopping);

    /// <summary>Begins work that goes on while items come; the caller feeds, finishes and disposes it.</summary>
    private protected PipelinePump BeginWork(Func<WorkOutput, Task> work) => new(this, work, stopping);

    /// <summary>Runs an item; its failure becomes an error record and the caller goes on with the next.</summary>
    private protected void Attempt(Action action) => Guard(action, terminating: false);

    private void Guard(Action action, bool terminating)
    {
        try
        {
            action();
        }
        catch (RadOpsException failure) when (!terminating)
        {
            WriteError(ErrorRecords.From(failure));
        }
        catch (RadOpsException failure)
        {
            ThrowTerminatingError(ErrorRecords.From(failure));
        }
        catch (OperationCanceledException) when (StopToken.IsCancellationRequested)
        {
            // PowerShell asked for it: its own exception tells the rest of the pipeline.
            throw new PipelineStoppedException();
        }
    }

    /// <summary>Lets go of what the cmdlet holds; PowerShell calls it when the pipeline is over.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets go of what the cmdlet holds.</summary>
    /// <param name="disposing">True when called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            stopping.Dispose();
    }
}
