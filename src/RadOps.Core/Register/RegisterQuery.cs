namespace RadOps.Core.Register;

/// <summary>Which events to read; what is not set does not restrict.</summary>
public sealed record RegisterQuery
{
    /// <summary>Only these kinds.</summary>
    public IReadOnlyCollection<string>? Kinds { get; init; }

    /// <summary>Only events about this patient's opaque key; an empty text gives those that are about no known patient.</summary>
    public string? Subject { get; init; }

    /// <summary>Only the events with these ids.</summary>
    public IReadOnlyCollection<Guid>? Ids { get; init; }

    /// <summary>Only events that occurred at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only events that occurred before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only events after this position.</summary>
    public long After { get; init; }

    /// <summary>Only events up to this position, which comes along.</summary>
    public long? Through { get; init; }
}
