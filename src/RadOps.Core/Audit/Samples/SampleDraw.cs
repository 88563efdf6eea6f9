using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Audit.Samples;

/// <summary>
/// Draws a sample: the same releases, seed and size give the same sample on any machine, in any version that knows the method. There is no generator of random numbers
/// in it that could change: what ranks the releases is SHA-256, so anybody can draw it again.
/// </summary>
internal sealed class SampleDraw
{
    internal const string Method = "sha256-rank/1";

    private readonly List<Candidate> population = [];
    private readonly IncrementalHash ids = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private SampleDraw()
    {
    }

    /// <summary>How many releases there are to draw from.</summary>
    internal int Population => population.Count;

    /// <summary>SHA-256 over their events' ids.</summary>
    internal string PopulationSha256 { get; private set; } = "";

    /// <summary>How many releases of the period have no payload any more.</summary>
    internal int Disposed { get; private set; }

    /// <summary>The strata, gravest first.</summary>
    internal IReadOnlyList<SampleStratum> Strata { get; private set; } = [];

    /// <summary>What was drawn, in the order of the strata.</summary>
    internal IReadOnlyList<string> ExportIds { get; private set; } = [];

    /// <summary>Draws.</summary>
    /// <param name="store">The register.</param>
    /// <param name="from">The period's first instant.</param>
    /// <param name="to">The first instant after it.</param>
    /// <param name="through">Position of the last event to look at.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="size">How many; null for what <see cref="DefaultSize"/> says.</param>
    /// <param name="cancellationToken">Cancels.</param>
    internal static SampleDraw Of(IRegisterStore store, DateTimeOffset from, DateTimeOffset to, long through, string seed, int? size, CancellationToken cancellationToken)
    {
        var draw = new SampleDraw();
        foreach (var item in store.Read(new RegisterQuery { Kinds = [EventKinds.Release], From = from, To = to }, cancellationToken))
        {
            if (item.Position > through) break;
            draw.Take(item);
        }

        draw.PopulationSha256 = Convert.ToHexStringLower(draw.ids.GetHashAndReset());
        draw.Draw(seed, size);
        return draw;
    }

    /// <summary>One in twenty, 10 to 60, and one of each stratum at least.</summary>
    internal static int DefaultSize(int population, int strata) => Math.Min(population, Math.Max(strata, Math.Clamp((population + 19) / 20, 10, 60)));

    /// <summary>
    /// How many of each stratum: first one of each, the gravest and then the largest first, as far as they go; each further place to the stratum whose count, weighed
    /// by its risk, is largest for each place that it has (Sainte-Laguë). A larger sample holds every smaller one.
    /// </summary>
    internal static int[] Allocate(IReadOnlyList<SampleStratum> strata, int size)
    {
        var places = new int[strata.Count];
        var left = Math.Min(size, strata.Sum(stratum => stratum.Count));
        foreach (var index in Enumerable.Range(0, strata.Count).OrderByDescending(index => strata[index].Risk).ThenByDescending(index => strata[index].Count).Take(left))
        {
            places[index] = 1;
            left--;
        }

        for (; left > 0; left--)
        {
            var best = -1;
            for (var index = 0; index < strata.Count; index++)
            {
                // Whole numbers alone: no machine rounds them otherwise.
                if (places[index] < strata[index].Count && (best < 0 || Weight(index) * ((2L * places[best]) + 1) > Weight(best) * ((2L * places[index]) + 1))) best = index;
            }

            places[best]++;
        }

        return places;

        long Weight(int index) => (long)strata[index].Risk * strata[index].Count;
    }

    private void Take(RegisterEvent item)
    {
        if (item.Payload is null)
        {
            Disposed++;
            return;
        }

        // The old list says neither who released nor why, and is no log of this register's.
        if (RegisterJson.Read(item, RegisterJson.Default.ReleasePayload) is not { } release || release.Origin == ReleaseOrigin.Imported) return;
        population.Add(new(item.Id, release.ExportId, item.Operator, release.Request.Recipient, RiskRules.Of(release).Risk));
        ids.AppendData(Encoding.UTF8.GetBytes($"{item.Id:d}\n"));
    }

    private void Draw(string seed, int? size)
    {
        var groups = population.GroupBy(candidate => (candidate.Operator, candidate.Recipient, candidate.Risk))
            .OrderByDescending(group => group.Key.Risk).ThenBy(group => group.Key.Recipient).ThenBy(group => group.Key.Operator, StringComparer.Ordinal).ToList();
        SampleStratum[] strata = [.. groups.Select(group => new SampleStratum(group.Key.Operator, group.Key.Recipient, group.Key.Risk, group.Count(), 0))];
        var places = Allocate(strata, size ?? DefaultSize(population.Count, strata.Length));
        Strata = strata.Select((stratum, index) => stratum with { Drawn = places[index] }).ToArray();
        ExportIds = groups.SelectMany((group, index) => group.OrderBy(candidate => Rank(seed, candidate.Id), StringComparer.Ordinal).Take(places[index])).Select(candidate => candidate.ExportId).ToArray();
    }

    private static string Rank(string seed, Guid id) => RegisterChain.Sha256($"{seed}\n{id:d}");

    private readonly record struct Candidate(Guid Id, string ExportId, string Operator, RecipientType Recipient, ReleaseRisk Risk);
}
