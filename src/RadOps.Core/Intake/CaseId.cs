using RadOps.Core.Continuity.Journals;
using RadOps.Core.Identity;

namespace RadOps.Core.Intake;

/// <summary>Ids of cases: <c>PF-KQXWBNRT-0017-H</c>, made as numbers of papers are.</summary>
public static class CaseId
{
    private const string Prefix = "PF";

    internal static string Of(string journal, long sequence) => JournalNumber.Of(Prefix, journal, sequence);

    /// <summary>The id as it is written, upper case and without spaces.</summary>
    /// <exception cref="RadOpsException"><c>CaseIdInvalid</c>.</exception>
    public static string Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JournalNumber.TryParse(text, Prefix)
            ?? throw new RadOpsException("CaseIdInvalid", ErrorKind.InvalidInput, $"'{IdentityMask.Quote(text)}' is not the id of a case, or a sign of it is misread. It looks like PF-KQXWBNRT-0017-H; Get-PatientFile lists those that are open.");
    }
}
