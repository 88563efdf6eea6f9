namespace RadOps.Dicom.Network;

/// <summary>How long a certificate holds.</summary>
/// <param name="Path">The file that it stands in.</param>
/// <param name="Subject">Whose it is.</param>
/// <param name="From">From when.</param>
/// <param name="To">Until when.</param>
public sealed record CertificateDates(string Path, string Subject, DateTimeOffset From, DateTimeOffset To);
