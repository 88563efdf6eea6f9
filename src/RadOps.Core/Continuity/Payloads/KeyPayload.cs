namespace RadOps.Core.Continuity.Payloads;

/// <summary>What a code stands for, in clear: it is never written but encrypted.</summary>
internal sealed record KeyPayload
{
    public DateTimeOffset Made { get; init; }

    public string MadeBy { get; init; } = "";

    public string? Patient { get; init; }

    public string? PatientName { get; init; }

    public string? Referrer { get; init; }

    public string? Unit { get; init; }

    public string? AccessionNumber { get; init; }

    public string? Examination { get; init; }

    public string? ReplyFax { get; init; }

    public string Text { get; init; } = "";
}
