using RadOps.Core.Policies.Facts;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// One organisation's routine as data: sections and rules that decide releases, which <see cref="PolicyCompiler"/> makes answer requests, facts
/// that other work reads, or both.
/// </summary>
public sealed record PolicyPack
{
    /// <summary>Id of the pack.</summary>
    public required string Id { get; init; }

    /// <summary>The organisation whose routine it is; what a request names.</summary>
    public required string Organisation { get; init; }

    /// <summary>The region, in plain words.</summary>
    public required string Region { get; init; }

    /// <summary>The documents quoted; the first is the routine itself.</summary>
    public required IReadOnlyList<PolicyDocument> Documents { get; init; }

    /// <summary>The units that the routine is for (H-03); empty when it names none. A request from another unit is outside its scope.</summary>
    public IReadOnlyList<string> Scope { get; init; } = [];

    /// <summary>Every medium that the organisation offers, best first: what is left to a human who releases where the routine names no way.</summary>
    public IReadOnlyList<MediumType> Media { get; init; } = [];

    /// <summary>The situations.</summary>
    public IReadOnlyList<PolicySection> Sections { get; init; } = [];

    /// <summary>The rules, in the order in which they are shown.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; init; } = [];

    /// <summary>The outages that the routine has headings for.</summary>
    public IReadOnlyList<PolicyMode> Modes { get; init; } = [];

    /// <summary>The facts, in the order in which they are shown: that of a procedure's steps, a list's entries.</summary>
    public IReadOnlyList<PolicyFact> Facts { get; init; } = [];

    /// <summary>What the routine leaves open, and what RadOps makes of it.</summary>
    public IReadOnlyList<PolicyAmbiguity> Ambiguities { get; init; } = [];

    /// <summary>Words as the routine misspells them, and as they are spelled.</summary>
    public IReadOnlyDictionary<string, string> Spellings { get; init; } = new Dictionary<string, string>();

    /// <summary>True when it decides releases, and not only states facts.</summary>
    public bool DecidesReleases => Sections.Count > 0;

    /// <summary>Version of the routine, or the first 16 digits of its SHA-256 where it states none (C13).</summary>
    public string Version => Documents[0].Stamp;

    /// <summary>The site's own decisions that amend it, in the order of their days; <see cref="PolicyAmendment"/> has laid them upon it.</summary>
    public IReadOnlyList<PolicyOverlay> Overlays { get; init; } = [];

    /// <summary>The finite inputs that people read as a table; null where the pack declares none.</summary>
    public PolicyTable? Table { get; init; }

    /// <summary>Where the pack stands.</summary>
    public PolicyLocation? At { get; init; }

    /// <summary>The document with a key.</summary>
    /// <exception cref="RadOpsException">The pack has none.</exception>
    public PolicyDocument Document(string key, PolicyLocation? at = null) =>
        Documents.FirstOrDefault(document => document.Key == key)
        ?? throw PolicyLocation.Invalid(at ?? At, $"There is no document '{key}'; there are {string.Join(", ", Documents.Select(document => document.Key))}.");

    /// <summary>True when a document of its is stated here, and is neither another pack's nor an overlay.</summary>
    public bool IsHomeOf(PolicyDocument document) => document.StatedIn is null && Overlays.All(overlay => overlay.Id != document.Key);

    /// <summary>Whether a rule is one of the overlays'.</summary>
    internal bool IsOverlay(PolicyRule rule) => Overlays.Any(overlay => overlay.Id == rule.Document);

    /// <summary>The document that a section belongs to: the one that has its heading, else the routine itself, which is silent about it.</summary>
    internal PolicyDocument DocumentOf(PolicySection section) => section.Document is { } key ? Document(key, section.At) : Documents[0];

    /// <summary>The sections in which any clause of a rule holds.</summary>
    internal IEnumerable<string> SectionsOf(PolicyRule rule)
    {
        var named = rule.Clauses.Select(rule.SectionsOf).ToList();
        return named.Any(sections => sections.Count == 0) ? Sections.Select(section => section.Id) : named.SelectMany(sections => sections).Distinct();
    }
}
