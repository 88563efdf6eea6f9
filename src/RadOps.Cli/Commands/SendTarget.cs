using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Cli.Commands;

/// <summary>Where <c>radops send</c> sends to, and what for.</summary>
/// <param name="Route">The way.</param>
/// <param name="Role">What the node is to the department.</param>
/// <param name="Purpose">What it is for.</param>
internal sealed record SendTarget(ReleaseRoute Route, NodeRole Role, TransferPurpose Purpose)
{
    /// <summary>Understands <c>--to</c> and <c>--transfer-purpose</c>.</summary>
    internal static SendTarget Of(string to, TransferPurpose purpose) => to switch
    {
        "bfr" => new(ReleaseRoute.Bfr, NodeRole.Bfr, purpose),
        "iep" => new(ReleaseRoute.Iep, NodeRole.Iep, TransferPurpose.None),
        _ => new(ReleaseRoute.ExternalReader, NodeRole.ExternalReader, TransferPurpose.ExternalReading),
    };
}
