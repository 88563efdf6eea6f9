using System.Globalization;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Reader;

/// <summary>The ways by which images reach the external reader, as the routine states them and as the site says that they are (X-19). It chooses none (X-20).</summary>
public sealed class RouteBook
{
    private readonly PolicyPack pack;
    private readonly OutageSettings site;
    private readonly PolicyFact routes;

    /// <summary>Reads a routine.</summary>
    /// <param name="pack">The routine.</param>
    /// <param name="site">What the site says of single ways.</param>
    /// <exception cref="RadOpsException"><c>ReaderRoutineMissing</c>: it names no ways to an external reader.</exception>
    public RouteBook(PolicyPack pack, OutageSettings site)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(site);
        (this.pack, this.site) = (pack, site);
        routes = pack.Facts.FirstOrDefault(fact => fact.Routes.Count > 0)
            ?? throw new RadOpsException("ReaderRoutineMissing", ErrorKind.NotFound, $"The routine of {pack.Organisation} names no ways to an external reader. Name an organisation that has one, such as NuSjukvarden.", pack.Organisation);
    }

    /// <summary>The ways, in the routine's order, which is no order of priority.</summary>
    /// <param name="day">The day that it is about.</param>
    public IReadOnlyList<ReaderRoute> At(DateOnly day) => routes.Routes.Select(entry => Show(entry, day)).ToArray();

    /// <summary>A way that may be taken.</summary>
    /// <exception cref="RadOpsException"><c>RouteClosed</c>: with the routine's words, or the site's, and what opens it; <c>RouteUnknown</c>: the routine does not name it.</exception>
    public ReaderRoute Require(TransferRoute way, DateOnly day)
    {
        var route = At(day).FirstOrDefault(one => one.Route == way)
            ?? throw new RadOpsException("RouteUnknown", ErrorKind.NotFound, $"The routine of {pack.Organisation} names no way {way} to the external reader.", way.ToString());
        if (route.IsOpen) return route;
        var key = char.ToLowerInvariant($"{way}"[0]) + $"{way}"[1..];
        throw new RadOpsException(
            "RouteClosed",
            ErrorKind.NotPermitted,
            $"Images are not sent by {way}: {route.Reason} Take another way (Get-TransferRoute, radops outage route). Where it works again, the site file says so, with who and since when: outage: routes: {key}: {{ open: yes, by: USER, on: DATE }}.",
            way.ToString());
    }

    private ReaderRoute Show(RouteEntry entry, DateOnly day)
    {
        var document = pack.Document(routes.Document);
        // A notice that is younger than the day asked about says nothing of that day; one without a date always holds.
        var closing = entry.ClosedBy is { } id ? pack.Facts.FirstOrDefault(fact => fact.RuleId == id && !(fact.Notice?.Date > day)) : null;
        var said = site.Routes?.GetValueOrDefault(entry.Route) is { } stated && stated.On <= day ? stated : null;
        var isOpen = said?.IsOpen ?? closing is null;
        var since = said is not null ? said.On : closing?.Notice?.Date;
        return new()
        {
            Route = entry.Route,
            Quote = entry.Passage.Quote,
            RuleId = routes.RuleId,
            Line = entry.Passage.Line,
            Document = document.DisplayTitle,
            DocumentId = document.DocumentId,
            Version = document.Stamp,
            DocumentStatus = document.StatusOn(day),
            At = day,
            IsOpen = isOpen,
            Since = since,
            AgeDays = since is { } first ? day.DayNumber - first.DayNumber : null,
            AgeMonths = since is { } from ? Months(from, day) : null,
            Reason = said is { IsOpen: false } ? SiteWords(said) : !isOpen && closing is not null ? RoutineWords(closing) : null,
            Notice = closing?.Quote,
            NoticeRuleId = closing?.RuleId,
            NoticeLine = closing?.Line,
            StatedBySite = said,
            Remark = Remark(entry, closing, said),
            IsPushedByRadOps = entry.Route is TransferRoute.Teleradiology or TransferRoute.Bfr,
            HowTo = HowTo(entry.Route),
        };
    }

    private string? Remark(RouteEntry entry, PolicyFact? closing, RouteStatement? said)
    {
        List<string> remarks = [];
        if (said is { IsOpen: true } && closing is not null)
            remarks.Add($"Rutinen säger fortfarande: {closing.Quote} ({closing.RuleId}, rad {closing.Line}). Platsen säger att vägen är öppen: {SiteWords(said)}");
        if (said is null && closing is not null)
            remarks.AddRange(pack.Ambiguities.Where(open => open.Reason is not null && open.About.Contains(closing.RuleId) && !open.About.Contains(routes.RuleId)).Select(open => $"{open.Id}: {open.Reason}. Fråga den som ansvarar för rutinen."));
        if (entry.Route == TransferRoute.Bfr)
            remarks.Add("Den externa granskaren hämtar själv bilderna (X-22).");
        return remarks.Count == 0 ? null : string.Join(' ', remarks);
    }

    private static string RoutineWords(PolicyFact closing) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{closing.Quote}\" ({closing.RuleId}, rad {closing.Line}{(closing.Notice?.Date is { } date ? $", {date:yyyy-MM-dd}" : "")}).");

    private static string SiteWords(RouteStatement said) => string.Create(
        CultureInfo.InvariantCulture,
        $"platsfilen, {said.By}, {said.On:yyyy-MM-dd}{(said.Reason is null ? "" : $": {said.Reason}")}.");

    private static int Months(DateOnly from, DateOnly day) => ((day.Year - from.Year) * 12) + day.Month - from.Month - (day.Day < from.Day ? 1 : 0);

    private static string HowTo(TransferRoute route) => route switch
    {
        TransferRoute.Modality => "Görs vid modaliteten av en person. Anteckna det: Send-ToExternalReader -Route Modality -DoneBy … -AccessionNumber … -Proof …",
        TransferRoute.Teleradiology => "Send-ToExternalReader -Route Teleradiology skickar till noden med rollen ExternalReader och bevisar varje bild. Görs det för hand i IDS7: lägg till -DoneBy, -AccessionNumber och -Proof.",
        TransferRoute.SyngoVia => "Görs i syngo.via av en person. Anteckna det: Send-ToExternalReader -Route SyngoVia -DoneBy … -AccessionNumber … -Proof …",
        _ => "Send-ToExternalReader -Route Bfr skickar till noden med rollen Bfr och bevisar varje bild; granskaren hämtar där.",
    };
}
