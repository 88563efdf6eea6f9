using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// Makes one verdict of the clauses that fired. Default and exception logic as in Catala: where two rules answer the same question differently, one
/// must be declared an exception to the other; where none answers, it is Open. Needs, holds and refusals add up, and the strictest wins.
/// </summary>
internal sealed class VerdictBuilder
{
    private readonly PolicySection section;
    private readonly RuleExceptions exceptions;
    private readonly RequestedItems asked;
    private readonly HumanAnswer human;
    private readonly CompiledClause[] live;
    private readonly CompiledClause? imagesRule;
    private readonly CompiledClause? reportRule;
    private readonly CompiledClause? routeRule;
    private readonly CompiledClause? feeRule;

    internal VerdictBuilder(PolicySection section, CompiledClause[] fired, RuleExceptions exceptions, RequestedItems asked, HumanAnswer human)
    {
        this.section = section;
        this.exceptions = exceptions;
        this.asked = asked;
        this.human = human;
        var images = Winners(fired, "the images", clause => clause.Images);
        var report = Winners(fired, "the report", clause => clause.Report);
        var route = Winners(fired, "the route", clause => clause.Route is { } way ? $"{way} {string.Join(' ', clause.Media)}" : null);
        var fee = Winners(fired, "the fee", clause => clause.Fee);
        (imagesRule, reportRule, routeRule, feeRule) = (images.FirstOrDefault(), report.FirstOrDefault(), route.FirstOrDefault(), fee.FirstOrDefault());
        // A clause that lost everything that it answered says nothing else either.
        live = [.. fired.Where(clause => !clause.Answers || images.Contains(clause) || report.Contains(clause) || route.Contains(clause) || fee.Contains(clause))];
    }

    internal ReleaseVerdict Build()
    {
        var images = Judge(RequestedItems.Images, imagesRule?.Clause.Images);
        var report = Judge(RequestedItems.Report, reportRule?.Clause.Report);
        var goes = Goes(images) || Goes(report);
        var mediumRefused = IsMediumRefused(images) || IsMediumRefused(report);
        var (route, media) = goes || mediumRefused ? Way(images.Verdict, report.Verdict, mediumRefused) : (ReleaseRoute.None, []);
        var fee = goes || mediumRefused ? feeRule?.Clause.Fee ?? FeeKind.NotStated : FeeKind.NotStated;

        bool IsOnRoute(CompiledClause clause) => clause.Clause.OnRoute.Count == 0 || clause.Clause.OnRoute.Contains(route);
        var shown = live.Where(clause => IsOnRoute(clause) && Shows(clause)).ToArray();
        return new ReleaseVerdict
        {
            Images = images.Verdict,
            Report = report.Verdict,
            Route = route,
            Media = media,
            MediumRefused = mediumRefused,
            Fee = fee,
            Needs = Distinct(live.Where(HasNeeds).SelectMany(clause => clause.Clause.Needs)),
            Duties = Distinct(live.Where(IsOnRoute).SelectMany(clause => (HasDuties(clause) ? clause.Clause.Duties : []).Concat(HasRefusalDuties(clause) ? clause.Clause.RefusalDuties : []))),
            Flags = Distinct(shown.SelectMany(clause => clause.Flags)),
            Rules = [.. shown.Select(clause => clause.Quoted).Distinct()],
            Section = section.Id,
            Decisive = (images.Verdict >= report.Verdict ? images.Reason ?? report.Reason : report.Reason ?? images.Reason)?.Quoted,
        };

        bool Goes(Judgement item) => item.Verdict is ItemVerdict.Allow or ItemVerdict.Needs or ItemVerdict.Open;
        bool IsMediumRefused(Judgement item) => item is { Verdict: ItemVerdict.Deny, ByMedium: true };
        bool Meets(CompiledClause clause, Func<Judgement, bool> test) =>
            (Concerns(clause, RequestedItems.Images) && test(images)) || (Concerns(clause, RequestedItems.Report) && test(report));

        bool HasNeeds(CompiledClause clause) => clause.Clause.Needs.Count > 0 && Meets(clause, item => item.Verdict is ItemVerdict.Needs or ItemVerdict.Open || IsMediumRefused(item));
        bool HasDuties(CompiledClause clause) => clause.Clause.Duties.Count > 0 && Meets(clause, Goes);
        bool HasRefusalDuties(CompiledClause clause) => clause.Clause.RefusalDuties.Count > 0 && Meets(clause, item => item is { Verdict: ItemVerdict.Deny, ByMedium: false });

        // Quoted, and flagged, is what has left a mark on what was asked for.
        bool Shows(CompiledClause clause)
        {
            var says = clause.Clause;
            return (says.Images is not null && images.Verdict != ItemVerdict.NotAsked && ReferenceEquals(clause, imagesRule))
                || (says.Report is not null && report.Verdict != ItemVerdict.NotAsked && ReferenceEquals(clause, reportRule))
                || (ReferenceEquals(clause, routeRule) && route == says.Route)
                || (ReferenceEquals(clause, feeRule) && (goes || mediumRefused))
                || HasNeeds(clause) || HasDuties(clause) || HasRefusalDuties(clause)
                || (says.Hold && Meets(clause, Goes))
                || (says.Refuse && Meets(clause, item => item.Verdict != ItemVerdict.NotAsked))
                || (says.RefuseMedium && Meets(clause, IsMediumRefused))
                || (IsRemark(clause) && Meets(clause, item => Goes(item) || IsMediumRefused(item)));
        }
    }

    /// <summary>A clause that changes nothing and is there to be seen.</summary>
    private static bool IsRemark(CompiledClause clause) =>
        !clause.Answers && clause.Clause is { Hold: false, Refuse: false, RefuseMedium: false, Needs.Count: 0, Duties.Count: 0, RefusalDuties.Count: 0 };

    private Judgement Judge(RequestedItems item, ItemVerdict? answer)
    {
        if (asked != RequestedItems.Both && asked != item)
            return new(ItemVerdict.NotAsked, null);
        var about = live.Where(clause => Concerns(clause, item)).ToArray();
        var rule = item == RequestedItems.Images ? imagesRule : reportRule;
        if (answer == ItemVerdict.Deny)
            return new(ItemVerdict.Deny, rule);
        if (Array.Find(about, clause => clause.Clause.Refuse) is { } refusal)
            return new(ItemVerdict.Deny, refusal);
        if (Array.Find(about, clause => clause.Clause.RefuseMedium) is { } refused)
            return new(ItemVerdict.Deny, refused, ByMedium: true);
        var hold = Array.Find(about, clause => clause.Clause.Hold);
        if (answer != ItemVerdict.Allow || hold is not null)
        {
            if (human == HumanAnswer.Unknown)
                return new(ItemVerdict.Open, answer == ItemVerdict.Allow ? hold : rule ?? hold);
            if (human == HumanAnswer.Refuse)
                return new(ItemVerdict.Deny, null);
        }

        return Array.Find(about, clause => clause.Clause.Needs.Count > 0) is { } need ? new(ItemVerdict.Needs, need) : new(ItemVerdict.Allow, rule);
    }

    /// <summary>The way that what goes takes: a report without images is a paper, unless both are in the regional archive or go there.</summary>
    private (ReleaseRoute Route, IReadOnlyList<MediumType> Media) Way(ItemVerdict images, ItemVerdict report, bool mediumRefused)
    {
        var (route, media) = routeRule is { Clause: { Route: { } way } says } ? (way, says.Media) : (ReleaseRoute.None, []);
        if (images == ItemVerdict.NotAsked)
        {
            return route is ReleaseRoute.Bfr or ReleaseRoute.FetchFromBfr or ReleaseRoute.ExternalReader || (routeRule is null && report == ItemVerdict.Open)
                ? (route, media)
                : (ReleaseRoute.Paper, []);
        }

        var reportAlone = images is ItemVerdict.Open or ItemVerdict.Deny && report is ItemVerdict.Allow or ItemVerdict.Needs;
        return reportAlone ? (ReleaseRoute.Paper, mediumRefused ? media : []) : (route, media);
    }

    /// <summary>The clauses whose answer stands: those that no other that answers is an exception to.</summary>
    private CompiledClause[] Winners(CompiledClause[] fired, string question, Func<PolicyClause, object?> answer)
    {
        var answering = fired.Where(clause => answer(clause.Clause) is not null).ToArray();
        var standing = answering.Where(clause => !Array.Exists(answering, other => exceptions.Beats(other.RuleId, clause.RuleId))).ToArray();
        if (standing.Select(clause => answer(clause.Clause)).Distinct().Count() > 1)
        {
            var rules = string.Join(" and ", standing.Select(clause => clause.RuleId).Distinct());
            throw new RadOpsException(
                "PolicyConflict",
                ErrorKind.InvalidInput,
                $"{rules} answer differently about {question} in section '{section.Id}', and not one is declared as an exception to the other.",
                section.Id);
        }

        return standing;
    }

    private static bool Concerns(CompiledClause clause, RequestedItems item) => clause.Clause.For == RequestedItems.Both || clause.Clause.For == item;

    private static string[] Distinct(IEnumerable<string> codes) => [.. codes.Distinct(StringComparer.Ordinal)];

    private readonly record struct Judgement(ItemVerdict Verdict, CompiledClause? Reason, bool ByMedium = false);
}
