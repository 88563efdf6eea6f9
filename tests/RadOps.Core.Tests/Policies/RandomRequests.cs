using System.Globalization;
using System.Reflection;
using RadOps.Core.Identity;
using RadOps.Core.Release;

namespace RadOps.Core.Tests.Policies;

/// <summary>Requests whose every field is drawn by itself from all its values, "not known" among them. The same seed gives the same requests.</summary>
internal static class RandomRequests
{
    /// <summary>
    /// The fields with their values, "not known" or "no" first. Not the unit, since one that the document is not for holds everything, and not what
    /// RadOps passes through.
    /// </summary>
    internal static IReadOnlyList<(PropertyInfo Property, object?[] Values)> Fields { get; } =
    [
        .. from property in typeof(ReleaseRequest).GetProperties()
           where property.Name != nameof(ReleaseRequest.Unit)
           let values = Values(property.PropertyType)
           where values.Length > 0
           select (property, values),
    ];

    /// <summary>Requests without end.</summary>
    internal static IEnumerable<ReleaseRequest> From(int seed)
    {
        var random = new Random(seed);
        while (true)
            yield return Of([.. Fields.Select(field => field.Values[random.Next(field.Values.Length)])]);
    }

    /// <summary>The request whose <see cref="Fields"/> have these values.</summary>
    internal static ReleaseRequest Of(object?[] values)
    {
        var request = new ReleaseRequest();
        for (var index = 0; index < values.Length; index++)
            Fields[index].Property.SetValue(request, values[index]);
        return request;
    }

    /// <summary>A request with another value in one of its fields.</summary>
    internal static ReleaseRequest With(ReleaseRequest request, PropertyInfo property, object? value)
    {
        var other = request with { };
        property.SetValue(other, value);
        return other;
    }

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
        : type == typeof(PatientId) ? [null, PatientId.Unverified("opaque"), Born("20150101"), Born("19810829")]
        : [];
}
