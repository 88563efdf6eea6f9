using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Cli.Commands;

/// <summary>Where <c>radops send</c> sends to, and what for.</summary>
/// <param name="Route">The way.</param>
/// <param name="Role">What the node is to the department.</param>
/// <param name="Purpose">What it is for.</param>
/// <param name="ReaderRoute">Which of the ways to the external reader; null for a send elsewhere.</param>
internal sealed record SendTarget(ReleaseRoute Route, NodeRole Role, TransferPurpose Purpose, TransferRoute? ReaderRoute = null)
{
    /// <summary>Understands <c>--to</c>, <c>--transfer-purpose</c> and <c>--route</c>.</summary>
    internal static SendTarget Of(string to, TransferPurpose purpose, TransferRoute? way) => to switch
    {
        "bfr" => new(ReleaseRoute.Bfr, NodeRole.Bfr, purpose),
        "iep" => new(ReleaseRoute.Iep, NodeRole.Iep, TransferPurpose.None),
        _ when way is TransferRoute.Bfr => new(ReleaseRoute.Bfr, NodeRole.Bfr, TransferPurpose.ExternalReading, way),
        _ => new(ReleaseRoute.ExternalReader, NodeRole.ExternalReader, TransferPurpose.ExternalReading, way),
    };
}
