using RadOps.Core.Continuity.Contacts;

namespace RadOps.Core.Continuity.Kit;

/// <summary>Whom to reach at every quarter of an hour of a number of days, worked out beforehand, so that a page without any program behind it answers as <see cref="ContactBook"/> does.</summary>
public sealed class ContactTimetable
{
    private const int Quarter = 15;

    private readonly List<OutageContact> cards = [];
    private readonly List<IReadOnlyList<int>> lists = [];
    private readonly List<IReadOnlyList<(int Quarter, int List)>> profiles = [];
    private readonly Dictionary<DateOnly, int> days = [];

    /// <summary>Works it out.</summary>
    /// <param name="book">The contacts.</param>
    /// <param name="modes">What is out.</param>
    /// <param name="first">The first day.</param>
    /// <param name="count">How many days.</param>
    public ContactTimetable(ContactBook book, IReadOnlyCollection<OutageMode> modes, DateOnly first, int count)
    {
        ArgumentNullException.ThrowIfNull(book);
        var (card, list, profile) = (new Dictionary<OutageContact, int>(), new Dictionary<string, int>(), new Dictionary<ContactValidity, int>());
        for (var day = first; day < first.AddDays(count); day = day.AddDays(1))
        {
            var workday = book.IsWorkday(day);
            if (!profile.TryGetValue(workday, out var its))
            {
                its = profile[workday] = profiles.Count;
                profiles.Add(Course(book, modes, day, card, list));
            }

            days[day] = its;
        }
    }

    /// <summary>Every contact that is shown at any time; <see cref="OutageContact.At"/> is not set.</summary>
    public IReadOnlyList<OutageContact> Cards => cards;

    /// <summary>Which contacts are shown together, by their index, in their order.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Lists => lists;

    /// <summary>Courses of a day: from which quarter of an hour which list holds, until the next.</summary>
    public IReadOnlyList<IReadOnlyList<(int Quarter, int List)>> Profiles => profiles;

    /// <summary>The course of each day.</summary>
    public IReadOnlyDictionary<DateOnly, int> Days => days;

    private List<(int Quarter, int List)> Course(ContactBook book, IReadOnlyCollection<OutageMode> modes, DateOnly day, Dictionary<OutageContact, int> card, Dictionary<string, int> list)
    {
        List<(int Quarter, int List)> changes = [];
        for (var quarter = 0; quarter < 24 * 60 / Quarter; quarter++)
        {
            var at = day.ToDateTime(TimeOnly.MinValue).AddMinutes(quarter * Quarter);
            int[] shown = [.. book.At(at, null, modes).Select(contact => Index(card, cards, contact with { At = default }, contact with { At = default }))];
            var its = Index(list, lists, string.Join(' ', shown), shown);
            if (changes.Count == 0 || changes[^1].List != its) changes.Add((quarter, its));
        }

        return changes;
    }

    private static int Index<TKey, T>(Dictionary<TKey, int> known, List<T> all, TKey key, T value)
        where TKey : notnull
    {
        if (known.TryGetValue(key, out var index)) return index;
        all.Add(value);
        return known[key] = all.Count - 1;
    }
}
