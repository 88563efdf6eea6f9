using System.Data;
using System.Data.Common;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>A prepared insert, run for each event: what every engine understands.</summary>
internal sealed class CommandEventWriter : EventWriter
{
    private readonly DbCommand insert;

    internal CommandEventWriter(DbConnection connection, DbTransaction transaction)
    {
        insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO events ({EventRow.Columns}) VALUES ({string.Join(", ", EventRow.Names.Select(name => $"@{name}"))})";
        foreach (var name in EventRow.Names)
        {
            var parameter = insert.CreateParameter();
            parameter.ParameterName = $"@{name}";
            parameter.DbType = name is "position" or "sequence" ? DbType.Int64 : DbType.String;
            if (parameter.DbType == DbType.String) parameter.Size = name == "payload" ? -1 : 200;
            insert.Parameters.Add(parameter);
        }

        insert.Prepare();
    }

    internal override void Write(RegisterEvent @event)
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
        values[11].Value = (object?)@event.Payload ?? DBNull.Value;
        values[12].Value = @event.PayloadHash;
        values[13].Value = @event.PreviousHash;
        values[14].Value = @event.Hash;
        insert.ExecuteNonQuery();
    }

    public override void Dispose() => insert.Dispose();
}
