using Npgsql;
using NpgsqlTypes;
using RadOps.Core.Register;

namespace RadOps.Storage.Postgres;

/// <summary>COPY in binary: all events in one stream, and one answer.</summary>
internal sealed class PostgresEventWriter(NpgsqlConnection connection) : EventWriter
{
    private readonly NpgsqlBinaryImporter import = connection.BeginBinaryImport($"COPY events ({EventRow.Columns}) FROM STDIN (FORMAT BINARY)");

    internal override void Write(RegisterEvent @event)
    {
        import.StartRow();
        import.Write(@event.Position, NpgsqlDbType.Bigint);
        Write(@event.Id.ToString("d"));
        Write(@event.Kind);
        Write(RegisterTime.ToText(@event.Occurred));
        Write(RegisterTime.ToText(@event.Recorded));
        Write(@event.Operator);
        Write(@event.CareUnit);
        Write(@event.Purpose);
        Write(@event.Subject);
        Write(@event.Journal);
        import.Write(@event.Sequence, NpgsqlDbType.Bigint);
        if (@event.Payload is { } payload) Write(payload.Text);
        else import.WriteNull();
        Write(@event.PayloadHash);
        Write(@event.PreviousHash);
        Write(@event.Hash);
    }

    internal override void Complete() => import.Complete();

    public override void Dispose() => import.Dispose();

    private void Write(string text) => import.Write(text, NpgsqlDbType.Text);
}
