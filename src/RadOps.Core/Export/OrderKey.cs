using System.Text;
using RadOps.Core.Register;
using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>
/// What makes two orders the same order: request, patient, study and destination. Without a RequestId nobody can tell a new order from the
/// old one read again, and it is taken for the old one, unless somebody has acknowledged the earlier release.
/// </summary>
internal static class OrderKey
{
    /// <summary>The key, 64 hexadecimal digits: opaque, like the subject that it is made from.</summary>
    internal static string Of(ReleaseRequest request, string subject)
    {
        var order = !string.IsNullOrWhiteSpace(request.RequestId) ? $"id {request.RequestId.Trim()}" : request.RegisterHitAcknowledged ? "again" : "";
        var destination = DestinationName.Of(request.Recipient, request.RecipientName?.Reveal(), request.MediaUnit, request.Destination).Order(StringComparer.Ordinal);
        var text = new StringBuilder();
        foreach (var part in (IEnumerable<string?>)[order, subject, request.AccessionNumber?.Trim(), request.StudyInstanceUid?.Trim(), .. destination])
            CanonicalJson.AppendText(text, part);
        return RegisterChain.Sha256(text.ToString());
    }
}
