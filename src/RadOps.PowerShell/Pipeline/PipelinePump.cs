using System.Collections.Concurrent;
using System.Management.Automation;

namespace RadOps.PowerShell.Pipeline;

/// <summary>Work on other threads, while the pipeline thread does what the work asks for, in the order of asking. All its methods are for the pipeline thread.</summary>
internal sealed class PipelinePump : IDisposable
{
    private const int QueueLength = 256;

    private readonly BlockingCollection<Action<PSCmdlet>> queue = new(QueueLength);
    private readonly PSCmdlet cmdlet;
    private readonly CancellationTokenSource stopping;
    private readonly Task worker;

    /// <summary>Begins the work.</summary>
    /// <param name="cmdlet">The cmdlet whose pipeline it is.</param>
    /// <param name="work">The work.</param>
    /// <param name="stopping">Cancelled when the pipeline is stopped, and by this when it must end.</param>
    internal PipelinePump(PSCmdlet cmdlet, Func<WorkOutput, Task> work, CancellationTokenSource stopping)
    {
        this.cmdlet = cmdlet;
        this.stopping = stopping;
        var output = new WorkOutput(queue, stopping.Token);
        worker = Task.Run(async () =>
        {
            try
            {
                await work(output).ConfigureAwait(false);
            }
            finally
            {
                queue.CompleteAdding();
            }
        });
    }

    /// <summary>Runs work to its end.</summary>
    /// <exception cref="PipelineStoppedException">The pipeline was stopped, from without or by a later command that has enough.</exception>
    /// <exception cref="Core.RadOpsException">The work's own failure.</exception>
    internal static void Run(PSCmdlet cmdlet, Func<WorkOutput, Task> work, CancellationTokenSource stopping)
    {
        using var pump = new PipelinePump(cmdlet, work, stopping);
        pump.Finish();
    }

    /// <summary>Does what has been asked for until now.</summary>
    internal void DoAsked()
    {
        while (queue.TryTake(out var action))
            Do(action);
    }

    /// <summary>Does the next thing that is asked for; work that has ended asks for nothing more.</summary>
    /// <returns>False when the work has ended.</returns>
    internal bool DoNext()
    {
        if (!queue.TryTake(out var action, Timeout.Infinite)) return false;
        Do(action);
        return true;
    }

    /// <summary>Does all that is asked for until the work ends.</summary>
    /// <exception cref="Core.RadOpsException">The work's own failure.</exception>
    internal void Finish()
    {
        while (DoNext())
        {
        }

        Await(ignoreOutcome: false);
    }

    /// <summary>Ends the work, if it goes on.</summary>
    public void Dispose()
    {
        if (!worker.IsCompleted) End();
        queue.Dispose();
    }

    private void Do(Action<PSCmdlet> action)
    {
        try
        {
            action(cmdlet);
        }
        catch
        {
            // A later command has enough, or an error was made terminating: the work must end before the pipeline goes on.
            End();
            throw;
        }
    }

    private void End()
    {
        stopping.Cancel();
        Await(ignoreOutcome: true);
    }

    private void Await(bool ignoreOutcome)
    {
        var options = ignoreOutcome ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None;
        worker.ConfigureAwait(options).GetAwaiter().GetResult();
    }
}
