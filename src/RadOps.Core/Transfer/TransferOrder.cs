using RadOps.Core.Export;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Transfer;

/// <summary>What is wanted of a transfer.</summary>
public sealed record TransferOrder
{
    /// <summary>The request: made from a study alone by <see cref="StudyRequest"/> where nobody wrote one. It is decided anew.</summary>
    public required ReleaseRequest Request { get; init; }

    /// <summary>The studies at hand.</summary>
    public required StudyIndex Studies { get; init; }

    /// <summary>The way: <see cref="ReleaseRoute.Bfr"/>, <see cref="ReleaseRoute.Iep"/> or <see cref="ReleaseRoute.ExternalReader"/>.</summary>
    public required ReleaseRoute Route { get; init; }

    /// <summary>Which of the ways to the external reader it is; null for a send that is not to the reader, or where nobody has chosen.</summary>
    public TransferRoute? ReaderRoute { get; init; }

    /// <summary>The node that the images are sent to.</summary>
    public required IImageDestination Destination { get; init; }

    /// <summary>The regional archive, asked whether the study is there where the request does not say; null when there is none to ask.</summary>
    public IImageDestination? Archive { get; init; }

    /// <summary>Folder of reports, one PDF an accession number: what the decision lets go of them is sent as an instance of the study. Null to send none.</summary>
    public string? ReportRoot { get; init; }

    /// <summary>How many associations may be open at once, 1–16.</summary>
    public int ThrottleLimit { get; init; } = SendOptions.DefaultThrottleLimit;

    /// <summary>How long a node that has taken instances may take to name them when it is asked, since archives index at their leisure. Default 15 s.</summary>
    public TimeSpan ProofPatience { get; init; } = TimeSpan.FromSeconds(15);
}
