using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>The plan of one attempt at a transfer, before anything is sent.</summary>
internal sealed record TransferBegunPayload
{
    public required string TransferId { get; init; }

    public int Attempt { get; init; }

    public ReleaseRoute Route { get; init; }

    public TransferPurpose Purpose { get; init; }

    public required string Node { get; init; }

    public IReadOnlyList<string> StudyInstanceUids { get; init; } = [];

    public int Meant { get; init; }

    public int AlreadyThere { get; init; }

    public long Bytes { get; init; }

    public IReadOnlyList<string> Steps { get; init; } = [];

    public required ReleaseRequest Request { get; init; }

    public required DecisionPayload Decision { get; init; }
}
