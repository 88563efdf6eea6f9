using System.Diagnostics;
using RadOps.Core.Identity;

namespace RadOps.Core.Continuity.Anonymous.Keys;

/// <summary>
/// Who an anonymised referral is about: what a code stands for. It is given out only after its opening is recorded, to two people. Its number and names mask themselves; the text as it was given, which names the
/// patient too, is <see cref="RevealText"/>.
/// </summary>
[DebuggerDisplay("{Code,nq}")]
public sealed class ReferralKey
{
    private readonly string text;

    internal ReferralKey(string text) => this.text = text;

    /// <summary>What the fax bears.</summary>
    public required string Code { get; init; }

    /// <summary>An exercise.</summary>
    public required bool Drill { get; init; }

    /// <summary>When the referral was anonymised.</summary>
    public required DateTimeOffset Made { get; init; }

    /// <summary>Who did it: user id.</summary>
    public required string MadeBy { get; init; }

    /// <summary>The patient's number; null where it was not known.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The patient's name; null where it was not stated.</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>Who wrote the referral.</summary>
    public PersonName? Referrer { get; init; }

    /// <summary>The referring unit, to which a copy of the report goes .</summary>
    public string? Unit { get; init; }

    /// <summary>Accession number, order number or the like.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>What is asked for.</summary>
    public string? Examination { get; init; }

    /// <summary>Where the report was to be faxed.</summary>
    public string? ReplyFax { get; init; }

    /// <summary>The referral's text as it was given, in clear. Only for whoever enters the report in RIS.</summary>
    public string RevealText() => text;

    /// <summary>The code alone.</summary>
    public override string ToString() => Code;
}
