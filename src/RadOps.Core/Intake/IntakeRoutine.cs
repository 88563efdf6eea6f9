using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Intake;

/// <summary>A hospital's routine for files from patients, as its pack states it: every limit and every quoted word comes from there.</summary>
public sealed class IntakeRoutine
{
    private readonly PolicyPack pack;

    private IntakeRoutine(PolicyPack pack) => this.pack = pack;

    /// <summary>The pack.</summary>
    public PolicyPack Pack => pack;

    /// <summary>Most files in one message (F-16).</summary>
    public int MostFiles => Most(LimitName.FilesPerMessage);

    /// <summary>Most megabytes of a file (F-19); of which kind the routine does not say (C38).</summary>
    public int MostMegabytes => Most(LimitName.FileSize);

    /// <summary>Days that the patient has to answer (F-15).</summary>
    public int ReplyDays => Most(LimitName.ReplyTime);

    /// <summary>Years that 1177 keeps a case (F-34).</summary>
    public int RetentionYears => Most(LimitName.Retention);

    /// <summary>Finds the routine among an organisation's packs.</summary>
    /// <exception cref="RadOpsException"><c>IntakeRoutineMissing</c>: they say nothing of files from patients.</exception>
    public static IntakeRoutine Of(IEnumerable<PolicyPack> packs, string organisation) =>
        packs.FirstOrDefault(pack => pack.Facts.Any(fact => fact.Limit?.Name == LimitName.IntakeChannel)) is { } found
            ? new(found)
            : throw new RadOpsException("IntakeRoutineMissing", ErrorKind.NotFound, $"The packs of {organisation} say nothing of files from patients. Name the organisation whose routine is followed (SkaraborgsSjukhus is built in).", organisation);

    /// <summary>The routine's own words on a rule, with document line.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="passage">Which of its places, from 0.</param>
    public string Cite(string ruleId, int passage = 0) =>
        pack.Facts.FirstOrDefault(fact => fact.RuleId == ruleId) is { } fact && fact.Passages[Math.Min(passage, fact.Passages.Count - 1)] is var place
            ? FormattableString.Invariant($"({ruleId}, rad {place.Line}: ”{place.Quote.Replace("*", "", StringComparison.Ordinal)}”)")
            : $"({ruleId})";

    /// <summary>How RadOps treats what the routine leaves open.</summary>
    public string? Treatment(string ambiguity) => pack.Ambiguities.FirstOrDefault(item => item.Id == ambiguity)?.Reason;

    internal IntakeCheck Check(string name, IntakeOutcome outcome, string ruleId, string sentence, int file = 0, int passage = 0) =>
        new(name, outcome, $"{sentence} {Cite(ruleId, passage)}.", ruleId, file);

    private int Most(LimitName name) => pack.Facts.Select(fact => fact.Limit).FirstOrDefault(limit => limit?.Name == name)?.Most
        ?? throw new RadOpsException("IntakeRoutineIncomplete", ErrorKind.InvalidInput, $"The pack {pack.Id} states no limit {name}, which the intake needs.", pack.Id);
}
