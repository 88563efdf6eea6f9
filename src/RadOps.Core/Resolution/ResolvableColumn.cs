using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Resolution;

/// <summary>A column of a request that sources may know.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Get">The request's value; null when it does not say.</param>
/// <param name="With">The request with another value; null for not known.</param>
internal sealed record ResolvableColumn(string Name, Func<ReleaseRequest, object?> Get, Func<ReleaseRequest, object?, ReleaseRequest> With)
{
    /// <summary>All of them. An unsigned report and one whose status is not stated are the same in a request: it then states nothing.</summary>
    internal static IReadOnlyList<ResolvableColumn> All { get; } =
    [
        new(nameof(ReleaseRequest.StudyInstanceUid), request => Text(request.StudyInstanceUid), (request, value) => request with { StudyInstanceUid = (string?)value }),
        new(nameof(ReleaseRequest.Signature), request => request.Signature == SignatureStatus.Unsigned ? null : request.Signature, (request, value) => request with { Signature = (SignatureStatus)(value ?? SignatureStatus.Unsigned) }),
        new(nameof(ReleaseRequest.SignedAt), request => request.SignedAt, (request, value) => request with { SignedAt = (DateTimeOffset?)value }),
        new(nameof(ReleaseRequest.OwnReferral), request => request.OwnReferral, (request, value) => request with { OwnReferral = (bool?)value }),
        new(nameof(ReleaseRequest.Recipient), request => request.Recipient == RecipientType.Unknown ? null : request.Recipient, (request, value) => request with { Recipient = (RecipientType)(value ?? RecipientType.Unknown) }),
        new(nameof(ReleaseRequest.RecipientLocation), request => request.RecipientLocation == RecipientLocation.Unknown ? null : request.RecipientLocation, (request, value) => request with { RecipientLocation = (RecipientLocation)(value ?? RecipientLocation.Unknown) }),
        new(nameof(ReleaseRequest.MediaUnit), request => Text(request.MediaUnit), (request, value) => request with { MediaUnit = (string?)value }),
        new(nameof(ReleaseRequest.IepConnected), request => request.IepConnected, (request, value) => request with { IepConnected = (bool?)value }),
        new(nameof(ReleaseRequest.ArchivedInBfr), request => request.ArchivedInBfr, (request, value) => request with { ArchivedInBfr = (bool?)value }),
    ];

    /// <summary>The column with a name.</summary>
    /// <exception cref="RadOpsException"><c>ColumnNotResolvable</c>: a source states something that is none.</exception>
    internal static ResolvableColumn Of(string name) => All.FirstOrDefault(column => column.Name == name)
        ?? throw new RadOpsException("ColumnNotResolvable", ErrorKind.InvalidInput, $"A source states {name}, which is no fact that sources may fill in.", name);

    /// <summary>Whether two statements say the same.</summary>
    internal static bool Agree(object one, object other) => (one, other) switch
    {
        (string text, string another) => RecipientNames.AreSame(text, another),
        (DateTimeOffset time, DateTimeOffset another) => AgreeOnTime(time, another),
        _ => one.Equals(other),
    };

    /// <summary>A value as a file would state it.</summary>
    internal static string Describe(object value) => value switch
    {
        true => "true",
        false => "false",
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        string text => IdentityMask.Mask(text),
        _ => value.ToString()!,
    };

    /// <summary>To the minute, which is what is typed; a day without a time is any time of that day.</summary>
    private static bool AgreeOnTime(DateTimeOffset one, DateTimeOffset other)
    {
        if (IsDay(one) || IsDay(other))
            return IsDay(one) ? other.ToOffset(one.Offset).Date == one.Date : one.ToOffset(other.Offset).Date == other.Date;
        return one.UtcTicks / TimeSpan.TicksPerMinute == other.UtcTicks / TimeSpan.TicksPerMinute;
    }

    private static bool IsDay(DateTimeOffset time) => time.TimeOfDay == TimeSpan.Zero;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
