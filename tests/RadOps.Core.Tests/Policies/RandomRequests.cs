using System.Globalization;
using System.Reflection;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Tests.Policies;

/// <summary>Requests whose every field is drawn by itself from all its values, "not known" among them. The same seed gives the same requests.</summary>
internal static class RandomRequests
{
    private static readonly (PropertyInfo Property, object?[] Values)[] Fields =
    [
        .. from property in typeof(ReleaseRequest).GetProperties()
           let values = Values(property.PropertyType)
           where values.Length > 0
           select (property, values),
    ];

    /// <summary>Requests without end.</summary>
    internal static IEnumerable<ReleaseRequest> From(int seed)
    {
        var random = new Random(seed);
        while (true)
        {
            var request = new ReleaseRequest();
            foreach (var (property, values) in Fields)
                property.SetValue(request, values[random.Next(values.Length)]);
            // A unit that the document is not for would hold everything.
            yield return request with { Unit = null, PatientId = Ids[random.Next(Ids.Length)] };
        }
    }

    private static readonly PatientId?[] Ids = [null, PatientId.Unverified("opaque"), Born("20150101"), Born("19810829")];

    /// <summary>A number that bears a birth date.</summary>
    internal static PatientId Born(string date)
    {
        var nine = date[2..] + "238";
        var sum = nine.Select((digit, index) => (digit - '0') * (index % 2 == 0 ? 2 : 1)).Sum(product => (product / 10) + (product % 10));
        var check = ((10 - (sum % 10)) % 10).ToString(CultureInfo.InvariantCulture);
        return PatientId.Parse($"{date}-238{check}", new DateOnly(2026, 11, 21));
    }

    private static object?[] Values(Type type) =>
        type.IsEnum ? [.. Enum.GetValues(type).Cast<object>()]
        : type == typeof(bool) ? [false, true]
        : type == typeof(bool?) ? [null, false, true]
        : type == typeof(string) ? [null, "angivet"]
        : type == typeof(DateTimeOffset?) ? [null, new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero)]
        : [];
}
