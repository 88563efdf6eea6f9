using System.Management.Automation;
using RadOps.Core.Register.Integrity;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Export-RegisterDigest</c>: a few lines that say what the register is now, to be kept by somebody who does not own it; recorded as a checkpoint.</summary>
[Cmdlet(VerbsData.Export, "RegisterDigest", SupportsShouldProcess = true)]
[OutputType(typeof(RegisterDigest))]
public sealed class ExportRegisterDigestCommand : WorkplaceCmdlet
{
    private const int ProgressId = 1;

    /// <summary>The file to write; without one, the digest is only given out.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The private key that signs the digest, as PEM.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Key { get; set; }

    /// <summary>Replaces a file that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Process()
    {
        RequireRegister();
        var file = Path is null ? null : PathArgument.FullPath(this, Path);
        using var key = Key is null ? null : DigestFiles.ReadKey(PathArgument.FullPath(this, Key));
        var store = Workplace.Register;
        if (!ShouldProcess(store.Location, $"Take a digest of the register, record it there{(file is null ? "" : $" and write it to {file}")}"))
            return;
        var checkpoints = new RegisterCheckpoints(store, Workplace.Clock, Workplace.Operator);
        RegisterDigest? digest = null;
        RunWork(output =>
        {
            var meter = new ProgressMeter("Walking the register", ProgressId, TimeProvider.System);
            digest = checkpoints.Take(key, new EventProgress(meter, output, store.ReadHead().Position), output.Stopping);
            output.Progress(meter.Done());
        });
        // First the file: a checkpoint that is recorded says that there is a digest somewhere.
        if (file is not null) DigestFiles.Write(digest!, file, Force);
        checkpoints.Record(digest!, StopToken);
        WriteObject(digest);
    }
}
