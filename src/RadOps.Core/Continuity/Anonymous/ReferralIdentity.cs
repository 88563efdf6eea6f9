using System.Diagnostics;
using RadOps.Core.Identity;

namespace RadOps.Core.Continuity.Anonymous;

/// <summary>What is known of whom a referral is about and who wrote it: all of it helps to find the same in the text, and none of it is needed.</summary>
[DebuggerDisplay("identity")]
public sealed class ReferralIdentity
{
    /// <summary>Nothing is known.</summary>
    public static ReferralIdentity Unknown { get; } = new();

    /// <summary>The patient's number; its birth date is looked for as well.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The patient's name, in any order.</summary>
    public string? PatientName { get; init; }

    /// <summary>The patient's date of birth, where the number does not tell it.</summary>
    public DateOnly? BirthDate { get; init; }

    /// <summary>Street, postal code, town.</summary>
    public string? Address { get; init; }

    /// <summary>The patient's telephone numbers.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>Who wrote the referral.</summary>
    public string? Referrer { get; init; }

    /// <summary>The referrer's own identifiers: HSA-id, VGR-ID, signature.</summary>
    public IReadOnlyList<string> ReferrerIds { get; init; } = [];

    /// <summary>The referring unit, to which a copy of the report goes .</summary>
    public string? Unit { get; init; }

    /// <summary>Accession number, order number or the like.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>Whatever else must not be in the text: names of relatives, an employer.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The date of birth, from wherever it is known.</summary>
    internal DateOnly? Born => BirthDate ?? Patient?.BirthDate;

    /// <summary>Nothing of it: it holds what must not be shown.</summary>
    public override string ToString() => "****";
}
