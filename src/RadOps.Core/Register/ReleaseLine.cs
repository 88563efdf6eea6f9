using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>Writes the line of a release that RadOps knows. It never names a patient or a relative.</summary>
internal static class ReleaseLine
{
    internal static string Of(ReleasePayload release) =>
        release.Line is { } imported ? IdentityMask.Mask(imported) : Of(release.Request, release.Method, release.Route).ToString();

    internal static RegisterLine Of(ReleaseRequest request, ReleaseMethod method, ReleaseRoute route)
    {
        var final = FinalClinic(request);
        var unit = route == ReleaseRoute.Bfr ? "BFR"
            : request.Recipient == RecipientType.Patient ? "patienten"
            : FirstOf(request.MediaUnit, request.Destination, final) ?? NoteText.Recipient(request);
        return RegisterLine.Of(
            FirstOf(request.Examination) ?? "Undersökning",
            request.ExaminationDate,
            method,
            unit,
            final is null || DestinationName.Normalize(final) == DestinationName.Normalize(unit) ? null : final,
            FirstOf(request.Orderer),
            FirstOf(request.OrderingClinic));
    }

    private static string? FinalClinic(ReleaseRequest request) =>
        request.Recipient is RecipientType.Patient or RecipientType.Other or RecipientType.Unknown ? null : FirstOf(request.RecipientName?.Reveal());

    // A value that is nothing but punctuation would leave a hole in the line.
    private static string? FirstOf(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (value is not null && value.Any(char.IsLetterOrDigit)) return IdentityMask.Mask(value);
        }

        return null;
    }
}
