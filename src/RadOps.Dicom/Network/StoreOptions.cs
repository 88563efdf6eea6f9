using RadOps.Core;

namespace RadOps.Dicom.Network;

/// <summary>How instances are sent.</summary>
public sealed record StoreOptions
{
    /// <summary>How many associations may be open at once, 1–16. Default 2; a node that takes one at a time is sent all in that one.</summary>
    /// <exception cref="RadOpsException">It is outside the range.</exception>
    public int ThrottleLimit
    {
        get;
        init => field = value is >= 1 and <= 16 ? value : throw new RadOpsException("ThrottleLimitInvalid", ErrorKind.InvalidInput, $"Between 1 and 16 associations can be open at once, not {value}.");
    } = 2;
}
