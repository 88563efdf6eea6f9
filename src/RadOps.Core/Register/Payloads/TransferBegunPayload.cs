using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>The plan of one attempt at a transfer, before anything is sent.</summary>
internal sealed record TransferBegunPayload
{
    public required string TransferId { get; init; }

    public int Attempt { get; init; }

    public ReleaseRoute Route { get; init; }

    /// <summary>Which of the ways to the external reader; null for another send, and in events of before it was asked.</summary>
    public TransferRoute? ReaderRoute { get; init; }

    public TransferPurpose Purpose { get; init; }

    public required string Node { get; init; }

    public IReadOnlyList<string> StudyInstanceUids { get; init; } = [];

    /// <summary>What is meant, by study and SOP class.</summary>
    public IReadOnlyList<StudyContents> Studies { get; init; } = [];

    public int Meant { get; init; }

    public int AlreadyThere { get; init; }

    public long Bytes { get; init; }

    public IReadOnlyList<string> Steps { get; init; } = [];

    public required ReleaseRequest Request { get; init; }

    public required DecisionPayload Decision { get; init; }
}
