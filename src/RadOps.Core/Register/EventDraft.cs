using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>Fills in what is the same for all events of one operator.</summary>
internal sealed class EventDraft(ReadOnlyMemory<byte> secret, TimeProvider clock, OperatorContext context)
{
    internal string SubjectOf(PatientId? patient) => SubjectKey.Of(patient, secret);

    internal NewEvent Make(Guid id, string kind, PatientId? patient, string payload, DateTimeOffset? occurred = null) =>
        Make(id, kind, SubjectOf(patient), payload, occurred);

    internal NewEvent Make(Guid id, string kind, string subject, string payload, DateTimeOffset? occurred = null) => new()
    {
        Id = id,
        Kind = kind,
        Occurred = occurred ?? clock.GetUtcNow(),
        Operator = context.Operator,
        CareUnit = context.CareUnit,
        Purpose = context.Purpose,
        Subject = subject,
        Journal = NewEvent.RegisterJournal,
        Sequence = 0,
        Payload = payload,
    };
}
