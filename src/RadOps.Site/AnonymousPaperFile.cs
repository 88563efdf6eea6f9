using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Formats.Site;

namespace RadOps.Site;

/// <summary>Writes the papers of anonymised referrals.</summary>
public static class AnonymousPaperFile
{
    /// <summary>Refuses a file that is there, or its PDF, or that is no page. It is asked before a code is given.</summary>
    /// <exception cref="RadOpsException"><c>ReferralFormatUnknown</c>; <c>FileExists</c>.</exception>
    public static void RequireFree(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetExtension(path).ToUpperInvariant() is not (".HTML" or ".HTM"))
            throw new RadOpsException("ReferralFormatUnknown", ErrorKind.InvalidInput, $"{path} does not end in .html.", path);
        SiteFile.RequireFree(path, replace: false);
        SiteFile.RequireFree(Path.ChangeExtension(path, ".pdf"), replace: false);
    }

    /// <summary>Writes a page whole or not at all.</summary>
    internal static void Write(string html, string path) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(html)));
}
