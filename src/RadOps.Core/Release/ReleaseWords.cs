using System.Globalization;

namespace RadOps.Core.Release;

/// <summary>The values of a request and a decision as Swedish phrases.</summary>
internal static class ReleaseWords
{
    /// <summary>Who receives, without naming anybody: <c>sjukhuset utanför regionen</c>.</summary>
    internal static string Recipient(ReleaseRequest request)
    {
        if (request.TransferPurpose == TransferPurpose.ExternalReading)
            return "den externa granskaren";
        return request.Recipient switch
        {
            RecipientType.Patient => "patienten",
            RecipientType.Physiotherapist => "fysioterapeuten",
            RecipientType.Chiropractor => "kiropraktorn",
            RecipientType.Naprapath => "naprapaten",
            RecipientType.PrivateProvider => "den privata vårdgivaren" + Place(request.RecipientLocation),
            RecipientType.Hospital => "sjukhuset" + Place(request.RecipientLocation),
            RecipientType.Clinic => "kliniken" + Place(request.RecipientLocation),
            RecipientType.Company => "företaget",
            _ => "mottagaren",
        };
    }

    private static string Place(RecipientLocation location) => location switch
    {
        RecipientLocation.InsideRegion => " inom regionen",
        RecipientLocation.OutsideRegion => " utanför regionen",
        RecipientLocation.Abroad => " utomlands",
        _ => "",
    };

    /// <summary>A medium as it is called aloud.</summary>
    internal static string Medium(MediumType medium) => medium switch
    {
        MediumType.Iep => "IEP",
        MediumType.Usb => "USB",
        MediumType.Cd => "CD",
        MediumType.Dvd => "DVD",
        _ => "medium",
    };

    /// <summary>A day as it is written in Sweden.</summary>
    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary><c>a, b och c</c>.</summary>
    internal static string And(IEnumerable<string> words) => Join([.. words], "och");

    /// <summary><c>a, b eller c</c>.</summary>
    internal static string Or(IEnumerable<string> words) => Join([.. words], "eller");

    private static string Join(string[] words, string last) =>
        words.Length < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} {last} {words[^1]}";
}
