using System.Globalization;
using System.Reflection;
using RadOps.Core.Identity;

namespace RadOps.Core.Release;

/// <summary>A request made of facts, the other way round from <see cref="ReleaseFacts.From"/>. All data in it is made up.</summary>
/// <param name="Request">The request; what no fact was given for is not known.</param>
/// <param name="EarlierRelease">Whether the register holds a release of the same study to the same destination.</param>
internal sealed record RequestSketch(ReleaseRequest Request, bool EarlierRelease = false)
{
    private const string Given = "angivet";
    private const string OutsideScope = "enhet utanför rutinen";

    /// <summary>The facts that are a column of the request, each with what the column holds for each of its values.</summary>
    private static readonly Dictionary<ReleaseFact, (PropertyInfo Column, object?[] Values)> Columns = (
        from fact in ReleaseFacts.All
        let column = typeof(ReleaseRequest).GetProperty(fact.Name)
        where column is not null && fact != ReleaseFacts.UnitScope
        select (fact, (column, Enumerable.Range(0, fact.Values.Count).Select(value => Value(column.PropertyType, value)).ToArray()))).ToDictionary();

    /// <summary>The same but for one fact.</summary>
    /// <param name="fact">The fact. AskedPhysical changes nothing: it follows from medium and delivery.</param>
    /// <param name="value">Its value, by number.</param>
    /// <param name="asOf">The day on which a minor is one.</param>
    internal RequestSketch With(ReleaseFact fact, int value, DateOnly asOf)
    {
        if (Columns.TryGetValue(fact, out var known))
        {
            var request = Request with { };
            known.Column.SetValue(request, known.Values[value]);
            return this with { Request = request };
        }

        return fact == ReleaseFacts.Minor ? this with { Request = Request with { PatientId = value == 0 ? null : Minor(asOf) } }
            : fact == ReleaseFacts.RegisterHit ? new(Request with { RegisterHitAcknowledged = value == 1 }, value > 0)
            : fact == ReleaseFacts.UnitScope ? this with { Request = Request with { Unit = value == 0 ? null : OutsideScope } }
            : this;
    }

    private static object? Value(Type type, int value) =>
        type.IsEnum ? Enum.ToObject(type, value)
        : type == typeof(bool) ? value == 1
        : type == typeof(bool?) ? value == 0 ? null : value == 1
        : value == 0 ? null : Given;

    /// <summary>Ten years old, with one of the numbers that Skatteverket sets aside for tests.</summary>
    private static PatientId Minor(DateOnly asOf)
    {
        var nine = asOf.AddYears(-10).ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "238";
        for (var check = 0; ; check++)
            if (PatientId.TryParse(string.Create(CultureInfo.InvariantCulture, $"{nine}{check}"), asOf, out var id, out _))
                return id;
    }
}
