namespace RadOps.Core.Register;

/// <summary>Which events to read; what is not set does not restrict.</summary>
public sealed record RegisterQuery
{
    /// <summary>Only these kinds.</summary>
    public IReadOnlyCollection<string>? Kinds { get; init; }

    /// <summary>Only events about this patient's opaque key.</summary>
    public string? Subject { get; init; }

    /// <summary>Only events that occurred at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only events that occurred before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only events after this position.</summary>
    public long After { get; init; }
}

/// <summary>An append-only store of events; implemented by RadOps.Storage.</summary>
public interface IRegisterStore : IDisposable
{
    /// <summary>Where the register is, in words that hold no secret: a file path, or engine, server and database.</summary>
    string Location { get; }

    /// <summary>False for a register in a user's own folder, which cannot see what colleagues released.</summary>
    bool IsShared { get; }

    /// <summary>Appends all the events, in order, or none of them.</summary>
    /// <exception cref="RadOpsException">The register does not answer, or an event's id or journal number is there already.</exception>
    IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Streams events in the order of their positions.</summary>
    IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default);
}
