using RadOps.Core;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Register;

namespace RadOps.Site;

/// <summary>Asks the register: opens it for reading, and measures how long its head takes. One that is not there yet is not made.</summary>
/// <param name="open">Opens it; null when there is none.</param>
/// <param name="location">Where it is.</param>
/// <param name="isServer">Whether it is asked over the network.</param>
/// <param name="timeout">The most time that it is given.</param>
/// <param name="time">Measures.</param>
internal sealed class RegisterProbe(Func<IRegisterStore?> open, string location, bool isServer, TimeSpan timeout, TimeProvider time) : ISystemProbe
{
    /// <inheritdoc/>
    public async Task<ProbeResult> RunAsync(CancellationToken cancellationToken)
    {
        // A database's driver waits in its own way, on a thread of its own; whoever asked waits no longer than was said.
        var asking = Task.Factory.StartNew(Ask, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            return await asking.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return Result(ProbeStatus.Silent) with { Code = "RegisterUnreachable", Reason = FormattableString.Invariant($"The register {location} did not answer within {timeout.TotalSeconds:0.###} s. Check that it is running and that no firewall drops the connection.") };
        }
    }

    private ProbeResult Ask()
    {
        try
        {
            using var register = open();
            if (register is null)
                return Result(ProbeStatus.NotAsked) with { Code = "RegisterNotFound", Reason = $"There is no register at {location} yet; the first release makes it." };
            var start = time.GetTimestamp();
            _ = register.ReadHead();
            return Result(ProbeStatus.Answers) with { Reply = time.GetElapsedTime(start) };
        }
        catch (RadOpsException failure)
        {
            var status = failure.Kind is ErrorKind.Unreachable ? ProbeStatus.Silent : failure.Kind is ErrorKind.InvalidInput ? ProbeStatus.NotAsked : ProbeStatus.Refuses;
            return Result(status) with { Code = failure.Code, Reason = failure.Message };
        }
    }

    private ProbeResult Result(ProbeStatus status) => new() { Name = "register", Kind = ProbeKind.Register, Address = location, Status = status, IsByNetwork = isServer };
}
