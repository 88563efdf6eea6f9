using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>Which releases to show; what is not set does not restrict.</summary>
public sealed record MediaExportQuery
{
    /// <summary>Only the release of this name.</summary>
    public string? ExportId { get; init; }

    /// <summary>Only this patient's.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Only of this examination.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Only of this study.</summary>
    public string? StudyInstanceUid { get; init; }

    /// <summary>Only for this request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Only at or after this time.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only to this sort of recipient.</summary>
    public RecipientType? Recipient { get; init; }

    /// <summary>Only those whose line, destination or names hold this text; case does not matter.</summary>
    public string? Text { get; init; }
}
