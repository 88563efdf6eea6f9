namespace RadOps.Core.Audit.Disclosures;

/// <summary>One release of a patient's, told to the patient: to whom, when, why, by whom, in plain Swedish.</summary>
public sealed record Disclosure
{
    /// <summary>The release's number, by which the department finds it.</summary>
    public required string ExportId { get; init; }

    /// <summary>When it left; when it was made, where nobody has said that it left. Null where an imported list does not say.</summary>
    public DateTimeOffset? When { get; init; }

    /// <summary>The examination in words; null where nobody has written any.</summary>
    public string? Examination { get; init; }

    /// <summary>The day of the examination.</summary>
    public DateOnly? ExaminationDate { get; init; }

    /// <summary>What went.</summary>
    public required string What { get; init; }

    /// <summary>To whom.</summary>
    public required string ToWhom { get; init; }

    /// <summary>How.</summary>
    public required string How { get; init; }

    /// <summary>Why.</summary>
    public required string Why { get; init; }

    /// <summary>The user who recorded it.</summary>
    public required string By { get; init; }

    /// <summary>The care unit on whose behalf (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
    public required string CareUnit { get; init; }

    /// <summary>What else the patient must know: that it never left, that it reached somebody else. Null where there is nothing.</summary>
    public string? Remark { get; init; }

    /// <summary>Its details were disposed of after their time; that it was made, when and by whom is still known.</summary>
    public bool IsDisposed { get; init; }
}
