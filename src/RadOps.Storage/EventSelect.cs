using System.Globalization;
using System.Text;
using Dapper;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>Turns a query into a statement with parameters; no value ever becomes part of the statement's text.</summary>
internal static class EventSelect
{
    internal static (string Sql, DynamicParameters Parameters) For(RegisterQuery query, long after)
    {
        var sql = new StringBuilder("SELECT ").Append(EventRow.Columns).Append(" FROM events WHERE position > @after");
        var parameters = new DynamicParameters();
        parameters.Add("after", after);
        if (query.Through is { } through)
        {
            sql.Append(" AND position <= @through");
            parameters.Add("through", through);
        }

        if (query.Kinds is { } kinds) sql.Append(" AND kind").Append(AnyOf("kind", [.. kinds], parameters));
        if (query.Ids is { } ids) sql.Append(" AND id").Append(AnyOf("id", [.. ids.Select(id => id.ToString("d"))], parameters));
        if (query.Subject is { } subject)
        {
            sql.Append(" AND subject = @subject");
            parameters.Add("subject", subject);
        }

        if (query.From is { } from)
        {
            sql.Append(" AND occurred >= @from");
            parameters.Add("from", RegisterTime.ToText(from));
        }

        if (query.To is { } to)
        {
            sql.Append(" AND occurred < @to");
            parameters.Add("to", RegisterTime.ToText(to));
        }

        return (sql.Append(" ORDER BY position").ToString(), parameters);
    }

    private static string AnyOf(string name, string[] values, DynamicParameters parameters)
    {
        if (values.Length == 0) return " IN (NULL)";
        var names = new List<string>(values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"@{name}{index}"));
            parameters.Add(names[^1], values[index]);
        }

        return $" IN ({string.Join(", ", names)})";
    }
}
