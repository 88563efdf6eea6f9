using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Cases;
using RadOps.Core.Policies.Lint;
using RadOps.Core.Release;
using RadOps.Formats.Csv;
using RadOps.Formats.Policies;

namespace RadOps.Site;

/// <summary>Reviews packs with the documents that are at hand: the one home of what Test-ReleasePolicy and <c>radops policy test</c> do.</summary>
public static class PolicyReviews
{
    /// <summary>Reviews packs.</summary>
    /// <param name="packs">The packs.</param>
    /// <param name="sources">Files with the documents, besides those that the packs name, in any order: each is known by its hash, or else by the quotes that stand in it.</param>
    /// <param name="day">The day for which dates and ages are reckoned.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>Each pack with what was found in it, gravest first, as it is done.</returns>
    /// <exception cref="RadOpsException"><c>SourceUnreadable</c>, <c>SourceNotText</c>; <c>SourceUnknown</c>: a file is no document of these packs.</exception>
    public static IEnumerable<(PolicyPack Pack, IReadOnlyList<PolicyFinding> Findings)> Run(
        IReadOnlyList<PolicyPack> packs,
        IReadOnlyList<string> sources,
        DateOnly day,
        CancellationToken cancellationToken)
    {
        var named = packs.SelectMany(pack => pack.Documents.Where(pack.IsHomeOf)).Select(document => document.Source).OfType<string>();
        var texts = sources.Concat(named).Distinct(StringComparer.Ordinal).Select(path => (Path: path, Text: RoutineFile.Read(path))).ToList();
        var matched = packs.Select(pack => SourceMatch.Of(pack, [.. texts.Select(source => source.Text)])).ToList();
        var unknown = texts.Find(source => !matched.Any(documents => documents.Values.Contains(source.Text))).Path;
        if (unknown is not null)
            throw new RadOpsException("SourceUnknown", ErrorKind.InvalidInput, $"'{unknown}' is no document of {string.Join(", ", packs.Select(pack => pack.Id))}: hardly any of their quotes stand in it.", unknown);
        return packs.Zip(matched, (pack, documents) => (pack, PolicyReview.Run(pack, documents, day, cancellationToken)));
    }

    /// <summary>Holds cases, each against the pack of the organisation that its row names, or the only one there is.</summary>
    /// <param name="packs">The packs.</param>
    /// <param name="files">Files of cases.</param>
    /// <param name="clock">Gives the day and zone that rows are understood by.</param>
    /// <param name="day">The day of the cases that name none.</param>
    /// <param name="failed">Told of every row that cannot be read or has no pack.</param>
    /// <returns>The cases that are decided otherwise than they expect.</returns>
    /// <exception cref="RadOpsException">A file is none of cases, or a pack contradicts itself.</exception>
    public static IEnumerable<PolicyFinding> Cases(IReadOnlyList<PolicyPack> packs, IEnumerable<string> files, TimeProvider clock, DateOnly day, Action<RadOpsException> failed)
    {
        var policies = new PolicyCatalog(packs.Where(pack => pack.DecidesReleases).Select(PolicyCompiler.Compile));
        var binding = RequestBinding.From(clock, policies.All.Count == 1 ? policies.All.First().Organisation : null);
        foreach (var file in files)
            foreach (var item in ReleaseCaseCsv.Read(file, binding, failed))
                if (Policy(item, file) is { } policy && PolicyReview.Check(policy, item, Path.GetFileName(file), day) is { } finding)
                    yield return finding;

        ReleasePolicy? Policy(ReleaseCase item, string file)
        {
            try
            {
                return policies.For(item.Request.Organisation);
            }
            catch (RadOpsException failure)
            {
                failed(new(failure.Code, failure.Kind, FormattableString.Invariant($"{Path.GetFileName(file)}, row {item.Row}: {failure.Message}"), FormattableString.Invariant($"{Path.GetFileName(file)}:{item.Row}"), failure));
                return null;
            }
        }
    }

    /// <summary>The letters to those who answer for a pack's own documents.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="findings">What was found in it.</param>
    /// <param name="day">The day of the letters.</param>
    /// <param name="sender">Who writes; null to leave a line for it.</param>
    public static IEnumerable<string> Letters(PolicyPack pack, IReadOnlyList<PolicyFinding> findings, DateOnly day, string? sender)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return pack.Documents.Where(pack.IsHomeOf).Select(document => OwnerLetter.Write(document, findings, day, sender)).OfType<string>();
    }
}
