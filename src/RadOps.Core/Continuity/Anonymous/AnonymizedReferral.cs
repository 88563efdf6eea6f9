namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A referral that may be faxed: it bears a code in place of the patient.</summary>
public sealed record AnonymizedReferral
{
    /// <summary>One-time code, such as <c>AR-KQXWBNRT-0017-H</c>; of a drill, <c>OV-…</c>. Printable as Code 39.</summary>
    public required string Code { get; init; }

    /// <summary>An exercise.</summary>
    public required bool Drill { get; init; }

    /// <summary>The text; what was removed is told by a word in brackets.</summary>
    public required string Text { get; init; }

    /// <summary>What is asked for.</summary>
    public string? Examination { get; init; }

    /// <summary>The patient's age in whole years; null where no date of birth is known.</summary>
    public int? Age { get; init; }

    /// <summary>The number that the report is faxed to .</summary>
    public required string ReplyFax { get; init; }

    /// <summary>The number that the reader calls with a verbal result .</summary>
    public string? CallBack { get; init; }

    /// <summary>How many places were removed, by kind.</summary>
    public required IReadOnlyDictionary<RemovalKind, int> Removed { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Who made it: user id.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The paper; null where none was written.</summary>
    public string? Path { get; init; }

    /// <summary>The same as PDF; null where it was not printed.</summary>
    public string? Pdf { get; init; }
}
