namespace RadOps.Core.Transfer;

/// <summary>How instances are sent.</summary>
public sealed record SendOptions
{
    /// <summary>How many associations are open at once where nothing else is said.</summary>
    public const int DefaultThrottleLimit = 2;

    /// <summary>How many associations may be open at once, 1–16; a node that takes one at a time is sent all in that one.</summary>
    /// <exception cref="RadOpsException">It is outside the range.</exception>
    public int ThrottleLimit
    {
        get;
        init => field = value is >= 1 and <= 16 ? value : throw new RadOpsException("ThrottleLimitInvalid", ErrorKind.InvalidInput, $"Between 1 and 16 associations can be open at once, not {value}.");
    } = DefaultThrottleLimit;

    /// <summary>Told of each association when it has ended and before another takes its place; one at a time, on any thread. It must not throw.</summary>
    public Action<TransferAssociation>? AssociationEnded { get; init; }
}
