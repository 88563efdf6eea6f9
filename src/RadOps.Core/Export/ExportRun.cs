namespace RadOps.Core.Export;

/// <summary>One worker's work on one export, from its claim on the order to the end of its work.</summary>
internal sealed class ExportRun
{
    internal required string Order { get; init; }

    internal required string ExportId { get; init; }

    internal required string Subject { get; init; }

    /// <summary>Number of the claim that began it.</summary>
    internal required int Number { get; init; }

    internal required string Path { get; init; }

    internal required Worker Worker { get; init; }

    /// <summary>Position of its claim in the register: what was begun before that came first.</summary>
    internal required long Position { get; init; }

    /// <summary>What the export's earlier runs did, the latest first.</summary>
    internal required IReadOnlyList<EarlierRun> Earlier { get; init; }

    /// <summary>Number of the order's next event. Whoever records it first goes on; a worker that had been given up finds it taken.</summary>
    internal int Next { get; set; }

    /// <summary>When its latest claim expires.</summary>
    internal DateTimeOffset Until { get; set; }
}
