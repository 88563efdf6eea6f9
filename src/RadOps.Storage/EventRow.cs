using System.Data;
using System.Data.Common;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>
/// A row of the table <c>events</c>. Ids, instants and hashes are kept as the texts that the chain was made over, so that no engine's
/// rounding can break it and the chain can be checked with nothing but SQL and SHA-256.
/// </summary>
internal static class EventRow
{
    internal const string Columns = "position, id, kind, occurred, recorded, operator, care_unit, purpose, subject, journal, sequence, payload, payload_hash, previous_hash, hash";

    private static readonly string[] Names = Columns.Split(", ");

    /// <summary>A prepared insert whose parameters <see cref="Fill"/> sets.</summary>
    internal static DbCommand Insert(DbConnection connection, DbTransaction transaction)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"INSERT INTO events ({Columns}) VALUES ({string.Join(", ", Names.Select(name => $"@{name}"))})";
        foreach (var name in Names)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@{name}";
            parameter.DbType = name is "position" or "sequence" ? DbType.Int64 : DbType.String;
            if (parameter.DbType == DbType.String) parameter.Size = name == "payload" ? -1 : 200;
            command.Parameters.Add(parameter);
        }

        command.Prepare();
        return command;
    }

    internal static void Fill(DbCommand insert, RegisterEvent @event)
    {
        var values = insert.Parameters;
        values[0].Value = @event.Position;
        values[1].Value = @event.Id.ToString("d");
        values[2].Value = @event.Kind;
        values[3].Value = RegisterTime.ToText(@event.Occurred);
        values[4].Value = RegisterTime.ToText(@event.Recorded);
        values[5].Value = @event.Operator;
        values[6].Value = @event.CareUnit;
        values[7].Value = @event.Purpose;
        values[8].Value = @event.Subject;
        values[9].Value = @event.Journal;
        values[10].Value = @event.Sequence;
        values[11].Value = @event.Payload;
        values[12].Value = @event.PayloadHash;
        values[13].Value = @event.PreviousHash;
        values[14].Value = @event.Hash;
    }

    /// <summary>The event of the row that the reader stands on.</summary>
    /// <exception cref="Core.RadOpsException">An instant or id is not in its canonical form.</exception>
    internal static RegisterEvent Read(DbDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Id = Guid.TryParseExact(row.GetString(1), "D", out var id) ? id : Guid.Empty,
        Kind = row.GetString(2),
        Occurred = RegisterTime.FromText(row.GetString(3)),
        Recorded = RegisterTime.FromText(row.GetString(4)),
        Operator = row.GetString(5),
        CareUnit = row.GetString(6),
        Purpose = row.GetString(7),
        Subject = row.GetString(8),
        Journal = row.GetString(9),
        Sequence = row.GetInt64(10),
        Payload = row.IsDBNull(11) ? null : row.GetString(11),
        PayloadHash = row.GetString(12),
        PreviousHash = row.GetString(13),
        Hash = row.GetString(14),
    };
}
