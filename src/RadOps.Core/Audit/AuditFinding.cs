using RadOps.Core.Audit.Exemptions;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Identity;

namespace RadOps.Core.Audit;

/// <summary>Something in the register that breaks a routine, or is not finished. Holds no unmasked identity.</summary>
public sealed record AuditFinding
{
    /// <summary>How grave it is.</summary>
    public required FindingSeverity Severity { get; init; }

    /// <summary>Stable PascalCase code, such as <c>ReferralNoteMissing</c>; see <see cref="AuditCodes"/>.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, in Swedish, for whoever is to mend it.</summary>
    public required string Message { get; init; }

    /// <summary>The rules that it stands on, with the lines of their documents, such as <c>N-44 (rad 56)</c>; empty where RadOps itself asks for it.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>The routine's own words; null where there are none.</summary>
    public string? Quote { get; init; }

    /// <summary>The release, export, transfer or case of patients' files that it is about.</summary>
    public string? ExportId { get; init; }

    /// <summary>The caller's key of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>When what it is about happened.</summary>
    public DateTimeOffset? Occurred { get; init; }

    /// <summary>Whole days since then.</summary>
    public int? AgeDays { get; init; }

    /// <summary>The organisation whose routine it is.</summary>
    public string? Organisation { get; init; }

    /// <summary>The patient, masked.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Who recorded what it is about.</summary>
    public string? Operator { get; init; }

    /// <summary>How it stands against the last audit that was recorded.</summary>
    public FindingTrend Trend { get; init; }

    /// <summary>Who has answered for it, why and until when; null where nobody has. It is then shown, and counts as nothing.</summary>
    public AuditExemption? Exemption { get; init; }

    /// <summary>Whether somebody has answered for it.</summary>
    public bool IsExempted => Exemption is not null;
}
