using RadOps.Core.Continuity.Journals;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>
/// Numbers of papers: <c>DT-KQXWBNRT-0017-H</c>. The letters are those of the machine's journal and the figure is its own number there, so that no two machines ever give the same, and no server
/// is asked. The last letter checks the others: one that is misread or two that change places are noticed. Printable as Code 39.
/// </summary>
public static class DowntimeNumber
{
    /// <summary>What the numbers of a drill begin with, for "övning".</summary>
    public const string DrillPrefix = "OV";

    /// <summary>What the codes of anonymised referrals begin with, for "anonymiserad remiss".</summary>
    public const string ReferralPrefix = "AR";

    private const string Prefix = "DT";

    internal static string Of(string journal, long sequence, bool drill) => JournalNumber.Of(drill ? DrillPrefix : Prefix, journal, sequence);

    /// <summary>The code of an anonymised referral, made in the same way.</summary>
    internal static string OfReferral(string journal, long sequence, bool drill) => JournalNumber.Of(drill ? DrillPrefix : ReferralPrefix, journal, sequence);

    /// <summary>The number as it is written, upper case and without spaces.</summary>
    /// <exception cref="RadOpsException"><c>DowntimeNumberInvalid</c>: it is none, or a letter or figure of it is wrong.</exception>
    public static string Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JournalNumber.TryParse(text, Prefix, DrillPrefix, ReferralPrefix) is { } number
            ? number
            : throw new RadOpsException("DowntimeNumberInvalid", ErrorKind.InvalidInput, $"'{Identity.IdentityMask.Quote(text)}' is not the number of a paper, or a letter or figure of it is misread. It looks like DT-KQXWBNRT-0017-H, and stands under the bar code.");
    }

    /// <summary>Whether the number is one of a drill.</summary>
    public static bool IsDrill(string number) => number?.StartsWith(DrillPrefix + "-", StringComparison.Ordinal) == true;
}
