using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Site;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that works at the site: with its packs, its register and its settings.</summary>
public abstract class WorkplaceCmdlet : RadOpsCmdlet
{
    private const int StudyProgressId = 2;

    private readonly List<IAsyncDisposable> held = [];
    private Workplace? workplace;

    /// <summary>The register, before the one that the site file names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Register { get; set; }

    /// <summary>The site file, before the one that the environment variable RADOPS_SITE names.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SiteFile { get; set; }

    /// <summary>Whether this run only looks: the register is then opened for reading, and none is made.</summary>
    private protected virtual bool OnlyLooks => true;

    private protected Workplace Workplace => workplace ??= Workplace.Open(Options);

    /// <summary>What the parameters say of the workplace.</summary>
    private protected WorkplaceOptions Options => new()
    {
        Register = Register is null ? null : RegisterPath(Register),
        SiteFile = SiteFile is null ? null : PathArgument.FullPath(this, SiteFile),
        ReadOnly = OnlyLooks,
        Warning = WriteWarning,
        Stopping = StopToken,
    };

    private protected ReleaseRegister Releases => Workplace.Releases;

    /// <summary>Stops a cmdlet that only reads the register where there is none: an empty answer to a misspelt name would be taken for the truth.</summary>
    private protected void RequireRegister()
    {
        if (!Workplace.HasRegister)
            throw new RadOpsException("RegisterNotFound", ErrorKind.NotFound, "There is no register yet, so there is nothing to read. Name another with -Register or in the site file.");
    }

    /// <summary>Reads every header under folders of studies, with progress.</summary>
    /// <exception cref="RadOpsException"><c>PathNotFound</c>: there is no such folder.</exception>
    private protected StudyIndex ReadStudies(IEnumerable<string> roots)
    {
        var found = PathArgument.Resolve(this, roots, literal: false, failure => throw failure).ToList();
        StudyIndex? index = null;
        RunWork(output =>
        {
            var meter = new ProgressMeter("Reading the headers of the studies", StudyProgressId, TimeProvider.System);
            index = StudyIndex.Build(Workplace.Dicom, found, new FileProgress(meter, output), output.Stopping);
            output.Progress(meter.Done());
        });
        return index!;
    }

    /// <summary>Keeps something that is let go of with the cmdlet, whatever ends it.</summary>
    private protected T Hold<T>(T resource) where T : IAsyncDisposable
    {
        held.Add(resource);
        return resource;
    }

    private protected ReleaseDecision Decide(ReleaseRequest request, DateOnly? asOf = null) => Workplace.Desk.Decide(request, asOf);

    /// <summary>A time that was given: one that was typed is what the clock on the wall shows.</summary>
    private protected static DateTimeOffset? Instant(DateTime? time) =>
        time is not { } given ? null
        : given.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(given, SwedishTime.Zone.GetUtcOffset(given))
        : new DateTimeOffset(given);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            // PowerShell may come here again while it waits below.
            var resources = held.ToArray();
            held.Clear();
            foreach (var resource in resources)
                resource.DisposeAsync().AsTask().GetAwaiter().GetResult();
            workplace?.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>PowerShell's current folder is not the process's: a relative file is made full here.</summary>
    private string RegisterPath(string name)
    {
        const string sqlite = "sqlite:";
        if (name.StartsWith(sqlite, StringComparison.OrdinalIgnoreCase))
            return sqlite + PathArgument.FullPath(this, name[sqlite.Length..]);
        return name.Contains(':', StringComparison.Ordinal) && !Path.IsPathFullyQualified(name) ? name : sqlite + PathArgument.FullPath(this, name);
    }

    private sealed class FileProgress(ProgressMeter meter, WorkOutput output) : IProgress<int>
    {
        public void Report(int value)
        {
            if (meter.At(value, 0, "files") is { } record)
                output.Progress(record);
        }
    }
}
