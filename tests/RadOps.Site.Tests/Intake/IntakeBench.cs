using System.Security.Cryptography;
using System.Text;
using RadOps.Core;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Intake;
using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Intake.Files;
using RadOps.Documents.Intake;
using RadOps.Formats.Policies;
using RadOps.Site.Intake;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests.Intake;

/// <summary>A desk at Skaraborgs sjukhus: a user's home with a folder for downloads, a bin and thumbnails, and the folders of Picsara and E-arkiv, on the real file system.</summary>
internal sealed class IntakeBench : IDisposable
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 10, 9, 0, 0, TimeSpan.FromHours(1));

    private readonly TemporaryFolder? folder;

    internal IntakeBench(string account = "andkv1", string? personal = "^[a-z]{5}[0-9]*$", string? downloads = null, string? root = null)
    {
        folder = root is null ? new() : null;
        Root = root ?? folder!.Path;
        Downloads = downloads ?? Path.Combine(Home, "Hämtningar");
        foreach (var place in (string[])[Downloads, Picsara, Earchive, Path.Combine(Trash, "files"), Path.Combine(Trash, "info"), Path.Combine(Thumbnails, "normal"), Path.Combine(Thumbnails, "large"), Path.Combine(Thumbnails, "fail", "gnome-thumbnail-factory")])
            Directory.CreateDirectory(place);
        Machine = new(name => name switch
        {
            "HOME" => Home,
            "XDG_DOWNLOAD_DIR" => Downloads,
            _ => null,
        });
        Routine = IntakeRoutine.Of(PolicyFiles.BuiltInPacks(), "SkaraborgsSjukhus");
        Tools = new()
        {
            Journal = new(new JournalFolder(Journal), Environment.MachineName, Clock, new(account, "Hudmottagningen")),
            Routine = Routine,
            Machine = Machine,
            Notes = new(Notes),
            Clock = Clock,
            Account = account,
            Accounts = new(personal, "^gk"),
            Picsara = Picsara,
            Earchive = Earchive,
            Inspect = (path, stop) =>
            {
                Inspected++;
                return PatientFileInspector.Inspect(path, InspectionLimits.Default, stop);
            },
            Sheet = known => PrintSheet.Draw(known, Routine, "Hudmottagningen", Clock.GetUtcNow()),
            Patience = TimeSpan.Zero,
        };
    }

    internal SetClock Clock { get; } = new(Start);

    internal UserMachine Machine { get; }

    internal IntakeRoutine Routine { get; }

    internal IntakeTools Tools { get; set; }

    internal IntakeDesk Desk => new(Tools);

    internal IntakeCompletion Completion => new(Tools);

    /// <summary>How many files were looked into.</summary>
    internal int Inspected { get; private set; }

    internal string Root { get; }

    internal string Home => Path.Combine(Root, "hem");

    internal string Downloads { get; }

    internal string Trash => Path.Combine(Home, ".local", "share", "Trash");

    internal string Thumbnails => Path.Combine(Home, ".cache", "thumbnails");

    internal string Picsara => Path.Combine(Root, "picsara");

    internal string Earchive => Path.Combine(Root, "earkiv");

    internal string Journal => Path.Combine(Root, "journal");

    internal string Notes => Path.Combine(Root, "journal", "intake");

    /// <summary>Everything that a person can say, said as the routine wants it.</summary>
    internal static IntakeStatements Said { get; } = new()
    {
        Channel = IntakeChannel.EServices1177,
        UnitActivated = true,
        PatientActivated = true,
        CareRelation = true,
        PriorDialogue = true,
        Relevant = true,
        PicsaraReady = true,
        SentAt = Start.AddHours(-3),
    };

    /// <summary>Puts a file among the downloads.</summary>
    internal string Download(string name, byte[] content)
    {
        var path = Path.Combine(Downloads, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    /// <summary>Takes files in as what they are said to be, and puts them ready.</summary>
    internal PatientFileCase Take(PatientFileClass? kind, params string[] paths) => Take(Said, kind, paths);

    internal PatientFileCase Take(IntakeStatements said, PatientFileClass? kind, params string[] paths) =>
        Desk.MakeReady(Desk.Import(Desk.Plan(new() { Paths = paths, Statements = said, Class = kind })).CaseId);

    internal PatientFileCase Complete(string caseId, bool uploaded = false, bool printed = false, bool archived = false, Action<CleanUpItem>? told = null)
    {
        var plan = Completion.Plan(new() { CaseId = caseId, Uploaded = uploaded, Printed = printed, Archived = archived, ConfirmedBy = "Anders Kvist" });
        return Completion.Complete(plan, plan.Items, told);
    }

    /// <summary>Throws a file away as a desktop does.</summary>
    internal string ThrowAway(string path, string? name = null)
    {
        name ??= Path.GetFileName(path);
        var thrown = Path.Combine(Trash, "files", name);
        File.WriteAllText(Path.Combine(Trash, "info", name + ".trashinfo"), $"[Trash Info]\nPath={string.Join('/', path.Split('/').Select(Uri.EscapeDataString))}\nDeletionDate=2026-03-10T09:10:00\n");
        File.Move(path, thrown);
        return thrown;
    }

    /// <summary>Makes the thumbnail of a file as a desktop does.</summary>
    internal string Thumbnail(string path, string size = "normal")
    {
#pragma warning disable CA5351 // The standard names thumbnails by MD5.
        var name = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes("file://" + string.Join('/', path.Split('/').Select(part => Uri.EscapeDataString(part).Replace("%28", "(").Replace("%29", ")")))))) + ".png";
#pragma warning restore CA5351
        var thumbnail = Path.Combine(Thumbnails, size, name);
        File.WriteAllBytes(thumbnail, PatientFiles.Png(1));
        return thumbnail;
    }

    /// <summary>Every path there is with what is in it: two equal answers mean that nothing changed.</summary>
    internal IReadOnlyList<string> State(Func<string, bool>? which = null) =>
    [
        .. from path in Directory.EnumerateFileSystemEntries(Root, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
           where which?.Invoke(path) != false
           orderby path
           select File.Exists(path) ? $"{path} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))} {File.GetLastWriteTimeUtc(path).Ticks}" : path,
    ];

    /// <summary>All that was ever recorded, as text.</summary>
    internal string Recorded() => string.Concat(Directory.EnumerateFiles(Journal, "*.journal").Select(File.ReadAllText));

    internal static string Code(Action act) => Assert.Throws<RadOpsException>(act).Code;

    public void Dispose() => folder?.Dispose();
}
