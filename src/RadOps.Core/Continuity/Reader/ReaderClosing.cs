namespace RadOps.Core.Continuity.Reader;

/// <summary>The end of a night incident.</summary>
public sealed record ReaderClosing
{
    /// <summary>Whether the problem persists .</summary>
    public required bool Persists { get; init; }

    /// <summary>The incident's id; null for all that are open here.</summary>
    public string? Incident { get; init; }

    /// <summary>What happened (<see cref="FaultText"/>); null where what is written up says it.</summary>
    public string? Happened { get; init; }

    /// <summary>Each faxed report was copied to the referring unit and put with the RIS administrator .</summary>
    public bool FaxedReportsPassedOn { get; init; }

    /// <summary>Why it is closed although contacts are not confirmed (<see cref="FaultText"/>); null to be refused then.</summary>
    public string? ForceReason { get; init; }

    /// <summary>When; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }
}
