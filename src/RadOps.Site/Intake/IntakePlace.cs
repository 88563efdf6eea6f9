using RadOps.Core;
using RadOps.Core.Identity;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Documents.Intake;

namespace RadOps.Site.Intake;

/// <summary>A department's files from patients on this computer: its routine, its folders, and what this machine remembers.</summary>
public sealed class IntakePlace
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly JournalPlace journals;

    internal IntakePlace(Workplace workplace, string organisation, bool offline)
    {
        journals = new(workplace, offline);
        Routine = IntakeRoutine.Of(workplace.Packs.For(organisation), organisation);
        Machine = new UserMachine(workplace.Environment);
        var check = new FileCheck(workplace, Routine);
        Tools = new()
        {
            Journal = journals.Journal,
            Routine = Routine,
            Machine = Machine,
            Notes = new(Path.Combine(workplace.JournalFolder, "intake")),
            Clock = workplace.Clock,
            Account = workplace.Operator.Operator,
            Accounts = workplace.Settings.Accounts,
            Picsara = workplace.Settings.Folders.Picsara is { } picsara ? workplace.Resolve(picsara) : null,
            Earchive = workplace.Settings.Folders.Earchive is { } earchive ? workplace.Resolve(earchive) : null,
            Limits = check.CopyLimits,
            Inspect = check.Inspect,
            Sheet = known => PrintSheet.Draw(known, Routine, workplace.Operator.CareUnit, workplace.Clock.GetUtcNow()),
        };
        Desk = new(Tools);
    }

    /// <summary>The routine.</summary>
    public IntakeRoutine Routine { get; }

    /// <summary>The computer.</summary>
    public IIntakeMachine Machine { get; }

    /// <summary>Takes files in.</summary>
    public IntakeDesk Desk { get; }

    private IntakeTools Tools { get; }

    /// <summary>Ends cases.</summary>
    /// <param name="patience">How long is waited for a file that another program holds open; null for five seconds.</param>
    public IntakeCompletion Completion(TimeSpan? patience = null) => new(patience is { } time ? Tools with { Patience = time } : Tools);

    /// <summary>Watches a folder, for a time or until it is stopped, and hands on each file once it is whole.</summary>
    /// <param name="folder">Full path; null for the folder for downloads.</param>
    /// <param name="duration">How long; null until it is stopped.</param>
    /// <param name="waiting">Gets what is waiting, each time that it is looked.</param>
    /// <param name="whole">Gets each file's full path, once.</param>
    /// <param name="stop">Stops it, between two files.</param>
    /// <exception cref="RadOpsException"><c>PathNotFound</c>.</exception>
    public void Watch(string? folder, TimeSpan? duration, Action<IReadOnlyList<WaitingFile>> waiting, Action<string> whole, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(waiting);
        ArgumentNullException.ThrowIfNull(whole);
        var watch = new FolderWatch(Machine, folder ?? Machine.Downloads, Tools.Clock, Settle);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        for (var started = Tools.Clock.GetTimestamp(); !stop.IsCancellationRequested && (duration is null || Tools.Clock.GetElapsedTime(started) < duration); _ = stop.WaitHandle.WaitOne(Pause))
        {
            List<WaitingFile> files = [.. watch.Look().Where(file => !taken.Contains(file.Path))];
            waiting(files);
            foreach (var file in files.Where(file => file.IsWhole))
            {
                taken.Add(file.Path);
                whole(file.Path);
            }
        }
    }

    /// <inheritdoc cref="OutagePlace.Exchange"/>
    public void Exchange(CancellationToken cancellationToken) => journals.Exchange(cancellationToken);

    /// <inheritdoc cref="OutagePlace.SubjectOf"/>
    public string SubjectOf(PatientId? patient) => journals.SubjectOf(patient);
}
