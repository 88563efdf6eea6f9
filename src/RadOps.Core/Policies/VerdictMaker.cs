using System.Numerics;
using RadOps.Core.Release;

namespace RadOps.Core.Policies;

/// <summary>
/// Makes a verdict of the clauses that fired in a section. Default and exception logic as in Catala: where two rules answer the same question
/// differently, one must be declared an exception to the other; where none answers, it is Open. Needs, holds and refusals add up, and the
/// strictest wins. Everything is bits, so that a verdict never seen before costs little more than one seen already.
/// </summary>
internal sealed class VerdictMaker
{
    private readonly string section;
    private readonly PolicyDocument document;
    private readonly CompiledClause[] clauses;
    private readonly ClauseAnswers images;
    private readonly ClauseAnswers report;
    private readonly ClauseAnswers route;
    private readonly ClauseAnswers fee;
    private readonly ulong answering;
    private readonly ulong aboutImages;
    private readonly ulong aboutReport;
    private readonly ulong holding;
    private readonly ulong refusing;
    private readonly ulong refusingMedium;
    private readonly ulong remarks;
    private readonly ulong[] onRoute;
    private readonly CodeTable<string> needs;
    private readonly CodeTable<string> duties;
    private readonly CodeTable<string> refusalDuties;
    private readonly CodeTable<string> flags;
    private readonly CodeTable<FiredRule> quoted;
    private readonly CodeTable<PolicyDocument> documents;

    internal VerdictMaker(PolicySection section, PolicyDocument document, CompiledClause[] clauses, RuleExceptions exceptions)
    {
        this.section = section.Id;
        this.document = document;
        this.clauses = clauses;
        images = new(section.Id, "the images", clauses, exceptions, clause => clause.Images);
        report = new(section.Id, "the report", clauses, exceptions, clause => clause.Report);
        route = new(section.Id, "the route", clauses, exceptions, clause => clause.Route is { } way ? $"{way} {string.Join(' ', clause.Media)}" : null);
        fee = new(section.Id, "the fee", clauses, exceptions, clause => clause.Fee);
        answering = images.Answering | report.Answering | route.Answering | fee.Answering;
        aboutImages = ClauseBits.Where(clauses, clause => clause.Clause.For != RequestedItems.Report);
        aboutReport = ClauseBits.Where(clauses, clause => clause.Clause.For != RequestedItems.Images);
        holding = ClauseBits.Where(clauses, clause => clause.Clause.Hold);
        refusing = ClauseBits.Where(clauses, clause => clause.Clause.Refuse);
        refusingMedium = ClauseBits.Where(clauses, clause => clause.Clause.RefuseMedium);
        onRoute = [.. Enum.GetValues<ReleaseRoute>().Select(way => ClauseBits.Where(clauses, clause => clause.Clause.OnRoute.Count == 0 || clause.Clause.OnRoute.Contains(way)))];
        needs = new(clauses, clause => clause.Clause.Needs);
        duties = new(clauses, clause => clause.Clause.Duties);
        refusalDuties = new(clauses, clause => clause.Clause.RefusalDuties);
        flags = new(clauses, clause => clause.Flags);
        quoted = new(clauses, clause => [clause.Quoted]);
        documents = new(clauses, clause => clause.Document is { } own ? [own] : []);
        remarks = ~(answering | holding | refusing | refusingMedium | needs.Carrying | duties.Carrying | refusalDuties.Carrying);
    }

    /// <summary>The questions that have one answer each: images, report, route and fee.</summary>
    internal IReadOnlyList<ClauseAnswers> Questions => [images, report, route, fee];

    internal ReleaseVerdict Make(in VerdictKey key)
    {
        var weighed = Weigh(key);
        var shown = weighed.Shown;
        return new ReleaseVerdict
        {
            Images = weighed.Images.Verdict,
            Report = weighed.Report.Verdict,
            Route = weighed.Route,
            Media = weighed.Media,
            MediumRefused = weighed.MediumRefused,
            Fee = weighed.Fee,
            Needs = needs.List(needs.Of(weighed.Waiting)),
            Duties = Both(refusalDuties.List(refusalDuties.Of(weighed.Refused)), duties.List(duties.Of(weighed.Doing))),
            Flags = flags.List(flags.Of(shown)),
            Rules = quoted.List(quoted.Of(shown)),
            Section = section,
            Key = key,
            Documents = documents.Of(shown) is var stoodOn && stoodOn == 0 ? new[] { document } : documents.List(stoodOn),
            Decisive = weighed.Decisive,
        };
    }

    /// <summary>What the clauses that fired come to.</summary>
    /// <exception cref="RadOpsException">Two answer differently, and neither is an exception to the other.</exception>
    internal Weighing Weigh(in VerdictKey key)
    {
        var (fired, asked, human) = key;
        var imagesStand = images.Standing(fired);
        var reportStands = report.Standing(fired);
        var routeStands = route.Standing(fired);
        var feeStands = fee.Standing(fired);
        // A clause that lost everything that it answered says nothing else either.
        var live = fired & (~answering | imagesStand | reportStands | routeStands | feeStands);
        var imagesRule = First(imagesStand);
        var reportRule = First(reportStands);
        var routeRule = First(routeStands);

        var theImages = asked == RequestedItems.Report ? Judgement.NotAsked : Judge(live & aboutImages, imagesRule, imagesRule?.Clause.Images, human);
        var theReport = asked == RequestedItems.Images ? Judgement.NotAsked : Judge(live & aboutReport, reportRule, reportRule?.Clause.Report, human);
        var about = new Scope(this, theImages, theReport);
        var mediumRefused = theImages.IsMediumRefused || theReport.IsMediumRefused;
        var goes = theImages.Goes || theReport.Goes || mediumRefused;
        var (way, media) = goes ? Way(routeRule, theImages.Verdict, theReport.Verdict, mediumRefused) : (ReleaseRoute.None, []);
        return new()
        {
            Images = theImages,
            Report = theReport,
            Route = way,
            Media = media,
            Fee = goes ? First(feeStands)?.Clause.Fee ?? FeeKind.NotStated : FeeKind.NotStated,
            Live = live,
            AnswersImages = theImages.IsAsked ? Lowest(imagesStand) : 0,
            AnswersReport = theReport.IsAsked ? Lowest(reportStands) : 0,
            AnswersRoute = routeRule is not null && routeRule.Clause.Route == way ? Lowest(routeStands) : 0,
            AnswersFee = goes ? Lowest(feeStands) : 0,
            Waiting = live & needs.Carrying & about.Waiting,
            Doing = live & duties.Carrying & about.Going & onRoute[(int)way],
            Refused = live & refusalDuties.Carrying & about.Denied,
            Holding = live & holding & about.Going,
            Refusing = live & refusing & about.Asked,
            RefusingMedium = live & refusingMedium & about.MediumRefused,
            Remarking = live & remarks & onRoute[(int)way] & (about.Going | about.MediumRefused),
        };
    }

    private Judgement Judge(ulong about, CompiledClause? rule, ItemVerdict? answer, HumanAnswer human)
    {
        if (answer == ItemVerdict.Deny)
            return new(ItemVerdict.Deny, rule);
        if (First(about & refusing) is { } refusal)
            return new(ItemVerdict.Deny, refusal);
        if (First(about & refusingMedium) is { } refusedMedium)
            return new(ItemVerdict.Deny, refusedMedium, ByMedium: true);
        var hold = First(about & holding);
        if (answer != ItemVerdict.Allow || hold is not null)
        {
            if (human == HumanAnswer.Unknown)
                return new(ItemVerdict.Open, answer == ItemVerdict.Allow ? hold : rule ?? hold);
            if (human == HumanAnswer.Refuse)
                return new(ItemVerdict.Deny, null);
        }

        return First(about & needs.Carrying) is { } need ? new(ItemVerdict.Needs, need) : new(ItemVerdict.Allow, rule);
    }

    /// <summary>The way that what goes takes: a report without images is a paper, unless both are in the regional archive or go there.</summary>
    private static (ReleaseRoute Route, IReadOnlyList<MediumType> Media) Way(CompiledClause? rule, ItemVerdict images, ItemVerdict report, bool mediumRefused)
    {
        var (way, media) = rule is { Clause: { Route: { } stated } says } ? (stated, says.Media) : (ReleaseRoute.None, []);
        if (images == ItemVerdict.NotAsked)
        {
            return way is ReleaseRoute.Bfr or ReleaseRoute.FetchFromBfr or ReleaseRoute.ExternalReader || (rule is null && report == ItemVerdict.Open)
                ? (way, media)
                : (ReleaseRoute.Paper, []);
        }

        var reportAlone = images is ItemVerdict.Open or ItemVerdict.Deny && report is ItemVerdict.Allow or ItemVerdict.Needs;
        return reportAlone ? (ReleaseRoute.Paper, mediumRefused ? media : []) : (way, media);
    }

    private static string[] Both(string[] first, string[] second) => first.Length == 0 ? second : second.Length == 0 ? first : [.. first, .. second];

    private CompiledClause? First(ulong bits) => bits == 0 ? null : clauses[BitOperations.TrailingZeroCount(bits)];

    private static ulong Lowest(ulong bits) => bits & (~bits + 1);

    /// <summary>The clauses that are about items in a certain state.</summary>
    private readonly ref struct Scope(VerdictMaker maker, Judgement images, Judgement report)
    {
        internal ulong Asked { get; } = About(maker, images.Verdict != ItemVerdict.NotAsked, report.Verdict != ItemVerdict.NotAsked);

        internal ulong Going { get; } = About(maker, images.Goes, report.Goes);

        internal ulong Denied { get; } = About(maker, images.Verdict == ItemVerdict.Deny && !images.ByMedium, report.Verdict == ItemVerdict.Deny && !report.ByMedium);

        internal ulong MediumRefused { get; } = About(maker, images.IsMediumRefused, report.IsMediumRefused);

        /// <summary>Those whose needs are worth telling: it waits for them, or would if it were asked for as is permitted.</summary>
        internal ulong Waiting { get; } = About(
            maker,
            images.Verdict is ItemVerdict.Needs or ItemVerdict.Open || images.IsMediumRefused,
            report.Verdict is ItemVerdict.Needs or ItemVerdict.Open || report.IsMediumRefused);

        private static ulong About(VerdictMaker maker, bool images, bool report) =>
            (images ? maker.aboutImages : 0) | (report ? maker.aboutReport : 0);
    }
}
