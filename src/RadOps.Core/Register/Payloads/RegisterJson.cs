using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using RadOps.Core.Audit.Runs;

namespace RadOps.Core.Register.Payloads;

/// <summary>How payloads become JSON. The only place where an identity is written out unmasked, and only into the register.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UseStringEnumConverter = true,
    Converters = [typeof(RevealedPatientIdConverter), typeof(RevealedPersonNameConverter), typeof(InstantConverter), typeof(MoneyConverter)])]
[JsonSerializable(typeof(CheckpointPayload))]
[JsonSerializable(typeof(ReleasePayload))]
[JsonSerializable(typeof(ExportBegunPayload))]
[JsonSerializable(typeof(ExportClaimPayload))]
[JsonSerializable(typeof(ExportStepPayload))]
[JsonSerializable(typeof(ExportStoppedPayload))]
[JsonSerializable(typeof(ExportFailedPayload))]
[JsonSerializable(typeof(RefusalPayload))]
[JsonSerializable(typeof(NotePayload))]
[JsonSerializable(typeof(PastedPayload))]
[JsonSerializable(typeof(StepsPayload))]
[JsonSerializable(typeof(HandOverPayload))]
[JsonSerializable(typeof(ClosedPayload))]
[JsonSerializable(typeof(PapersPayload))]
[JsonSerializable(typeof(CorrectionPayload))]
[JsonSerializable(typeof(ConsentPayload))]
[JsonSerializable(typeof(InvoiceBasis))]
[JsonSerializable(typeof(SamplePayload))]
[JsonSerializable(typeof(ReviewPayload))]
[JsonSerializable(typeof(AuditRunPayload))]
[JsonSerializable(typeof(DisclosurePayload))]
[JsonSerializable(typeof(DisposalPayload))]
[JsonSerializable(typeof(AuditSentPayload))]
[JsonSerializable(typeof(TransferBegunPayload))]
[JsonSerializable(typeof(AssociationEndedPayload))]
[JsonSerializable(typeof(TransferEndPayload))]
[JsonSerializable(typeof(TransferConfirmedPayload))]
[JsonSerializable(typeof(TransferDoneByPersonPayload))]
internal sealed partial class RegisterJson : JsonSerializerContext
{
    /// <summary>Reads an event's payload.</summary>
    /// <returns>Null when it was disposed of.</returns>
    /// <exception cref="RadOpsException"><c>PayloadUnreadable</c>.</exception>
    internal static T? Read<T>(RegisterEvent @event, JsonTypeInfo<T> type)
        where T : class
    {
        if (@event.Payload is null) return null;
        try
        {
            return JsonSerializer.Deserialize(@event.Payload.Utf8.Span, type);
        }
        catch (JsonException error)
        {
            // The parser's own words may quote the payload.
            throw new RadOpsException(
                "PayloadUnreadable", ErrorKind.Corrupt, FormattableString.Invariant($"The payload of event {@event.Position} cannot be read (at byte {error.BytePositionInLine}). Verify the register."), @event.Id.ToString("d"));
        }
    }
}
