namespace RadOps.Core.Continuity.Payloads;

/// <summary>A code that was given to an anonymised referral, or an opening of its key. Whom it is about is in neither.</summary>
internal sealed record CodePayload : JournalPayload
{
    /// <summary>What the fax bears.</summary>
    public string? Code { get; init; }

    /// <summary>See <see cref="Downtime.PatientSeal"/>; salted by the code.</summary>
    public string? CodeSeal { get; init; }

    /// <summary>Why the key was opened.</summary>
    public string? Why { get; init; }

    /// <summary>The other person who saw it.</summary>
    public string? SeenBy { get; init; }
}
