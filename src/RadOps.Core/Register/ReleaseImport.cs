using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Register.Payloads;
using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>
/// Brings a department's old list into the register. An entry's id is made from what it says, and from how many times the list has said the same before it,
/// so that a list that is imported again, or in a longer version, brings in only what is new.
/// </summary>
internal sealed class ReleaseImport(IRegisterStore store, EventDraft draft)
{
    private const int Batch = 500;

    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    internal ImportResult Run(IEnumerable<ImportedRelease> releases, CancellationToken cancellationToken)
    {
        var (added, known) = (0, 0);
        foreach (var batch in releases.Select(Event).Chunk(Batch))
        {
            var there = store.Read(new RegisterQuery { Ids = [.. batch.Select(item => item.Id)] }, cancellationToken).Select(item => item.Id).ToHashSet();
            var fresh = batch.Where(item => !there.Contains(item.Id)).ToList();
            store.Append(fresh, cancellationToken);
            added += fresh.Count;
            known += batch.Length - fresh.Count;
        }

        return new ImportResult(added, known);
    }

    private NewEvent Event(ImportedRelease imported)
    {
        var line = imported.Line;
        var toPatient = DestinationName.Normalize(line.MediaUnit) == DestinationName.Patient;
        var exportId = ExportId.OfImported(Numbered(imported));
        var payload = new ReleasePayload
        {
            ExportId = exportId,
            Origin = ReleaseOrigin.Imported,
            Method = line.Method,
            Images = true,
            Line = line.ToString(),
            OccurredUnknown = imported.Released is null,
            Request = new ReleaseRequest
            {
                Organisation = imported.Organisation,
                PatientId = imported.PatientId,
                AccessionNumber = imported.AccessionNumber,
                StudyInstanceUid = imported.StudyInstanceUid,
                Examination = line.Examination,
                ExaminationDate = line.ExaminationDate,
                Recipient = toPatient ? RecipientType.Patient : RecipientType.Unknown,
                RecipientName = toPatient ? null : PersonName.From(line.FinalClinic),
                MediaUnit = toPatient ? null : line.MediaUnit,
                Orderer = line.Physician,
                OrderingClinic = line.OrderingClinic,
            },
        };
        var day = imported.Released ?? line.ExaminationDate;
        return draft.Make(
            EventId.For(EventKinds.Release, exportId),
            EventKinds.Release,
            imported.PatientId,
            CanonicalJson.Of(payload, RegisterJson.Default.ReleasePayload),
            day is null ? null : new DateTimeOffset(day.Value.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero));
    }

    private string Numbered(ImportedRelease imported)
    {
        var entry = string.Join('\n', imported.Line, imported.PatientId?.Reveal(), imported.AccessionNumber, imported.StudyInstanceUid, imported.Released?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        seen[entry] = seen.GetValueOrDefault(entry) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{entry}\n{seen[entry]}");
    }
}
