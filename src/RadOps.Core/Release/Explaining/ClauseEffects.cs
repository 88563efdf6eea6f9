using RadOps.Core.Policies;

namespace RadOps.Core.Release.Explaining;

/// <summary>What a clause gives, as short texts in the words of the pack: <c>Images Allow</c>, <c>Route Media Cd Dvd Usb</c>, <c>Needs Consent.Written</c>.</summary>
internal static class ClauseEffects
{
    internal const string Images = "Images";
    internal const string Report = "Report";
    internal const string Route = "Route";
    internal const string Fee = "Fee";
    internal const string Needs = "Needs";
    internal const string Hold = "Hold";
    internal const string Refuse = "Refuse";
    internal const string RefuseMedium = "RefuseMedium";
    internal const string Duties = "Duties";
    internal const string Flags = "Flags";

    /// <summary>
    /// Whether people who ask about a decision may want to hear that it was not met: it would have answered, or the routine asks for something that is there.
    /// RadOps' own cautions, and media that nobody asked for, are not worth it.
    /// </summary>
    internal static bool IsWorthTellingOf(CompiledClause clause) => clause.Clause is var says
        && (says.Images is not null || says.Report is not null || says.Route is not null || says.Fee is not null
            || (clause.Document is not null && (says.Needs.Count > 0 || says.Hold || says.Refuse)));

    /// <summary>All that it would give.</summary>
    internal static IReadOnlyList<string> All(CompiledClause clause)
    {
        const ulong every = ulong.MaxValue;
        return Of(clause, new() { AnswersImages = every, AnswersReport = every, AnswersRoute = every, AnswersFee = every, Waiting = every, Doing = every, Refused = every, Holding = every, Refusing = every, RefusingMedium = every }, 1);
    }

    /// <summary>What of it left a mark.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="weighed">What the clauses that fired came to.</param>
    /// <param name="bit">The clause's bit.</param>
    internal static IReadOnlyList<string> Of(CompiledClause clause, in Weighing weighed, ulong bit)
    {
        var says = clause.Clause;
        var effects = new List<string>();
        if (says.Images is { } images && (weighed.AnswersImages & bit) != 0)
            effects.Add($"{Images} {images}");
        if (says.Report is { } report && (weighed.AnswersReport & bit) != 0)
            effects.Add($"{Report} {report}");
        if (says.Route is { } route && (weighed.AnswersRoute & bit) != 0)
            effects.Add(string.Join(' ', [Route, route.ToString(), .. says.Media.Select(medium => medium.ToString())]));
        if (says.Fee is { } fee && (weighed.AnswersFee & bit) != 0)
            effects.Add($"{Fee} {fee}");
        if (says.Refuse && (weighed.Refusing & bit) != 0)
            effects.Add(Refuse);
        if (says.RefuseMedium && (weighed.RefusingMedium & bit) != 0)
            effects.Add(RefuseMedium);
        if (says.Hold && (weighed.Holding & bit) != 0)
            effects.Add(Hold);
        if (says.Needs.Count > 0 && (weighed.Waiting & bit) != 0)
            effects.Add($"{Needs} {string.Join(' ', says.Needs)}");
        string[] duties = [.. (weighed.Refused & bit) != 0 ? says.RefusalDuties : [], .. (weighed.Doing & bit) != 0 ? says.Duties : []];
        if (duties.Length > 0)
            effects.Add($"{Duties} {string.Join(' ', duties)}");
        if (clause.Flags.Count > 0)
            effects.Add($"{Flags} {string.Join(' ', clause.Flags)}");
        return effects;
    }
}
