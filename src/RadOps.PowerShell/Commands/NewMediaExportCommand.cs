using System.Management.Automation;
using System.Threading.Channels;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;
using RadOps.Site.Batch;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-MediaExport</c>: from orders and a folder of DICOM files, or an archive, to verified media that the register knows of, several at once.</summary>
[Cmdlet(VerbsCommon.New, "MediaExport", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(MediaExport))]
public sealed class NewMediaExportCommand : RequestCmdlet
{
    private readonly Channel<ExportOrder> orders = Channel.CreateBounded<ExportOrder>(16);
    private StudyIndex? studies;
    private PipelinePump? making;
    private Renditions? renditions;

    /// <summary>Folders of DICOM files, whatever they are named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] StudyRoot { get; set; } = [];

    /// <summary>The archive that the studies are fetched from, by its name in the site file.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NodeCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>Accession number, for requests that name no study.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AccessionNumber { get; set; }

    /// <summary>Study Instance UID, for requests that name no study.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StudyInstanceUid { get; set; }

    /// <summary>Folder of reports, one PDF an accession number.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ReportRoot { get; set; }

    /// <summary>Folder in which each medium's own folder is made.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Destination { get; set; } = "";

    /// <summary>The medium to make; the one asked for, or the best that the routine permits, where it is not stated.</summary>
    [Parameter]
    public MediumType Medium { get; set; }

    /// <summary>How many media are made at once.</summary>
    [Parameter]
    [ValidateRange(1, ExportBatch.MaximumThrottle)]
    public int ThrottleLimit { get; set; } = ExportBatch.DefaultThrottle;

    /// <summary>Print the papers as PDF as well.</summary>
    [Parameter]
    public SwitchParameter AsPdf { get; set; }

    /// <summary>Write an ISO image of each medium as well.</summary>
    [Parameter]
    public SwitchParameter AsIso { get; set; }

    private protected override bool ShowsRequests => false;

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Begin()
    {
        if (StudyRoot.Length > 0 == Source is not null)
            throw new RadOpsException("SourceNotStated", ErrorKind.InvalidInput, "Say where the studies are: -StudyRoot with folders, or -Source with an archive of the site file, and not both.");
        base.Begin();
        renditions = Hold(new Renditions(Workplace, AsPdf, AsIso));
        renditions.Require();
    }

    /// <summary>Hands the order to those who make media; while all are busy, what they have to say is said here.</summary>
    private protected override void Handle(ReleaseRequest request)
    {
        var order = new ExportOrder
        {
            Request = Named(request),
            Studies = Source is null ? studies ??= ReadStudies(StudyRoot) : StudyIndex.Empty,
            Destination = PathArgument.FullPath(this, Destination),
            Medium = Medium,
            ReportRoot = ReportRoot is null ? null : PathArgument.FullPath(this, ReportRoot),
        };
        if (making is null)
        {
            var workplace = Workplace;
            _ = workplace.Exports; // opened here: what opening it has to say is said on this thread
            making = BeginWork(output => MakeAsync(workplace, output));
        }

        while (!orders.Writer.TryWrite(order) && making.DoNext())
        {
        }

        making.DoAsked();
    }

    private protected override void End()
    {
        orders.Writer.Complete();
        making?.Finish();
        base.End();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) making?.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>A request that names a study keeps to it: the parameter is for those that do not.</summary>
    private ReleaseRequest Named(ReleaseRequest request) =>
        request is { AccessionNumber.Length: > 0 } or { StudyInstanceUid.Length: > 0 } ? request : request with { AccessionNumber = AccessionNumber, StudyInstanceUid = StudyInstanceUid };

    private async Task MakeAsync(Workplace workplace, WorkOutput output)
    {
        using var progress = new BatchMeter(output);
        // With -WhatIf the plans are shown one after another, in the orders' sequence.
        var batch = new ExportBatch(workplace, OnlyLooks ? 1 : ThrottleLimit, plan => output.ShouldProcess("Make a medium of", plan, renditions!.Steps), progress) { Renditions = OnlyLooks ? null : renditions };
        await using (batch)
            await output.WriteAsync(batch, batch.MakeAsync(ReadOrdersAsync(output), order => order, Source, output.Stopping)).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<ExportOrder> ReadOrdersAsync(WorkOutput output)
    {
        await foreach (var order in orders.Reader.ReadAllAsync(output.Stopping).ConfigureAwait(false))
        {
            // There is room again: the pipeline thread, which may wait for something to do, is to see it.
            output.Post(_ => { });
            yield return order;
        }
    }
}
