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
}

/// <summary>An append-only store of events; implemented by RadOps.Storage.</summary>
public interface IRegisterStore : IDisposable
{
    /// <summary>Where the register is, in words that hold no secret: a file path, or engine, server and database.</summary>
    string Location { get; }

    /// <summary>False for a register in a user's own folder, which cannot see what colleagues released.</summary>
    bool IsShared { get; }

    /// <summary>The random key, made once and held by the register itself, under which patients' opaque keys are made: see <see cref="Register.SubjectKey"/>.</summary>
    ReadOnlyMemory<byte> SubjectSecret { get; }

    /// <summary>The last event that the register says it took in, kept beside the events so that a register that lost its tail is found out.</summary>
    RegisterHead ReadHead();

    /// <summary>Appends all the events, in order, or none of them.</summary>
    /// <exception cref="RadOpsException">
    /// <c>EventExists</c>: an event's id or journal number is there already. <c>EventMalformed</c>: an envelope or payload is not as it should be.
    /// <c>RegisterLocked</c>, <c>RegisterReadOnly</c>, <c>RegisterFull</c>, <c>RegisterUnreachable</c>: the store itself fails.
    /// </exception>
    IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default);

    /// <summary>Streams events in the order of their positions.</summary>
    IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default);
}
