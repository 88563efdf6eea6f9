using RadOps.Core.Completion;
using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Register;

/// <summary>What went wrong with a release, as it was recorded afterwards.</summary>
public sealed record ReleaseCorrection
{
    /// <summary>The release.</summary>
    public required string ExportId { get; init; }

    /// <summary>What went wrong.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>Why, identities masked.</summary>
    public required string Reason { get; init; }

    /// <summary>Number of the deviation report, or whatever leads to it.</summary>
    public string? Reference { get; init; }

    /// <summary>Who got it instead, identities masked.</summary>
    public string? WentTo { get; init; }

    /// <summary>When it was recorded.</summary>
    public required DateTimeOffset Occurred { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Operator { get; init; }

    internal static ReleaseCorrection Of(RegisterEvent item, CorrectionPayload correction) => new()
    {
        ExportId = correction.ExportId,
        Kind = correction.Kind,
        Reason = IdentityMask.Mask(correction.Reason),
        Reference = IdentityMask.MaskOrNull(correction.Reference),
        WentTo = IdentityMask.MaskOrNull(correction.WentTo),
        Occurred = item.Occurred,
        Operator = item.Operator,
    };
}
