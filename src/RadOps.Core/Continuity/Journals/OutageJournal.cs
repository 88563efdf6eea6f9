using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Continuity.Payloads;
using RadOps.Core.Register;

namespace RadOps.Core.Continuity.Journals;

/// <summary>
/// What a machine remembers of outages without any server: a journal of its own, which only it numbers, beside copies of the others' that it has seen. Journals are
/// exchanged over a shared folder and over the register, event by event; nothing is ever taken back, so that machines which have seen each other's events agree.
/// </summary>
/// <param name="files">Where the journals are.</param>
/// <param name="machine">Name of the machine.</param>
/// <param name="clock">Gives the time.</param>
/// <param name="context">On whose behalf it is written.</param>
public sealed class OutageJournal(IJournalFiles files, string machine, TimeProvider clock, OperatorContext context)
{
    /// <summary>Purpose of every event of a drill, so that it is seen in the envelope too.</summary>
    public const string DrillPurpose = "Övning";

    private const string Extension = ".journal";
    private const string MachineExtension = ".machine";
    private const string RegisteredExtension = ".registered";

    // Letters alone, so that a number is never taken for a patient's; without those that are heard or read as each other.
    private const string Letters = "ABCDEFGHJKMNPQRSTVWXYZ";
    private const int NameLength = 8;

    /// <summary>How it stands; nothing is written.</summary>
    /// <exception cref="RadOpsException"><c>JournalUnreachable</c>.</exception>
    public JournalState State
    {
        get
        {
            var name = OwnName();
            var view = Read();
            var own = name is null ? [] : Contents(files, name).Faults;
            var known = view.Events.DistinctBy(item => item.Journal).Count();
            return new(name, known, view.Events.Count, Math.Max(0, view.Events.Count - Registered()), (JournalFault[])[.. own, .. view.Missing, .. view.Forks]);
        }
    }

    /// <summary>Everything that is known here.</summary>
    internal JournalView Read() => JournalView.Of(All(files));

    /// <summary>Writes what is to be written after all that is known here. Other processes of the machine are kept out meanwhile.</summary>
    /// <param name="decide">Says what, from what is known; it may throw.</param>
    /// <param name="cancellationToken">Cancels until it is written.</param>
    /// <exception cref="RadOpsException"><c>JournalNotWritten</c>, <c>JournalLocked</c>, <c>EventMalformed</c>: nothing was recorded, unless the message says so.</exception>
    internal IReadOnlyList<NewEvent> Append(Func<JournalView, IEnumerable<JournalDraft>> decide, CancellationToken cancellationToken = default)
    {
        using var held = files.Lock(cancellationToken);
        var view = Read();
        List<JournalDraft> drafts = [.. decide(view)];
        if (drafts.Count == 0) return [];
        // A journal that is gone is not begun again: numbers that it gave may be on papers.
        var name = OwnName() is { } own && files.Read(own + Extension).Length > 0 ? own : Name();
        var contents = Contents(files, name);
        var asked = drafts.Count;
        var last = view.Events.Where(item => item.Journal == name).Select(item => item.Sequence).DefaultIfEmpty().Max();
        if (last == 0)
            drafts.Insert(0, new(EventKinds.JournalOpened, false, (start, _, _) => Json(start with { Machine = machine })));
        // Straight after what was broken off: that is how it is known for what it is.
        if (contents.Torn is { } torn)
            drafts.Insert(0, new(EventKinds.JournalRepaired, false, (start, _, _) => Json(start with { TornAt = torn.Offset, TornLength = torn.Length })));
        List<NewEvent> written = [.. drafts.Select((draft, i) => Make(draft, name, last + 1 + i, view.NextOrder + i))];
        files.Append(name + Extension, Lines(written, contents.EndsLine));
        return written[^asked..];
    }

    /// <summary>Takes in what a shared folder has, and gives it what it has not.</summary>
    /// <returns>How many events came in and went out.</returns>
    /// <exception cref="RadOpsException"><c>JournalUnreachable</c>, <c>JournalNotWritten</c>, <c>JournalLocked</c>: what is here is as it was, or richer.</exception>
    public JournalExchange Exchange(IJournalFiles share, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(share);
        _ = share.List();
        using var sharing = share.Lock(cancellationToken);
        var theirs = JournalView.Of(All(share));
        var taken = TakeIn(theirs, cancellationToken);
        return new(taken, Put(share, Read().Events.Where(item => !theirs.Knows(item))));
    }

    /// <summary>Takes in what the register has of other machines' journals, and appends to it what it has not, with its own time, journal and number.</summary>
    /// <returns>How many events came in and went out.</returns>
    /// <exception cref="RadOpsException">The register does not answer; what is here is as it was, or richer.</exception>
    public JournalExchange Exchange(IRegisterStore register, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(register);
        while (true)
        {
            // The journal is not held meanwhile: a register may take its time to answer, and the night's work goes on.
            List<NewEvent> there = [.. register.Read(new() { Kinds = EventKinds.OfJournals }, cancellationToken)];
            var theirs = JournalView.Of(there.Select(Plain));
            List<NewEvent> missing = [.. Read().Events.Where(item => !theirs.Knows(item))];
            try
            {
                if (missing.Count > 0) register.Append(missing, cancellationToken);
            }
            catch (RadOpsException taken) when (taken.Code == "EventExists" && register.Read(new() { Kinds = EventKinds.OfJournals }, cancellationToken).Count() > there.Count)
            {
                continue; // another machine was quicker: what it appended is read anew
            }

            var came = TakeIn(theirs, cancellationToken);
            files.Replace(machine + RegisteredExtension, Encoding.UTF8.GetBytes(FormattableString.Invariant($"{theirs.Events.Count + missing.Count}")));
            return new(came, missing.Count);
        }
    }

    private int TakeIn(JournalView theirs, CancellationToken cancellationToken)
    {
        using var held = files.Lock(cancellationToken);
        var ours = Read();
        return Put(files, theirs.Events.Where(item => item.Payload is not null && !ours.Knows(item)));
    }

    private NewEvent Make(JournalDraft draft, string name, long sequence, long order)
    {
        var item = new NewEvent
        {
            Id = EventId.For(draft.Kind, FormattableString.Invariant($"{name}\n{sequence}\n{Guid.CreateVersion7(clock.GetUtcNow())}")),
            Kind = draft.Kind,
            Occurred = RegisterTime.Truncate(draft.Occurred ?? clock.GetUtcNow()),
            Operator = context.Operator,
            CareUnit = context.CareUnit,
            Purpose = draft.Drill ? DrillPurpose : context.Purpose,
            Subject = draft.Subject,
            Journal = name,
            Sequence = sequence,
            Payload = draft.Payload(new JournalPayload { Order = order, Drill = draft.Drill }, name, sequence),
        };
        RegisterChain.Check(item);
        return item;
    }

    /// <summary>The machine's own journal is named by a file of its own, so that a copy of another's is never taken for it.</summary>
    private string? OwnName() => files.Read(machine + MachineExtension) is { Length: > 0 } name ? Encoding.UTF8.GetString(name) : null;

    private string Name()
    {
        var name = "outage-" + RandomNumberGenerator.GetString(Letters, NameLength);
        files.Replace(machine + MachineExtension, Encoding.UTF8.GetBytes(name));
        return name;
    }

    private int Registered() => int.TryParse(Encoding.UTF8.GetString(files.Read(machine + RegisteredExtension)), out var count) ? count : 0;

    private static IEnumerable<NewEvent> All(IJournalFiles place) =>
        place.List().Where(file => file.EndsWith(Extension, StringComparison.Ordinal)).SelectMany(file => Contents(place, file[..^Extension.Length]).Entries);

    private static JournalContents Contents(IJournalFiles place, string name) => JournalText.Read(name, place.Read(name + Extension));

    private static int Put(IJournalFiles place, IEnumerable<NewEvent> events)
    {
        var count = 0;
        foreach (var journal in events.GroupBy(item => item.Journal))
        {
            List<NewEvent> items = [.. journal];
            place.Append(journal.Key + Extension, Lines(items, Contents(place, journal.Key).EndsLine));
            count += items.Count;
        }

        return count;
    }

    private static byte[] Lines(IEnumerable<NewEvent> events, bool endsLine) => [.. endsLine ? [] : "\n"u8, .. events.SelectMany(JournalText.Line)];

    /// <summary>An event as it stood in its journal, without its place in the register.</summary>
    private static NewEvent Plain(NewEvent item) => new()
    {
        Id = item.Id,
        Kind = item.Kind,
        Occurred = item.Occurred,
        Operator = item.Operator,
        CareUnit = item.CareUnit,
        Purpose = item.Purpose,
        Subject = item.Subject,
        Journal = item.Journal,
        Sequence = item.Sequence,
        Payload = item.Payload,
    };

    private static string Json(JournalPayload payload) => CanonicalJson.Of(payload, ContinuityJson.Default.JournalPayload);
}
