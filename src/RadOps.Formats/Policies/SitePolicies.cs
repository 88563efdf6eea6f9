using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Proof;

namespace RadOps.Formats.Policies;

/// <summary>The packs of a workplace: those that RadOps brings, and what the site has put in their place or laid upon them.</summary>
public static class SitePolicies
{
    /// <summary>Reads the site's own packs and overlays, and the built-in packs that they leave as they are.</summary>
    /// <param name="paths">Files, or folders of them.</param>
    /// <exception cref="RadOpsException">As <see cref="ReadOwn"/>.</exception>
    public static PolicyPacks Read(IEnumerable<string> paths)
    {
        var own = ReadOwn(paths);
        return new PolicyPacks([.. own, .. PolicyFiles.BuiltInPacks().Where(builtIn => !own.Any(pack => Replaces(pack, builtIn)))]);
    }

    /// <summary>Reads the packs that are the site's own, or that its overlays amend.</summary>
    /// <param name="paths">Files, or folders of them.</param>
    /// <exception cref="RadOpsException">
    /// <c>PolicyUnreadable</c>; <c>PolicyInvalid</c>: one is no pack and no overlay, quotes what its source does not say, leaves a request without an answer or gives
    /// it two, amends what there is not, or contradicts another. The message names file, line and column.
    /// </exception>
    public static IReadOnlyList<PolicyPack> ReadOwn(IEnumerable<string> paths)
    {
        var packs = ReadUnproved(paths);
        foreach (var pack in packs)
            SourceCheck.Require(pack);
        foreach (var pack in packs.Where(pack => pack.DecidesReleases))
            PolicyProof.RequireOneAnswer(PolicyCompiler.Compile(pack));
        return packs;
    }

    /// <summary>As <see cref="ReadOwn"/>, but without asking whether quotes stand and every request has one answer: for the one who wants to be told of all that is wrong.</summary>
    /// <param name="paths">Files, or folders of them.</param>
    /// <exception cref="RadOpsException">As <see cref="ReadOwn"/>, but for those.</exception>
    public static IReadOnlyList<PolicyPack> ReadUnproved(IEnumerable<string> paths)
    {
        var files = Files(paths).Select(PolicyFile.Load).ToList();
        var packs = files.Where(file => !file.IsOverlay).Select(PolicyFiles.Read).ToList();
        foreach (var overlays in files.Where(file => file.IsOverlay).Select(file => (File: file, Overlay: file.ReadOverlay())).GroupBy(own => own.Overlay.Amends))
        {
            var pack = packs.Find(pack => pack.Id == overlays.Key) ?? PolicyFiles.Find(overlays.First().File, overlays.Key)
                ?? throw PolicyLocation.Invalid(overlays.First().Overlay.At, $"There is no pack '{overlays.Key}' to amend.");
            packs.Remove(pack);
            packs.Add(PolicyAmendment.Apply(pack, overlays.Select(own => own.Overlay)));
        }

        return packs;
    }

    /// <summary>The files that paths lead to, each once.</summary>
    /// <param name="paths">Files, or folders of them.</param>
    public static IEnumerable<string> Files(IEnumerable<string> paths) => paths.SelectMany(Files).Distinct(StringComparer.Ordinal);

    private static bool Replaces(PolicyPack own, PolicyPack builtIn) =>
        string.Equals(own.Id, builtIn.Id, StringComparison.OrdinalIgnoreCase)
        || (own.DecidesReleases && builtIn.DecidesReleases && string.Equals(own.Organisation, builtIn.Organisation, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Files(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(file => Path.GetExtension(file).ToUpperInvariant() is ".YAML" or ".YML").Select(Path.GetFullPath).Order(StringComparer.Ordinal)
        : [Path.GetFullPath(path)];
}
