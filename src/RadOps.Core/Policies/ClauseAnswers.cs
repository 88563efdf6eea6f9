namespace RadOps.Core.Policies;

/// <summary>
/// The clauses of a section that answer one question (may the images go, which way, …), and which of them is an exception to which.
/// Sets of clauses are bits.
/// </summary>
internal sealed class ClauseAnswers
{
    private readonly string question;
    private readonly string section;
    private readonly CompiledClause[] clauses;
    private readonly int[] answers;
    private readonly UInt128[] beatenBy;

    /// <param name="section">Id of the section, for errors.</param>
    /// <param name="question">What is asked, for errors.</param>
    /// <param name="clauses">All clauses of the section.</param>
    /// <param name="exceptions">Which rule goes before which.</param>
    /// <param name="answer">A clause's answer; null when it has none.</param>
    internal ClauseAnswers(string section, string question, CompiledClause[] clauses, RuleExceptions exceptions, Func<PolicyClause, object?> answer)
    {
        this.section = section;
        this.question = question;
        this.clauses = clauses;
        var given = clauses.Select(clause => answer(clause.Clause)).ToList();
        var distinct = given.Distinct().ToList();
        answers = [.. given.Select(value => distinct.IndexOf(value))];
        Answering = ClauseBits.Where(clauses, clause => answer(clause.Clause) is not null);
        beatenBy = [.. given.Select((own, index) => own is null ? 0 : ClauseBits.Where(clauses, other => answer(other.Clause) is not null && exceptions.Beats(other.RuleId, clauses[index].RuleId)))];
    }

    /// <summary>The clauses that answer it.</summary>
    internal UInt128 Answering { get; }

    /// <summary>The clauses whose answer stands: those that no other that fired and answers is an exception to.</summary>
    /// <exception cref="RadOpsException">Two stand and disagree.</exception>
    internal UInt128 Standing(UInt128 fired)
    {
        var answering = fired & Answering;
        if (answering == UInt128.Zero)
            return answering;
        var standing = answering;
        for (var rest = answering; rest != UInt128.Zero; rest &= rest - 1)
        {
            var index = ClauseBits.First(rest);
            if ((beatenBy[index] & answering) != UInt128.Zero)
                standing &= ~(UInt128.One << index);
        }

        var agreed = answers[ClauseBits.First(standing)];
        for (var rest = standing; rest != UInt128.Zero; rest &= rest - 1)
            if (answers[ClauseBits.First(rest)] != agreed)
                throw Conflict(standing);
        return standing;
    }

    private RadOpsException Conflict(UInt128 standing)
    {
        var rules = clauses.Where((_, index) => (standing >> index & 1) != 0).Select(clause => clause.RuleId).Distinct();
        return new(
            "PolicyConflict",
            ErrorKind.InvalidInput,
            $"{string.Join(" and ", rules)} answer differently about {question} in section '{section}', and none is declared as an exception to the other.",
            section);
    }
}
