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

    internal static readonly IReadOnlyList<string> Names = Columns.Split(", ");

    /// <summary>The event of the row that the reader stands on.</summary>
    /// <exception cref="Core.RadOpsException">An instant or id is not in its canonical form.</exception>
    internal static RegisterEvent Read(DbDataReader row) => new()
    {
        Position = row.GetInt64(0),
        Id = ReadId(row.GetString(1)),
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

    /// <summary>The event's values, in the order of <see cref="Names"/>.</summary>
    internal static object[] Values(RegisterEvent @event) =>
    [
        @event.Position, @event.Id.ToString("d"), @event.Kind, RegisterTime.ToText(@event.Occurred), RegisterTime.ToText(@event.Recorded), @event.Operator, @event.CareUnit, @event.Purpose, @event.Subject, @event.Journal,
        @event.Sequence, (object?)@event.Payload?.Text ?? DBNull.Value, @event.PayloadHash, @event.PreviousHash, @event.Hash,
    ];

    // In its canonical form only: the parser overlooks blanks and capitals, and an event that has them is not found by its id.
    private static Guid ReadId(string text) => text.Length == 36 && !text.AsSpan().ContainsAnyInRange('A', 'F') && Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty;
}
