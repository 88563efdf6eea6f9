using System.Management.Automation;
using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Register-Consent</c>: a patient's consent to a release: in which form, taken by whom, when; or that it is withdrawn.</summary>
[Cmdlet(VerbsLifecycle.Register, "Consent", DefaultParameterSetName = InputSet, SupportsShouldProcess = true)]
[OutputType(typeof(RecordedConsent))]
public sealed class RegisterConsentCommand : RequestCmdlet
{
    private const string ReleaseSet = "ExportId";

    /// <summary>Releases whose consent was recorded without who took it, or when.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ReleaseSet)]
    [ArgumentCompleter(typeof(ExportIdCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] ExportId { get; set; } = [];

    /// <summary>Its form.</summary>
    [Parameter(Mandatory = true)]
    public ConsentForm Form { get; set; }

    /// <summary>Who took it.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string By { get; set; } = "";

    /// <summary>The day on which it was given, or withdrawn; today where it is not stated.</summary>
    [Parameter]
    public DateTime? At { get; set; }

    /// <summary>Where the paper is, or whatever leads to it.</summary>
    [Parameter]
    public string? Reference { get; set; }

    /// <summary>The patient has withdrawn it.</summary>
    [Parameter]
    public SwitchParameter Withdrawn { get; set; }

    private protected override bool OnlyLooks => WhatIf.IsOn(this);

    private RecordedConsent Consent => new() { Form = Form, By = By, At = At is { } day ? DateOnly.FromDateTime(day) : Workplace.Today, Reference = Reference, Withdrawn = Withdrawn };

    private protected override void Process()
    {
        if (ParameterSetName != ReleaseSet)
        {
            base.Process();
            return;
        }

        RequireRegister();
        foreach (var exportId in ExportId.Select(id => id.Trim().ToUpperInvariant()))
        {
            Attempt(() =>
            {
                if (Asked(Releases.Get(exportId).ExportId))
                    WriteObject(Workplace.Completion.RecordConsent(exportId, Consent));
            });
        }
    }

    private protected override void Handle(ReleaseRequest request)
    {
        if (Asked(IdentityMask.MaskOrNull(request.RequestId) ?? request.AccessionNumber ?? request.StudyInstanceUid ?? "a request"))
            WriteObject(Releases.RecordConsent(request, Consent));
    }

    private bool Asked(string target) => ShouldProcess(target, $"Record that the patient's consent ({Form}) {(Withdrawn ? "is withdrawn" : "was given")}");
}
