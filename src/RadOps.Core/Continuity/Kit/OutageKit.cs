using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Policies;

namespace RadOps.Core.Continuity.Kit;

/// <summary>What is kept on paper and on a stick for the day when nothing answers.</summary>
public sealed record OutageKit
{
    /// <summary>For how many days the contacts are worked out. A kit that is older says so and nothing more.</summary>
    public const int Days = 400;

    /// <summary>After how many days a kit should be made anew.</summary>
    public const int FreshDays = 30;

    /// <summary>When it was made.</summary>
    public required DateTimeOffset MadeAt { get; init; }

    /// <summary>Whose it is.</summary>
    public required string CareUnit { get; init; }

    /// <summary>The routine.</summary>
    public required PolicyPack Pack { get; init; }

    /// <summary>Whom to reach.</summary>
    public required ContactBook Contacts { get; init; }

    /// <summary>The numbers of the paper referrals in it.</summary>
    public required IReadOnlyList<GivenNumber> Numbers { get; init; }

    /// <summary>What is only on paper as it is made; the reconciliation list begins with it.</summary>
    public IReadOnlyList<DowntimeItem> OpenItems { get; init; } = [];

    /// <summary>An exercise.</summary>
    public bool Drill { get; init; }
}
