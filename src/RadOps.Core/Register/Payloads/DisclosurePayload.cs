namespace RadOps.Core.Register.Payloads;

/// <summary>A report of a patient's releases that was written to a file, to be handed out.</summary>
internal sealed record DisclosurePayload
{
    /// <summary>Only what happened at or after this time; null for everything.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what happened before this time; null for everything.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>How many releases it tells of.</summary>
    public int Releases { get; init; }

    /// <summary>Whether it bears the patient's number in clear.</summary>
    public bool WithIdentity { get; init; }

    /// <summary>The file's form, such as <c>pdf</c>.</summary>
    public required string Form { get; init; }
}
