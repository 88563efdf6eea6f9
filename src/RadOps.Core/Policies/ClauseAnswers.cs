using System.Numerics;

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
    private readonly ulong[] beatenBy;

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
        beatenBy = [.. given.Select((own, index) => own is null ? 0UL : ClauseBits.Where(clauses, other => answer(other.Clause) is not null && exceptions.Beats(other.RuleId, clauses[index].RuleId)))];
    }

    /// <summary>The clauses that answer it.</summary>
    internal ulong Answering { get; }

    /// <summary>The answering clauses that are exceptions to one.</summary>
    internal ulong BeatenBy(int clause) => beatenBy[clause];

    /// <summary>Whether two answering clauses answer differently.</summary>
    internal bool Disagree(int one, int other) => answers[one] != answers[other];

    /// <summary>The clauses whose answer stands: those that no other that fired and answers is an exception to.</summary>
    /// <exception cref="RadOpsException">Two stand and disagree.</exception>
    internal ulong Standing(ulong fired)
    {
        var answering = fired & Answering;
        if (answering == 0)
            return answering;
        var standing = answering;
        for (var rest = answering; rest != 0; rest &= rest - 1)
        {
            var index = BitOperations.TrailingZeroCount(rest);
            if ((beatenBy[index] & answering) != 0)
                standing &= ~(1UL << index);
        }

        var agreed = answers[BitOperations.TrailingZeroCount(standing)];
        for (var rest = standing; rest != 0; rest &= rest - 1)
            if (answers[BitOperations.TrailingZeroCount(rest)] != agreed)
                throw Conflict(standing);
        return standing;
    }

    private RadOpsException Conflict(ulong standing)
    {
        var rules = clauses.Where((_, index) => (standing >> index & 1) != 0).Select(clause => clause.RuleId).Distinct();
        return new(
            "PolicyConflict",
            ErrorKind.InvalidInput,
            $"{string.Join(" and ", rules)} answer differently about {question} in section '{section}', and none is declared as an exception to the other.",
            section);
    }
}
