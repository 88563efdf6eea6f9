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
        var values = EventRow.Values(@event);
        for (var at = 0; at < values.Length; at++) insert.Parameters[at].Value = values[at];
        insert.ExecuteNonQuery();
    }

    public override void Dispose() => insert.Dispose();
}
