using System.Management.Automation;
using RadOps.Core.Register;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-ReferralNote</c>: the notes of releases, to be pasted into the RIS.</summary>
[Cmdlet(VerbsCommon.Get, "ReferralNote")]
[OutputType(typeof(ReferralNote))]
public sealed class GetReferralNoteCommand : WorkplaceCmdlet
{
    /// <summary>Names of releases; all where none is given.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    /// <summary>Only of releases at or after this time.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only those that nobody has said are pasted.</summary>
    [Parameter]
    public SwitchParameter NotPasted { get; set; }

    /// <summary>Put the texts on the clipboard as well.</summary>
    [Parameter]
    public SwitchParameter ToClipboard { get; set; }

    private readonly List<string> texts = [];

    private protected override void Process()
    {
        RequireRegister();
        if (ExportId.Length == 0)
            Write(Releases.Find(new MediaExportQuery { From = Since }, StopToken));
        else
            foreach (var exportId in ExportId)
                Attempt(() => Write([Releases.Get(exportId.Trim().ToUpperInvariant())]));
    }

    private protected override void End()
    {
        if (ToClipboard && texts.Count > 0 && !Clipboard.TrySet(string.Join(Environment.NewLine, texts)))
            WriteWarning("There is no clipboard here; copy the text by hand.");
    }

    private void Write(IEnumerable<MediaExport> releases)
    {
        foreach (var note in releases.SelectMany(release => release.Notes).Where(note => !NotPasted || !note.IsPasted))
        {
            texts.Add(note.Text);
            WriteObject(note);
        }
    }
}
