using RadOps.Core.Release;
using RadOps.Core.Settings;

namespace RadOps.Core.Resolution;

/// <summary>The site's recipient directory as a source: sort, location, media unit and IEP connection of the recipient that a request names.</summary>
/// <param name="entries">The directory.</param>
/// <param name="today">The day from which entries are old.</param>
public sealed class RecipientDirectory(IReadOnlyList<RecipientEntry> entries, DateOnly today) : IFactSource
{
    /// <summary>After how many days an entry is to be looked up anew: a year.</summary>
    public const int StaleAfterDays = 365;

    private readonly ILookup<string, RecipientEntry> byName = entries.ToLookup(entry => RecipientNames.Key(entry.Name), StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "mottagarkatalogen";

    /// <summary>Whether an entry was last checked too long ago, or never.</summary>
    public static bool IsStale(RecipientEntry entry, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Checked is not { } day || day.AddDays(StaleAfterDays) < today;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<SourceAnswer>> AskAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        return Task.FromResult<IReadOnlyList<SourceAnswer>>([.. requests.Select(Answer)]);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A patient is in no directory, and one who bears a clinic's name is not the clinic.</summary>
    private SourceAnswer Answer(ReleaseRequest request)
    {
        if (request.Recipient == RecipientType.Patient || request.RecipientName is not { } name || RecipientNames.Key(name.Reveal()) is not { Length: > 0 } key)
            return SourceAnswer.Nothing;
        // Several entries of one name are as many statements: where they differ, somebody must say which is meant.
        var found = byName[key].ToList();
        return found.Count == 0 ? SourceAnswer.Nothing : new()
        {
            Facts = [.. found.SelectMany(Facts)],
            Flags = found.Exists(entry => IsStale(entry, today)) ? [ResolutionFlags.RecipientStale] : [],
        };
    }

    private IEnumerable<FoundFact> Facts(RecipientEntry entry)
    {
        if (entry.Type != RecipientType.Unknown)
            yield return Fact(nameof(ReleaseRequest.Recipient), entry.Type);
        if (entry.Location != RecipientLocation.Unknown)
            yield return Fact(nameof(ReleaseRequest.RecipientLocation), entry.Location);
        if (entry.MediaUnit is { } unit)
            yield return Fact(nameof(ReleaseRequest.MediaUnit), unit);
        if (entry.IepConnected is { } connected)
            yield return Fact(nameof(ReleaseRequest.IepConnected), connected);

        FoundFact Fact(string column, object value) => new(
            column,
            value,
            entry.Checked is { } day ? FormattableString.Invariant($"{Name}, kontrollerad {day:yyyy-MM-dd}") : $"{Name}, aldrig kontrollerad",
            entry.Checked is { } at ? new DateTimeOffset(at, TimeOnly.MinValue, TimeSpan.Zero) : null);
    }
}
