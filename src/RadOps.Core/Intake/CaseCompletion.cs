namespace RadOps.Core.Intake;

/// <summary>What a person confirms of a case.</summary>
public sealed record CaseCompletion
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its images are uploaded in Picsara, and were seen there (F-28, F-30).</summary>
    public bool Uploaded { get; init; }

    /// <summary>Its documents are printed (F-31, F-32).</summary>
    public bool Printed { get; init; }

    /// <summary>Its printed documents are in E-arkiv, and were seen there (C41).</summary>
    public bool Archived { get; init; }

    /// <summary>Who confirms it; null for the account.</summary>
    public string? ConfirmedBy { get; init; }

    /// <summary>When it was done; null for now.</summary>
    public DateTimeOffset? Occurred { get; init; }
}
