using System.Management.Automation;
using RadOps.Core;
using RadOps.Core.Release;
using RadOps.Core.Transfer;
using RadOps.PowerShell.Errors;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that sends studies as well without anybody's order: the study itself is then the request.</summary>
public abstract class StudyTransferCmdlet : TransferCmdlet
{
    private protected const string StudySet = "Study";

    /// <summary>Folders or files of studies; each study found is sent.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = StudySet, ValueFromPipelineByPropertyName = true)]
    [Alias("FullName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Study { get; set; } = [];

    /// <inheritdoc cref="ReleaseRequest.Situation"/>
    [Parameter(ParameterSetName = StudySet)]
    public Situation Situation { get; set; }

    /// <inheritdoc cref="ReleaseRequest.ArchivedInBfr"/>
    [Parameter(ParameterSetName = StudySet)]
    public bool? ArchivedInBfr { get; set; }

    /// <summary>What the parameters say of the request that a study makes.</summary>
    private protected virtual ReleaseRequest Said => new() { Organisation = Binding.Organisation, TransferPurpose = Purpose, Situation = Situation, ArchivedInBfr = ArchivedInBfr };

    private protected override void Process()
    {
        if (ParameterSetName != StudySet)
        {
            base.Process();
            return;
        }
        foreach (var path in PathArgument.Resolve(this, Study, literal: false, failure => WriteError(ErrorRecords.From(failure))))
            Attempt(() => SendAll(path));
    }

    private void SendAll(string path)
    {
        var index = ReadStudies([WildcardPattern.Escape(path)]);
        if (index.StudyCount == 0)
            throw new RadOpsException("StudyNotFound", ErrorKind.NotFound, $"No file of {path} belongs to a study. Check the path, and Get-DicomHeader for what its files are.", path);
        foreach (var study in index.Studies)
            Attempt(() => Send(StudyRequest.Of(index, study, Said), index));
    }
}
