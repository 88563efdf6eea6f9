namespace RadOps.Core.Export;

/// <summary>Who is at work; implemented by RadOps.Site.</summary>
public interface IWorkers
{
    /// <summary>A worker of this process, at work until <see cref="Leave"/>.</summary>
    Worker Enter();

    /// <summary>The worker has ended.</summary>
    void Leave(Worker worker);

    /// <summary>
    /// True when it is certain that the worker has died or ended. A worker on another machine is never certain; its claim is left to expire.
    /// </summary>
    bool HasEnded(Worker worker);
}
