using System.Management.Automation;
using RadOps.Core.Archives;
using RadOps.Core.Release;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Find-Study</c>: where a study is, what is missing where, and whether it needs to be sent; hands requests on with ArchivedInBfr filled in.</summary>
[Cmdlet(VerbsCommon.Find, "Study", DefaultParameterSetName = InputSet)]
[OutputType(typeof(StudyLocation))]
public sealed class FindStudyCommand : RequestCmdlet
{
    private const string AccessionSet = "AccessionNumber";
    private const string StudySet = "StudyInstanceUid";
    private const string PatientSet = "PatientId";

    private StudyFinder? finder;

    /// <summary>Accession numbers.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AccessionSet)]
    [ValidateNotNullOrEmpty]
    public string[] AccessionNumber { get; set; } = [];

    /// <summary>Study Instance UIDs.</summary>
    [Parameter(Mandatory = true, ParameterSetName = StudySet)]
    [ValidateNotNullOrEmpty]
    public string[] StudyInstanceUid { get; set; } = [];

    /// <summary>The patient whose studies are looked for.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PatientSet)]
    [ValidateNotNullOrEmpty]
    public string PatientId { get; set; } = "";

    /// <summary>When the report was signed definitively.</summary>
    [Parameter(ParameterSetName = AccessionSet)]
    [Parameter(ParameterSetName = StudySet)]
    public DateTime? SignedAt { get; set; }

    /// <inheritdoc cref="ReleaseRequest.Situation"/>
    [Parameter(ParameterSetName = AccessionSet)]
    [Parameter(ParameterSetName = StudySet)]
    public Situation Situation { get; set; }

    /// <summary>Names of the nodes to ask.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Node { get; set; } = [];

    private protected override void Process()
    {
        var keys = ParameterSetName switch
        {
            AccessionSet => AccessionNumber.Select(number => new StudyKey { AccessionNumber = number }),
            StudySet => StudyInstanceUid.Select(uid => new StudyKey { StudyInstanceUid = uid }),
            PatientSet => [new StudyKey { PatientId = Core.Identity.PatientId.Parse(PatientId, Workplace.Today) }],
            _ => null,
        };
        if (keys is null)
        {
            base.Process();
            return;
        }

        foreach (var key in keys)
            Attempt(() => Find(new() { Key = key, Situation = Situation, SignedAt = Signed }));
    }

    private protected override void Handle(ReleaseRequest request) => Find(StudyQuestion.Of(request));

    /// <summary>A time that states no zone is the workplace's.</summary>
    private DateTimeOffset? Signed => SignedAt is not { } time ? null
        : time.Kind == DateTimeKind.Unspecified ? new DateTimeOffset(time, Workplace.Clock.LocalTimeZone.GetUtcOffset(time))
        : new DateTimeOffset(time);

    private void Find(StudyQuestion question)
    {
        var asked = finder ??= Hold(Workplace.Finder(Node));
        RunWork(async output =>
        {
            foreach (var location in await asked.FindAsync(question, output.Stopping).ConfigureAwait(false))
                output.Write(location);
        });
    }
}
