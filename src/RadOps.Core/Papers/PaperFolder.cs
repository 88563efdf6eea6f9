using System.Globalization;
using System.Security.Cryptography;
using RadOps.Core.Export;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Papers;

/// <summary>
/// Where the papers of a release lie: beside its medium, never on it, in <c>papers/R-…</c>. The folder appears with all of them in it, or not at all.
/// </summary>
public static class PaperFolder
{
    /// <summary>The folder for the papers of the media in one folder.</summary>
    public const string Name = "papers";

    /// <summary>The folder of one release's papers.</summary>
    /// <param name="medium">Folder of its medium.</param>
    public static string PathOf(string medium) => Path.Combine(Path.GetDirectoryName(medium)!, Name, Path.GetFileName(medium));

    /// <summary>Writes the papers, in place of any that were written before.</summary>
    internal static IReadOnlyList<PaperPayload> Write(IReadOnlyList<ReleasePaper> papers, string medium, int run)
    {
        var target = PathOf(medium);
        var draft = DraftFor(medium, run);
        Folders.Delete(draft);
        Directory.CreateDirectory(draft);
        List<PaperPayload> written = [];
        foreach (var paper in papers)
        {
            if (paper.FileName != Path.GetFileName(paper.FileName))
                throw new ArgumentException($"'{paper.FileName}' is no file name.", nameof(papers));
            File.WriteAllBytes(Path.Combine(draft, paper.FileName), paper.Content.Span);
            written.Add(new PaperPayload(paper.Kind, paper.FileName, Convert.ToHexStringLower(SHA256.HashData(paper.Content.Span))));
        }

        Folders.Delete(target);
        Directory.Move(draft, target);
        return written;
    }

    /// <summary>The folder in which a run writes them.</summary>
    internal static string DraftFor(string medium, int run) =>
        Path.Combine(Path.GetDirectoryName(medium)!, Name, string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(medium)}.{run}.partial"));
}
