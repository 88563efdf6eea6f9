namespace RadOps.Core.Register.Payloads;

/// <summary>Somebody takes an order in hand, or goes on with it, until a time.</summary>
internal sealed record ExportClaimPayload
{
    /// <summary>The order: see <see cref="Export.OrderKey"/>.</summary>
    public required string Order { get; init; }

    /// <summary>Number of the event among those of the order, from 1. The event's id is made of both, so that only one worker can have it.</summary>
    public int Number { get; init; }

    /// <summary>Number of the claim that began this run; its own where it is that.</summary>
    public int Run { get; init; }

    public required string ExportId { get; init; }

    /// <summary>Folder of the medium that this run makes.</summary>
    public required string Path { get; init; }

    public required string Machine { get; init; }

    public int Process { get; init; }

    public DateTimeOffset Started { get; init; }

    public required string Token { get; init; }

    public DateTimeOffset Until { get; init; }
}
