using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>A patient's consent: who took it, in which form, when.</summary>
public sealed record RecordedConsent
{
    /// <summary>The release that it was missing for; null where there is none yet.</summary>
    public string? ExportId { get; init; }

    /// <summary>The caller's key of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>The patient, masked.</summary>
    public PatientId? PatientId { get; init; }

    /// <summary>Accession number of the examination.</summary>
    public string? AccessionNumber { get; init; }

    /// <summary>What sort of recipient it is a consent to.</summary>
    public RecipientType Recipient { get; init; }

    /// <summary>Its form.</summary>
    public required ConsentForm Form { get; init; }

    /// <summary>Who took it.</summary>
    public required string By { get; init; }

    /// <summary>The day on which it was given, or withdrawn.</summary>
    public required DateOnly At { get; init; }

    /// <summary>Where the paper is, or whatever leads to it.</summary>
    public string? Reference { get; init; }

    /// <summary>The patient has withdrawn it.</summary>
    public bool Withdrawn { get; init; }

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset Occurred { get; init; }

    /// <summary>Who recorded it.</summary>
    public string? Operator { get; init; }

    /// <exception cref="RadOpsException"><c>PatientIdMissing</c>, <c>ConsentIncomplete</c>.</exception>
    internal ConsentPayload For(ReleaseRequest request, DateOnly today)
    {
        if (request.PatientId is null) throw new RadOpsException("PatientIdMissing", ErrorKind.InvalidInput, "A consent is some patient's: the request names none.", request.RequestId);
        if (Form == ConsentForm.None || string.IsNullOrWhiteSpace(By) || At > today)
            throw new RadOpsException("ConsentIncomplete", ErrorKind.InvalidInput, "A consent is recorded with its form, who took it, and the day, which cannot be to come.", request.RequestId);
        return new ConsentPayload { ExportId = ExportId, Form = Form, By = By.Trim(), At = At, Reference = Reference, Withdrawn = Withdrawn, Request = request };
    }

    internal static RecordedConsent Of(NewEvent item, ConsentPayload consent) => new()
    {
        ExportId = consent.ExportId,
        RequestId = IdentityMask.MaskOrNull(consent.Request.RequestId),
        PatientId = consent.Request.PatientId,
        AccessionNumber = consent.Request.AccessionNumber,
        Recipient = consent.Request.Recipient,
        Form = consent.Form,
        By = IdentityMask.Mask(consent.By),
        At = consent.At,
        Reference = IdentityMask.MaskOrNull(consent.Reference),
        Withdrawn = consent.Withdrawn,
        Occurred = item.Occurred,
        Operator = item.Operator,
    };
}
