using RadOps.Core.Resolution;

namespace RadOps.Formats.Hl7;

/// <summary>What a message says of one report.</summary>
/// <param name="AccessionNumber">The accession number.</param>
/// <param name="SentAt">When the message was written (MSH-7): of two, the newer holds.</param>
/// <param name="Statement">What it says.</param>
internal sealed record OruReport(string AccessionNumber, DateTimeOffset SentAt, ReportStatement Statement);
