using System.Globalization;
using RadOps.Core.Identity;

namespace RadOps.Core.Release;

/// <summary>
/// Makes requests of named texts: the rows of a file, or the properties of an object. It is made once for a set of columns, in any order,
/// English or Swedish, and then used for row after row. Columns that it does not know are kept in <see cref="ReleaseRequest.Extra"/>.
/// Not for use by several threads at once.
/// </summary>
public sealed class RequestBinder
{
    // Init-only for everybody else; the request is not handed out before its row is read to the end.
    private static readonly Action<ReleaseRequest, string?> SetOrganisation = Setter<string?>(nameof(ReleaseRequest.Organisation));
    private static readonly Action<ReleaseRequest, IReadOnlyDictionary<string, string>?> SetExtra =
        Setter<IReadOnlyDictionary<string, string>?>(nameof(ReleaseRequest.Extra));

    private readonly RequestBinding binding;
    private readonly RequestColumn?[] columns;
    private readonly int[] extraIndex;
    private readonly string?[] previous;
    private readonly string[] extraNames;
    private readonly List<RequestFieldError> errors = [];
    private ReleaseRequest request = new();
    private string[] extras = [];

    /// <summary>Compiles a header.</summary>
    /// <param name="headers">The names of the columns, in the order in which the values will come.</param>
    /// <param name="binding">The day, zone and organisation that the rows are understood by.</param>
    /// <exception cref="RadOpsException">
    /// <c>RequestColumnDuplicate</c>: two headers name the same column, or an unknown name stands twice. <c>RequestColumnUnnamed</c>: a
    /// header is blank.
    /// </exception>
    public RequestBinder(IReadOnlyList<string> headers, RequestBinding binding)
    {
        this.binding = binding;
        columns = new RequestColumn?[headers.Count];
        extraIndex = new int[headers.Count];
        previous = new string?[headers.Count];
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < headers.Count; i++)
        {
            var header = headers[i].Trim();
            if (header.Length == 0)
                throw new RadOpsException("RequestColumnUnnamed", ErrorKind.InvalidInput, $"Column {i + 1} has no name in the header row. Name it, or take the column away.");
            columns[i] = RequestColumns.Find(header);
            if (!seen.Add(columns[i]?.Name ?? header))
                throw Duplicate(columns[i]?.Name, header);
            extraIndex[i] = names.Count;
            if (columns[i] is null)
                names.Add(header);
        }

        extraNames = [.. names];
    }

    /// <summary>How many values a row has.</summary>
    public int Count => columns.Length;

    /// <summary>The headers that RadOps does not know, in their order.</summary>
    public IReadOnlyList<string> UnknownColumns => extraNames;

    /// <summary>Whether a column is among the headers.</summary>
    /// <param name="name">The column, as RadOps names it.</param>
    public bool Has(string name) => columns.Any(column => column?.Name == name);

    /// <summary>Begins a row.</summary>
    public void Begin()
    {
        request = new();
        errors.Clear();
        extras = extraNames.Length > 0 ? new string[extraNames.Length] : [];
        Array.Fill(extras, "");
    }

    /// <summary>Takes in one value of the row; blank means "not known".</summary>
    /// <param name="index">The column's place in the header, from 0.</param>
    /// <param name="text">The value.</param>
    public void Set(int index, ReadOnlySpan<char> text)
    {
        var column = columns[index];
        if (column is null)
        {
            extras[extraIndex[index]] = new(text);
            return;
        }

        text = text.Trim();
        if (!text.IsEmpty && column.Set(request, text, binding, ref previous[index]) is { } problem)
            errors.Add(new(column.Name, Quote(column, text), problem));
    }

    /// <summary>Ends the row.</summary>
    /// <param name="row">Its number, as a spreadsheet counts it.</param>
    /// <returns>The request, or everything that is wrong with the row.</returns>
    public RequestRow End(int row)
    {
        var id = IdentityMask.MaskOrNull(request.RequestId);
        if (errors.Count > 0)
            return new(row, id, null, [.. errors]);
        if (request.Organisation is null && binding.Organisation is not null)
            SetOrganisation(request, binding.Organisation);
        if (extras.Length > 0)
            SetExtra(request, new ExtraColumns(extraNames, extras));
        return new(row, id, request, []);
    }

    /// <summary>Makes a request of an object's properties; a value may be text, a date, a boolean, one of the request's own values, or null.</summary>
    /// <param name="properties">Names and values.</param>
    /// <param name="binding">The day, zone and organisation that they are understood by.</param>
    /// <param name="row">The object's number in its stream, from 1.</param>
    /// <exception cref="RadOpsException">As for <see cref="RequestBinder(IReadOnlyList{string}, RequestBinding)"/>.</exception>
    public static RequestRow Bind(IEnumerable<KeyValuePair<string, object?>> properties, RequestBinding binding, int row)
    {
        var all = properties.ToList();
        var binder = new RequestBinder([.. all.Select(property => property.Key)], binding);
        return binder.Bind(all.Select(property => property.Value), row);
    }

    /// <summary>Makes a request of the values of one row, in the header's order.</summary>
    /// <param name="values">Text, dates, booleans, the request's own values, or null.</param>
    /// <param name="row">The row's number.</param>
    public RequestRow Bind(IEnumerable<object?> values, int row)
    {
        Begin();
        var index = 0;
        foreach (var value in values)
            Set(index++, Text(value));
        return End(row);
    }

    /// <summary>A value as the text that a file would hold.</summary>
    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        PatientId id => id.Reveal(),
        PersonName name => name.Reveal(),
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime { Kind: DateTimeKind.Unspecified } time => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ssK", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static Action<ReleaseRequest, T> Setter<T>(string property) =>
        typeof(ReleaseRequest).GetProperty(property)!.SetMethod!.CreateDelegate<Action<ReleaseRequest, T>>();

    private static string Quote(RequestColumn column, ReadOnlySpan<char> text)
    {
        var quoted = IdentityMask.Quote(text);

        // A number that is too mangled to be recognised is an identity all the same when it stands in this column.
        return column.Name == nameof(ReleaseRequest.PatientId) && !quoted.Contains("-****", StringComparison.Ordinal) ? "****" : quoted;
    }

    private static RadOpsException Duplicate(string? column, string header) => new(
        "RequestColumnDuplicate",
        ErrorKind.InvalidInput,
        column is null
            ? $"The column '{IdentityMask.Quote(header)}' stands twice in the header row. Keep one of them."
            : $"The column {column} stands twice in the header row, the second time as '{header}'. Keep one of them.");
}
