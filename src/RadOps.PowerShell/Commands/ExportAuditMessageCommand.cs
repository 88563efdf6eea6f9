using System.Management.Automation;
using RadOps.Core.Audit.Messages;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Export-AuditMessage</c>: the register's audit messages as a file, in DICOM's XML or as FHIR AuditEvent. What is sent, and what is not, stays as it is.</summary>
[Cmdlet(VerbsData.Export, "AuditMessage", SupportsShouldProcess = true)]
[OutputType(typeof(AuditMessageExport))]
public sealed class ExportAuditMessageCommand : WorkplaceCmdlet
{
    private const int ProgressId = 5;

    /// <summary>The file to write: .xml for DICOM's XML, .ndjson for FHIR.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>How the messages are written, where the file's name does not tell.</summary>
    [Parameter]
    public AuditMessageFormat? Format { get; set; }

    /// <summary>Only what happened at or after this time.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>Only what happened before this time.</summary>
    [Parameter]
    public DateTime? Until { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override void End()
    {
        RequireRegister();
        var file = PathArgument.FullPath(this, Path);
        var format = Format ?? AuditMessageFile.FormatOf(file);
        if (!ShouldProcess(file, $"Write the register's audit messages as {format}")) return;
        var register = Workplace.Register;
        var maker = Workplace.AuditMessages(register);
        RunWork(output =>
        {
            var meter = new ProgressMeter("Writing audit messages", ProgressId, Workplace.Clock);
            output.Write(AuditMessageFile.Write(register, maker, file, format, Instant(Since), Instant(Until), Force, new Counted(meter, output), output.Stopping));
            output.Progress(meter.Done());
        });
    }

    private sealed class Counted(ProgressMeter meter, WorkOutput output) : IProgress<long>
    {
        public void Report(long value)
        {
            if (meter.At(value, 0, "messages") is { } record) output.Progress(record);
        }
    }
}
