using System.Data.Common;
using Dapper;
using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;

namespace RadOps.Storage.Ris;

/// <summary>
/// A view of RIS as a source, which is only read: one question for up to a thousand requests, by their accession numbers. What the site file names goes into the question quoted, and every
/// value as a parameter.
/// </summary>
public sealed class RisView : IFactSource
{
    private const int TimeoutSeconds = 30;

    /// <summary>How many rows are looked at for status words that the site file does not know.</summary>
    private const int SampleRows = 10_000;

    private readonly RisSettings settings;
    private readonly RisDatabase database;
    private readonly RisRow rows;
    private readonly TimeProvider time;

    /// <summary>Names the view; nothing is opened yet.</summary>
    /// <param name="settings">What the site file says, the variables in its view's name replaced.</param>
    /// <param name="time">Gives the time, and the zone of times that state none.</param>
    /// <exception cref="RadOpsException"><c>RisNameMalformed</c>: its name cannot be read; <c>RisIncomplete</c>: table, columns or statuses are missing.</exception>
    public RisView(RisSettings settings, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(time);
        if (settings is not { View: { } view, Table: { } table } || !settings.Columns.ContainsKey(RisColumn.AccessionNumber) || !settings.Columns.ContainsKey(RisColumn.Signature))
            throw new RadOpsException("RisIncomplete", ErrorKind.InvalidInput, "A view of RIS needs view, table, and the columns accessionNumber and signature.");
        this.settings = settings;
        this.time = time;
        database = new(view, table);
        Name = $"RIS-vyn {table}";
        rows = new(Name, settings, time);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>Where it is, in words that hold no secret.</summary>
    public string Location => $"{database.Location} {settings.Table}";

    /// <summary>How many times the database has been asked.</summary>
    public int Questions { get; private set; }

    private string From => database.Quote(settings.Table!);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SourceAnswer>> AskAsync(IReadOnlyList<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(requests);
        string[] numbers = [.. requests.Select(Number).OfType<string>().Distinct(StringComparer.Ordinal)];
        var found = numbers.Length == 0 ? Array.Empty<(string, ReportStatement)>().ToLookup(row => row.Item1, row => row.Item2) : await AskedAsync(() => FindAsync(numbers, cancellationToken), cancellationToken).ConfigureAwait(false);
        return [.. requests.Select(request => Answer(request, found))];
    }

    /// <summary>Looks whether the view can be read, has the columns that the site file names, and holds no status word that it does not know.</summary>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>What is wrong, one failure each; none when all is well.</returns>
    public Task<IReadOnlyList<RadOpsException>> CheckAsync(CancellationToken cancellationToken) => AskedAsync(() => LookAsync(cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A driver does not always let go of a server that takes the connection and says nothing: whoever is stopped leaves it, and what was asked ends when the driver has waited enough.
    private static Task<T> AskedAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken) => Task.Run(ask, cancellationToken).WaitAsync(cancellationToken);

    private async Task<IReadOnlyList<RadOpsException>> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                var missing = new List<RadOpsException>();
                var all = await ColumnsAsync(connection, cancellationToken).ConfigureAwait(false);
                foreach (var (column, name) in settings.Columns.Where(column => !all.Contains(column.Value)))
                    missing.Add(new("RisColumnMissing", ErrorKind.InvalidInput, $"The view {settings.Table} has no column '{name}', which the site file names as {column}. It has {string.Join(", ", all)}; upper and lower case count.", name));
                return settings.Columns.TryGetValue(RisColumn.Signature, out var signature) && all.Contains(signature)
                    ? [.. missing, .. await UnknownWordsAsync(connection, signature, cancellationToken).ConfigureAwait(false)]
                    : missing;
            }
        }
        catch (DbException error)
        {
            return [database.Explain(error)];
        }
        catch (RadOpsException error)
        {
            return [error];
        }
    }

    private SourceAnswer Answer(ReleaseRequest request, ILookup<string, ReportStatement> found)
    {
        if (Number(request) is not { } number)
            return SourceAnswer.Of(new("AccessionMissing", Name, "The request has no accession number, so RIS was not asked about it."));
        var statements = found[number].ToList();
        return statements.Count == 0
            ? SourceAnswer.Of(new("ReportNotFound", Name, $"{Name} has nothing under the request's accession number. Check the number."))
            : ReportFacts.Answer(request, Name, statements);
    }

    private static string? Number(ReleaseRequest request) => request.AccessionNumber?.Trim() is { Length: > 0 } number ? number : null;

    private async Task<ILookup<string, ReportStatement>> FindAsync(string[] numbers, CancellationToken cancellationToken)
    {
        RisColumn[] columns = [.. settings.Columns.Keys.Order()];
        var accession = database.Quote(settings.Columns[RisColumn.AccessionNumber]);
        // PostgreSQL takes the numbers as one array, the others as so many parameters.
        var among = database.Engine == RegisterName.Postgres ? "= ANY(@numbers)" : "IN @numbers";
        var question = $"SELECT {string.Join(", ", columns.Select(column => database.Quote(settings.Columns[column])))} FROM {From} WHERE {accession} {among}";
        try
        {
            var connection = await database.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (connection.ConfigureAwait(false))
            {
                Questions++;
                var at = time.GetLocalNow();
                var found = new List<(string Number, ReportStatement Statement)>();
                var parameters = new DynamicParameters();
                parameters.Add("numbers", Parameter(numbers));
                var reader = await connection.ExecuteReaderAsync(new CommandDefinition(question, parameters, commandTimeout: TimeoutSeconds, cancellationToken: cancellationToken)).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        // Blanks at the end are how a column of fixed length is filled up.
                        if (Convert.ToString(Value(RisColumn.AccessionNumber), System.Globalization.CultureInfo.InvariantCulture)?.Trim() is { Length: > 0 } number)
                            found.Add((number, rows.Read(Value, at)));
                    }
                }

                return found.ToLookup(row => row.Number, row => row.Statement, StringComparer.Ordinal);

                object? Value(RisColumn column) => Array.IndexOf(columns, column) is >= 0 and var index && !reader.IsDBNull(index) ? reader.GetValue(index) : null;
            }
        }
        catch (DbException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw database.Explain(error);
        }
    }

    /// <summary>On SQL Server, plain characters as varchar: a varchar column's index is not used for nvarchar.</summary>
    private object Parameter(string[] numbers) => database.Engine == RegisterName.SqlServer
        ? numbers.Select(number => new DbString { Value = number, IsAnsi = number.All(char.IsAscii), Length = 64 }).ToArray()
        : numbers;

    private async Task<List<string>> ColumnsAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        var reader = await connection.ExecuteReaderAsync(new CommandDefinition($"SELECT * FROM {From} WHERE 1 = 0", commandTimeout: TimeoutSeconds, cancellationToken: cancellationToken)).ConfigureAwait(false);
        await using (reader.ConfigureAwait(false))
            return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private async Task<IEnumerable<RadOpsException>> UnknownWordsAsync(DbConnection connection, string signature, CancellationToken cancellationToken)
    {
        var column = database.Quote(signature);
        var question = database.Engine == RegisterName.SqlServer
            ? $"SELECT DISTINCT word FROM (SELECT TOP {SampleRows} {column} AS word FROM {From}) AS sample"
            : $"SELECT DISTINCT word FROM (SELECT {column} AS word FROM {From} LIMIT {SampleRows}) AS sample";
        var words = await connection.QueryAsync<object>(new CommandDefinition(question, commandTimeout: TimeoutSeconds, cancellationToken: cancellationToken)).ConfigureAwait(false);
        return from word in words
                   .Select(row => Convert.ToString(((IDictionary<string, object?>)row)["word"], System.Globalization.CultureInfo.InvariantCulture)?.Trim())
                   .OfType<string>()
                   .Where(word => word.Length > 0 && !rows.Knows(word))
                   .Order(StringComparer.Ordinal)
               select new RadOpsException("StatusUnmapped", ErrorKind.InvalidInput, $"The view {settings.Table} holds the status '{IdentityMask.Mask(word)}', of which the site file does not say what it comes to. Add it under ris: statuses.", IdentityMask.Mask(word));
    }
}
