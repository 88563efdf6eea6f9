using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Contacts;

/// <summary>
/// A routine's contacts, and when they hold. Intervals hold from their first minute up to, not including, their last (C45). What the routine leaves unsaid, and the site does not say either, is
/// shown as unsaid rather than left out.
/// </summary>
/// <param name="pack">The routine.</param>
/// <param name="site">What the site says of daytime.</param>
public sealed class ContactBook(PolicyPack pack, OutageSettings site)
{
    private static readonly TimeOnly Noon = new(12, 0);

    private readonly IReadOnlyList<PolicyFact> facts = [.. pack.Facts.Where(fact => fact.Contact is not null)];

    /// <summary>Whom to reach at a time: those who are surely there first, suspect numbers last.</summary>
    /// <param name="at">The clock on the wall in Sweden. In the night when it goes back, an hour that comes twice has the same contacts both times.</param>
    /// <param name="topic">What about; null for everything.</param>
    /// <param name="modes">What is out; empty when nothing is.</param>
    public IReadOnlyList<OutageContact> At(DateTime at, ContactTopic? topic = null, IReadOnlyCollection<OutageMode>? modes = null)
    {
        var valid = facts.ToDictionary(fact => fact.RuleId, fact => Validity(fact.Contact!, at));
        var replaced = facts.Where(fact => valid[fact.RuleId] == ContactValidity.Yes).SelectMany(fact => fact.Contact!.ExceptionTo).ToHashSet();
        var shown =
            from fact in facts
            let contact = fact.Contact!
            where valid[fact.RuleId] != ContactValidity.No && !replaced.Contains(fact.RuleId)
            where topic is null || contact.Topic == topic || contact.ExceptionTo.Any(other => facts.FirstOrDefault(fact => fact.RuleId == other)?.Contact!.Topic == topic)
            orderby contact.Suspect is not null, valid[fact.RuleId] descending, Likelihood(contact, at) descending
            from card in Cards(fact, valid[fact.RuleId], at, modes ?? [])
            select card;
        List<OutageContact> cards = [.. shown];
        // A topic that has numbers, but none now, is told so and not left out.
        foreach (var silent in facts.Where(fact => fact.Contact!.Numbers.Count > 0 && (topic is null || fact.Contact.Topic == topic)).GroupBy(fact => fact.Contact!.Topic).Where(group => group.All(fact => valid[fact.RuleId] == ContactValidity.No)))
        {
            if (silent.Key != ContactTopic.OnCall || topic is not null) cards.Add(Silent(silent.First(), at));
        }

        return cards;
    }

    /// <summary>Whether it is daytime on a workday ("dagtid, vardagar").</summary>
    public ContactValidity IsDaytime(DateTime at)
    {
        var workday = IsWorkday(DateOnly.FromDateTime(at));
        var hours = workday == ContactValidity.No ? ContactValidity.No : Hours(TimeOnly.FromDateTime(at));
        return hours < workday ? hours : workday;
    }

    /// <summary>Whether a day is a workday: all that the contacts of a day depend on, beside the time.</summary>
    internal ContactValidity IsWorkday(DateOnly day) =>
        day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday || SwedishCalendar.Holiday(day) is not null ? ContactValidity.No
        : SwedishCalendar.Eve(day) is null || site.EvesAreHolidays == false ? ContactValidity.Yes
        : site.EvesAreHolidays is null ? ContactValidity.Unsaid
        : ContactValidity.No;

    /// <summary>What is unsaid, in Swedish, each with the key of the site file that says it; empty when nothing is.</summary>
    public IReadOnlyList<string> Unsaid =>
    [
        .. facts.Any(fact => fact.Contact!.When?.Period == ContactPeriod.WorkdayDaytime) && site.DaytimeFrom is null ? (string[])["Rutinen säger inte när dagtid börjar; ange det i platsfilen (outage: daytimeFrom)."] : [],
        .. facts.Any(fact => fact.Contact!.When is { Period: ContactPeriod.WorkdayDaytime, Until: null }) && site.DaytimeUntil is null ? (string[])["Rutinen säger inte när dagtid slutar och jourtid börjar för telefon; ange det i platsfilen (outage: daytimeUntil)."] : [],
        .. facts.Any(fact => fact.Contact!.When is not null) && site.EvesAreHolidays is null ? (string[])["Rutinen säger inte om midsommarafton, julafton och nyårsafton är vardagar; ange det i platsfilen (outage: evesAreHolidays)."] : [],
    ];

    private ContactValidity Hours(TimeOnly time)
    {
        // Daytime is one stretch: it does not begin before the hours that the routine counts to the on-call time, and lasts at least as long as it says of any daytime number.
        var night = Latest(ContactPeriod.OutOfHours);
        if (time < night || time < site.DaytimeFrom) return ContactValidity.No;
        if (time < (Latest(ContactPeriod.WorkdayDaytime) ?? Noon)) return site.DaytimeFrom is null ? ContactValidity.Unsaid : ContactValidity.Yes;
        return site.DaytimeUntil is not { } until ? ContactValidity.Unsaid : time >= until ? ContactValidity.No : site.DaytimeFrom is null ? ContactValidity.Unsaid : ContactValidity.Yes;
    }

    private TimeOnly? Latest(ContactPeriod period) => facts.Where(fact => fact.Contact!.When?.Period == period).Max(fact => fact.Contact!.When!.Until);

    private ContactValidity Validity(Contact contact, DateTime at)
    {
        if (contact.When is not { } when) return ContactValidity.Yes;
        var time = TimeOnly.FromDateTime(at);
        if (time < when.From || time >= when.Until) return ContactValidity.No;
        var daytime = IsDaytime(at);
        return when.Period == ContactPeriod.WorkdayDaytime ? daytime : (ContactValidity)((int)ContactValidity.Yes - (int)daytime);
    }

    /// <summary>Of two that may both hold: daytime's number first while a daytime number with a stated end holds, the on-call number after it.</summary>
    private int Likelihood(Contact contact, DateTime at) =>
        contact.When is not { } when ? 2
        : (when.Period == ContactPeriod.WorkdayDaytime) == (TimeOnly.FromDateTime(at) < (Latest(ContactPeriod.WorkdayDaytime) ?? Noon)) ? 1
        : 0;

    private IEnumerable<OutageContact> Cards(PolicyFact fact, ContactValidity valid, DateTime at, IReadOnlyCollection<OutageMode> modes)
    {
        var contact = fact.Contact!;
        IEnumerable<string?> numbers = contact.Numbers.Count > 0 ? contact.Numbers : Enumerable.Repeat<string?>(null, 1);
        return numbers.Select(number => new OutageContact
        {
            Name = contact.Name,
            Topic = contact.Topic,
            Reach = contact.Reach,
            Number = contact.Suspect is not null || number is null ? null : contact.Reach == ContactKind.Email ? number : Dialled(number),
            Verbatim = number,
            Valid = valid,
            Warning = Warnings(fact, valid, number, modes) is { Length: > 0 } warnings ? warnings : null,
            Suspect = contact.Suspect,
            RuleId = fact.RuleId,
            Quote = fact.Quote,
            At = at,
        });
    }

    private string Warnings(PolicyFact fact, ContactValidity valid, string? number, IReadOnlyCollection<OutageMode> modes)
    {
        var contact = fact.Contact!;
        List<string> warnings = [];
        if (contact.When is { } when && pack.Facts.FirstOrDefault(other => other.Warning is { } warning && warning.Period == when.Period && warning.Modes.Any(modes.Contains)) is { } onCall)
            warnings.Add($"{onCall.Quote} ({onCall.RuleId}).");
        if (contact.Suspect is { } suspect) warnings.Add($"Numret kan vara fel: {suspect}. Ring det inte utan att fråga.");
        if (valid == ContactValidity.Unsaid) warnings.Add("Rutinen säger inte om numret gäller vid den här tiden (C45).");
        if (number is null) warnings.Add("Rutinen anger inget nummer.");
        if (contact is { Topic: ContactTopic.Fax, When: null }) warnings.Add("Rutinen anger ingen tid för det här numret; de andra gäller bara dagtid, vardagar (C45).");
        return string.Join(' ', warnings);
    }

    private static OutageContact Silent(PolicyFact fact, DateTime at) => new()
    {
        Name = fact.Contact!.Name,
        Topic = fact.Contact.Topic,
        Reach = fact.Contact.Reach,
        Valid = ContactValidity.No,
        Warning = "Rutinen anger inget nummer för den här tiden (C45).",
        RuleId = fact.RuleId,
        Quote = fact.Quote,
        At = at,
    };

    private static string Dialled(string number) => string.Concat(number.Where((c, i) => char.IsAsciiDigit(c) || (c == '+' && i == 0)));
}
