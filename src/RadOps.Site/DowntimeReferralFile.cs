using System.Text;
using RadOps.Core;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Export;
using RadOps.Documents.Continuity;
using RadOps.Formats.Site;

namespace RadOps.Site;

/// <summary>Writes paper referrals to a page that is printed from any browser.</summary>
public static class DowntimeReferralFile
{
    /// <summary>Refuses a file that is there, or that is no page. It is asked before numbers are given.</summary>
    /// <exception cref="RadOpsException"><c>ReferralFormatUnknown</c>; <c>FileExists</c>: papers with its numbers may be in use.</exception>
    public static void RequireFree(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetExtension(path).ToUpperInvariant() is not (".HTML" or ".HTM"))
            throw new RadOpsException("ReferralFormatUnknown", ErrorKind.InvalidInput, $"{path} does not end in .html.", path);
        SiteFile.RequireFree(path, replace: false);
    }

    /// <summary>Writes the page whole or not at all.</summary>
    internal static void Write(DowntimeSheets sheets, IReadOnlyList<GivenNumber> numbers, string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(sheets.Referrals(numbers))));
}
