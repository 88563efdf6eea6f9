using System.Globalization;
using System.Runtime.CompilerServices;
using RadOps.Core.Identity;

namespace RadOps.Core.Release;

/// <summary>
/// A decision as one flat row, for CSV and tables: the properties of <see cref="ReleaseDecision"/> as texts, lists joined by <c>;</c>,
/// rules by their ids. Both faces write this row, so that their files are the same.
/// </summary>
public sealed class DecisionRow
{
    // Decisions on the same facts share their verdict, and so the joined texts.
    private static readonly ConditionalWeakTable<ReleaseVerdict, Lists> Joined = new();

    private readonly Lists lists;

    private DecisionRow(ReleaseDecision decision)
    {
        Decision = decision;
        lists = Joined.GetValue(decision.Verdict, static verdict => new(verdict));
    }

    /// <summary>The row of a Decision.</summary>
    public static DecisionRow From(ReleaseDecision decision) => new(decision);

    /// <summary>The Decision.</summary>
    public ReleaseDecision Decision { get; }

    /// <summary>The caller's key; masked when it is itself an identity number.</summary>
    public string? RequestId => Decision.RequestId is not { } id || !PatientId.TryParse(id, Decision.AsOf, out var identity, out _) ? Decision.RequestId : identity.ToString();

    /// <inheritdoc cref="ReleaseDecision.Organisation"/>
    public string Organisation => Decision.Organisation;

    /// <summary>The day for which it was decided, yyyy-mm-dd.</summary>
    public string AsOf => Day(Decision.AsOf);

    /// <inheritdoc cref="ReleaseVerdict.Outcome"/>
    public string Outcome => Name(Decision.Outcome);

    /// <inheritdoc cref="ReleaseVerdict.Images"/>
    public string Images => Name(Decision.Images);

    /// <inheritdoc cref="ReleaseVerdict.Report"/>
    public string Report => Name(Decision.Report);

    /// <inheritdoc cref="ReleaseVerdict.Route"/>
    public string Route => Name(Decision.Route);

    /// <summary>The media permitted, best first, joined by <c>;</c>.</summary>
    public string Media => lists.Media;

    /// <inheritdoc cref="ReleaseVerdict.MediumRefused"/>
    public string MediumRefused => Decision.MediumRefused ? "true" : "false";

    /// <inheritdoc cref="ReleaseVerdict.Fee"/>
    public string Fee => Name(Decision.Fee);

    /// <summary>What is missing, joined by <c>;</c>.</summary>
    public string Needs => lists.Needs;

    /// <summary>What must be done with it, joined by <c>;</c>.</summary>
    public string Duties => lists.Duties;

    /// <summary>The ambiguities, product defaults and warnings that took part, joined by <c>;</c>.</summary>
    public string Flags => lists.Flags;

    /// <summary>Ids of the rules that fired, joined by <c>;</c>.</summary>
    public string Rules => lists.Rules;

    /// <inheritdoc cref="ReleaseDecision.Explanation"/>
    public string Explanation => Decision.Explanation;

    /// <inheritdoc cref="ReleaseDecision.PolicyId"/>
    public string PolicyId => Decision.PolicyId;

    /// <inheritdoc cref="ReleaseDecision.PolicyVersion"/>
    public string PolicyVersion => Decision.PolicyVersion;

    /// <inheritdoc cref="ReleaseDecision.PolicyStatus"/>
    public string PolicyStatus => Name(Decision.PolicyStatus);

    /// <summary>The columns, in their order, with the text of each. Explanation is last: it is made only when read.</summary>
    public static IReadOnlyList<(string Name, Func<DecisionRow, string?> Text)> Columns { get; } =
    [
        (nameof(RequestId), row => row.RequestId),
        (nameof(Organisation), row => row.Organisation),
        (nameof(AsOf), row => row.AsOf),
        (nameof(Outcome), row => row.Outcome),
        (nameof(Images), row => row.Images),
        (nameof(Report), row => row.Report),
        (nameof(Route), row => row.Route),
        (nameof(Media), row => row.Media),
        (nameof(MediumRefused), row => row.MediumRefused),
        (nameof(Fee), row => row.Fee),
        (nameof(Needs), row => row.Needs),
        (nameof(Duties), row => row.Duties),
        (nameof(Flags), row => row.Flags),
        (nameof(Rules), row => row.Rules),
        (nameof(PolicyId), row => row.PolicyId),
        (nameof(PolicyVersion), row => row.PolicyVersion),
        (nameof(PolicyStatus), row => row.PolicyStatus),
        (nameof(Explanation), row => row.Explanation),
    ];

    /// <summary>The values of the request's own columns that RadOps does not know, in their order, with identities masked.</summary>
    public IEnumerable<KeyValuePair<string, string>> Extra =>
        (Decision.Request.Extra ?? new Dictionary<string, string>()).Select(pair => KeyValuePair.Create(pair.Key, IdentityMask.Mask(pair.Value)));

    private static string Name<T>(T value)
        where T : struct, Enum => Enum.GetName(value) ?? value.ToString();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed class Lists(ReleaseVerdict verdict)
    {
        internal string Media { get; } = string.Join(';', verdict.Media);

        internal string Needs { get; } = string.Join(';', verdict.Needs);

        internal string Duties { get; } = string.Join(';', verdict.Duties);

        internal string Flags { get; } = string.Join(';', verdict.Flags);

        internal string Rules { get; } = string.Join(';', verdict.Rules.Select(rule => rule.RuleId));
    }
}
