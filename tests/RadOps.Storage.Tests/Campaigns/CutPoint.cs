namespace RadOps.Storage.Tests.Campaigns;

/// <summary>Where a connection to the server is cut.</summary>
internal enum CutPoint
{
    /// <summary>COMMIT was sent, and did not arrive.</summary>
    BeforeCommit,

    /// <summary>COMMIT was carried out, and the answer did not arrive.</summary>
    AfterCommit,

    /// <summary>In the middle of a long answer.</summary>
    WithinAnswer,

    /// <summary>As soon as there is a connection.</summary>
    AtOnce,
}
