using System.Collections.Concurrent;
using System.Management.Automation;

namespace RadOps.PowerShell.Pipeline;

/// <summary>Runs work on another thread while the pipeline thread does what the work asks for, in the order of asking.</summary>
internal static class PipelinePump
{
    private const int QueueLength = 256;

    /// <exception cref="PipelineStoppedException">The pipeline was stopped, from without or by a later command that has enough.</exception>
    /// <exception cref="Core.RadOpsException">The work's own failure.</exception>
    internal static void Run(PSCmdlet cmdlet, Func<WorkOutput, Task> work, CancellationTokenSource stopping)
    {
        using var queue = new BlockingCollection<Action<PSCmdlet>>(QueueLength);
        var output = new WorkOutput(queue, stopping.Token);
        var worker = Task.Run(async () =>
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
        try
        {
            foreach (var action in queue.GetConsumingEnumerable())
                action(cmdlet);
        }
        catch
        {
            // A later command has enough, or an error was made terminating: the work must end before the pipeline goes on.
            stopping.Cancel();
            Await(worker, ignoreOutcome: true);
            throw;
        }
        Await(worker, ignoreOutcome: false);
    }

    private static void Await(Task worker, bool ignoreOutcome)
    {
        var options = ignoreOutcome ? ConfigureAwaitOptions.SuppressThrowing : ConfigureAwaitOptions.None;
        worker.ConfigureAwait(options).GetAwaiter().GetResult();
    }
}
