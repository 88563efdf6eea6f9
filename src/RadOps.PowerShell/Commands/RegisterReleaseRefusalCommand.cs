using System.Management.Automation;
using RadOps.Core.Identity;
using RadOps.Core.Papers;
using RadOps.Core.Release;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-ReleaseRefusal</c>: a request that nothing is let out for, with the sheet that refers the patient on (H-14).</summary>
[Cmdlet(VerbsLifecycle.Register, "ReleaseRefusal", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(RecordedRefusal))]
public sealed class RegisterReleaseRefusalCommand : RequestCmdlet
{
    /// <summary>Folder in which <c>papers/R-…</c> is made for the sheet; the site's folder for exports where it is not stated.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Destination { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private protected override void Handle(ReleaseRequest request)
    {
        var decision = Decide(request);
        if (ShouldProcess(IdentityMask.MaskOrNull(request.RequestId) ?? request.AccessionNumber ?? request.StudyInstanceUid ?? "a request", $"Enter in the register that nothing is let out (decided {decision.Outcome})"))
            WriteObject(Workplace.Papers.Refuse(decision, Destination is null ? Workplace.ExportsFolder : PathArgument.FullPath(this, Destination)));
    }
}
