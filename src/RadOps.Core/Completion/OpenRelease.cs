using RadOps.Core.Register;
using RadOps.Core.Register.Payloads;

namespace RadOps.Core.Completion;

/// <summary>A release to which something is being added: the events to record, and how it stands with them.</summary>
internal sealed class OpenRelease(IRegisterStore store, ReleaseRegister register, RegisterEvent item, ReleasePayload release, ReleaseProgress progress)
{
    private readonly List<NewEvent> events = [];

    internal ReleasePayload Release => release;

    /// <summary>How it stands, with what is about to be recorded.</summary>
    internal ReleaseProgress Progress => progress;

    internal NewEvent Add(string kind, Guid id, string payload, DateTimeOffset? occurred = null) => Add(register.Draft.Make(id, kind, item.Subject, payload, occurred));

    /// <summary>Adds a note of what has been done until now; the same text twice is one note.</summary>
    /// <returns>The note's id.</returns>
    internal Guid AddNote(string kind)
    {
        var text = kind == EventKinds.RisNote
            ? progress.Steps.HasFlag(CompletedSteps.MediumMade) ? NoteText.Ris(release.Request, release.Medium) : throw NothingDone()
            : NoteText.Referral(Request(), release.Route, release.Medium, release.Report, progress.Steps);
        return AddText(kind, text, progress.Steps);
    }

    internal Guid AddText(string kind, string text, CompletedSteps steps)
    {
        var note = register.Note(kind, release.ExportId, text, steps, item.Subject);
        if (!progress.Notes.Exists(written => written.NoteId == note.Id)) Add(note);
        return note.Id;
    }

    /// <summary>Records it all, or nothing, and closes the release when nothing remains then.</summary>
    internal void Record()
    {
        if (!progress.IsClosed && progress.Corrections.Count == 0 && progress.OpenDuties(release).Count == 0) Add(ReleaseProgress.Closing(register.Draft, release.ExportId, item.Subject));
        if (events.Count > 0) store.Append(events);
    }

    private NewEvent Add(NewEvent added)
    {
        events.Add(added);
        progress.Take(added);
        return added;
    }

    // The note says who fetched it, which may be another than the order foresaw.
    private Core.Release.ReleaseRequest Request() => progress.HandOver is { } handOver ? release.Request with { Delivery = new HandOver(handOver.Kind).Delivery } : release.Request;

    private RadOpsException NothingDone() => new("NoteNothingDone", ErrorKind.InvalidInput, "The note for RIS says that a medium was burnt; say so first.", release.ExportId);
}
