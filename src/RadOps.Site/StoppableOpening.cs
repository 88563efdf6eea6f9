using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Storage;

namespace RadOps.Site;

/// <summary>
/// Opens registers for somebody who may be stopped. A server that takes the connection and says nothing holds a thread for as long as its driver waits, and no driver lets go of it on request:
/// the caller goes, the thread stays, and what is opened after all is closed. A register on a server that has been opened is asked likewise.
/// </summary>
internal static class StoppableOpening
{
    /// <inheritdoc cref="RegisterFactory.Open"/>
    /// <exception cref="OperationCanceledException">The caller was stopped.</exception>
    internal static IRegisterStore Open(string register, TimeProvider clock, RegisterAccess access, Action<string>? warning, CancellationToken stopping)
    {
        if (!stopping.CanBeCanceled) return RegisterFactory.Open(register, clock, access, warning);

        // What is said meanwhile is said by the caller's own thread: PowerShell takes a warning on no other.
        var told = new List<string>();
        // A thread of its own: one of the pool's would be missed by all else for as long as a silent server holds it.
        var opening = Task.Factory.StartNew(() => RegisterFactory.Open(register, clock, access, told.Add), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            var store = opening.WaitAsync(stopping).GetAwaiter().GetResult();
            told.ForEach(text => warning?.Invoke(text));
            return RegisterFactory.Locate(register).IsServer ? new StoppableRegister(store, clock, stopping) : store;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            _ = CloseAsync(opening);
            throw;
        }
    }

    private static async Task CloseAsync(Task<IRegisterStore> opening)
    {
        try
        {
            (await opening.ConfigureAwait(false)).Dispose();
        }
        catch (RadOpsException)
        {
            // Nobody waits for it any more.
        }
    }
}
