using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>What a report is called as an instance of its study, and whether somebody vouches for it.</summary>
/// <param name="Title">Document Title (0042,0010), 1–64 characters.</param>
/// <param name="IsVerified">Verification Flag (0040,A493): a definitive signature verifies; without one nobody has.</param>
public sealed record ReportDocument(string Title, bool IsVerified)
{
    /// <summary>The report of a study, by its signature: a preliminary one is marked as such (NB8).</summary>
    public static ReportDocument Of(SignatureStatus signature) => signature switch
    {
        SignatureStatus.Final => new("Utlåtande", IsVerified: true),
        SignatureStatus.Preliminary => new("Preliminärt utlåtande", IsVerified: false),
        _ => new("Osignerat utlåtande", IsVerified: false),
    };
}
