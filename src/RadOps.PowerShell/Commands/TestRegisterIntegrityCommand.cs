using System.Management.Automation;
using RadOps.Core.Register.Integrity;
using RadOps.PowerShell.Pipeline;
using RadOps.Site;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Test-RegisterIntegrity</c>: walks all events of the register and says the first that does not hold, also against what was certified earlier.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RegisterIntegrity")]
[OutputType(typeof(RegisterIntegrity), typeof(bool))]
public sealed class TestRegisterIntegrityCommand : WorkplaceCmdlet
{
    private const int ProgressId = 1;

    private readonly List<(string Source, RegisterDigest Digest)> digests = [];

    /// <summary>Files of earlier digests, or digests themselves.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Digest { get; set; } = [];

    /// <summary>The public key that digests and checkpoints must be signed by.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PublicKey { get; set; }

    /// <summary>Gives true or false instead of what was found.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    private bool failed;

    private protected override void Process()
    {
        foreach (var item in Digest)
            if (!TryAdd(item is PSObject wrapped ? wrapped.BaseObject : item)) failed = true;
    }

    private protected override void End()
    {
        // A digest that could not be read was meant to be compared with: without it, "holds" would say too much.
        if (failed) return;
        RequireRegister();
        using var key = PublicKey is null ? null : DigestFiles.ReadKey(PathArgument.FullPath(this, PublicKey));
        var store = Workplace.Register;
        RegisterIntegrity? found = null;
        RunWork(output =>
        {
            var total = store.ReadHead().Position;
            var meter = new ProgressMeter("Walking the register", ProgressId, TimeProvider.System);
            found = RegisterIntegrityCheck.Run(store, Workplace.Clock, digests, key, new EventProgress(meter, output, total), output.Stopping);
            output.Progress(meter.Done());
        });
        WriteObject(Quiet ? found!.Holds : found);
    }

    private bool TryAdd(object item)
    {
        var added = false;
        Attempt(() =>
        {
            if (item is RegisterDigest digest) digests.Add(("the digest given", digest));
            else foreach (var file in PathArgument.Resolve(this, [item.ToString()!], literal: false, failure => throw failure)) digests.Add((file, DigestFiles.Read(file)));
            added = true;
        });
        return added;
    }
}
