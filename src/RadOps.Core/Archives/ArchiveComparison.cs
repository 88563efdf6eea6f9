using RadOps.Core.Identity;
using RadOps.Core.Settings;

namespace RadOps.Core.Archives;

/// <summary>What the archives have of an examination, measured instance by instance against what PACS has.</summary>
internal sealed class ArchiveComparison
{
    private readonly IReadOnlyList<ArchiveView> views;
    private readonly HashSet<string> reference = new(StringComparer.Ordinal);

    /// <summary>Compares.</summary>
    /// <param name="views">What each archive answered.</param>
    /// <param name="patient">Whose examination it is; null when nobody knows.</param>
    internal ArchiveComparison(IReadOnlyList<ArchiveView> views, PatientId? patient)
    {
        this.views = views;
        foreach (var view in views.Where(view => view.Role == NodeRole.Pacs))
            reference.UnionWith(view.Answer.Instances);
        // An array: PowerShell cannot index the list that a collection expression makes.
        Copies = views.Select(view => Copy(view, patient)).ToArray();
    }

    /// <summary>The examination as each has it.</summary>
    internal IReadOnlyList<StudyCopy> Copies { get; }

    /// <summary>Whether the site has a BFR to ask.</summary>
    internal bool HasBfr => views.Any(view => view.Role == NodeRole.Bfr);

    /// <summary>PACS and BFR were asked and answered, and nobody has it.</summary>
    internal bool IsNowhere => Copies.All(copy => copy.Status == CopyStatus.Absent || (copy is { Role: not (NodeRole.Pacs or NodeRole.Bfr), Instances: null }));

    /// <summary>
    /// Whether BFR has every instance that PACS has. Some is not all, and silence is neither: null when a PACS that may have more, or BFR itself,
    /// did not answer. Where PACS has none any more, what BFR has is what there is.
    /// </summary>
    internal bool? IsArchived
    {
        get
        {
            var statuses = Copies.Where(copy => copy.Role == NodeRole.Bfr).Select(copy => copy.Status).ToHashSet();
            var isPacsKnown = views.Where(view => view.Role == NodeRole.Pacs).All(view => view.IsKnown) && views.Any(view => view.Role == NodeRole.Pacs);
            if (statuses.Contains(CopyStatus.Whole) || statuses.Contains(CopyStatus.Held))
                return isPacsKnown ? true : null;
            return statuses.Contains(CopyStatus.NoAnswer) || statuses.Contains(CopyStatus.NotAsked) ? null : false;
        }
    }

    /// <summary>BFR's copy in Swedish words; null when there is no BFR.</summary>
    internal string? BfrInWords => HasBfr ? string.Join("; ", Copies.Where(copy => copy.Role == NodeRole.Bfr).Select(InWords)) : null;

    private StudyCopy Copy(ArchiveView view, PatientId? patient)
    {
        if (!view.IsKnown)
        {
            return view.Answer.Silence is { } silence
                ? new(view.Name, view.Role, CopyStatus.NoAnswer, null, [], [], silence.Message)
                : new(view.Name, view.Role, CopyStatus.NotAsked, null, [], [], "It is not asked by accession number alone: other hospitals may use the same number.");
        }

        var held = view.Answer.Instances;
        var missing = reference.Except(held).Order(StringComparer.Ordinal).ToArray();
        var extra = reference.Count == 0 ? [] : held.Except(reference).Order(StringComparer.Ordinal).ToArray();
        var isStranger = patient is not null && view.Answer.Studies.Any(study => study.PatientId is { } other && !patient.Equals(other));
        var status = held.Count == 0 ? CopyStatus.Absent
            : isStranger ? CopyStatus.OtherPatient
            : missing.Length > 0 ? CopyStatus.Partly
            : reference.Count > 0 ? CopyStatus.Whole
            : CopyStatus.Held;
        return new(view.Name, view.Role, status, held.Count, missing, extra, null);
    }

    private string InWords(StudyCopy copy) => copy.Status switch
    {
        CopyStatus.NoAnswer => $"{copy.Node} svarade inte",
        CopyStatus.NotAsked => $"{copy.Node} tillfrågades inte, eftersom PACS inte känner remissnumret",
        CopyStatus.OtherPatient => $"{copy.Node} har den på en annan patient",
        CopyStatus.Held => FormattableString.Invariant($"{copy.Node} har {copy.Instances} bilder, PACS har inga eller svarade inte"),
        _ => FormattableString.Invariant($"{copy.Node} har {reference.Count - copy.Missing.Count} av {reference.Count} bilder"),
    };
}
