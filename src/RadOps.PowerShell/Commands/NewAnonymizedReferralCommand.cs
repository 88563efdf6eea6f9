using System.Management.Automation;
using RadOps.Core.Continuity.Anonymous;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>New-AnonymizedReferral</c>: a referral without its patient, to be faxed to the external reader (X-11); what may identify somebody blocks it.</summary>
[Cmdlet(VerbsCommon.New, "AnonymizedReferral", SupportsShouldProcess = true)]
[OutputType(typeof(AnonymizedReferral))]
public sealed class NewAnonymizedReferralCommand : OutageCmdlet
{
    /// <summary>History, question and whatever else the referral says.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Text { get; set; } = "";

    /// <summary>The page to write.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Path { get; set; }

    /// <summary>The department's fax number, which the report goes to.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? ReplyFax { get; set; }

    /// <summary>A number of the hospital's that the reader calls with a verbal result.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? CallBack { get; set; }

    /// <summary>What is asked for.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Examination { get; set; }

    /// <summary>The patient's number.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PatientId { get; set; }

    /// <summary>The patient's name.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? PatientName { get; set; }

    /// <summary>The patient's date of birth.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public DateOnly? BirthDate { get; set; }

    /// <summary>The patient's address.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Address { get; set; }

    /// <summary>The patient's telephone numbers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] Phone { get; set; } = [];

    /// <summary>Who wrote the referral.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Referrer { get; set; }

    /// <summary>The referrer's own identifiers.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] ReferrerId { get; set; } = [];

    /// <summary>The referring unit.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Unit { get; set; }

    /// <summary>Accession number, order number or the like.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? AccessionNumber { get; set; }

    /// <summary>Whatever else is not to be in it.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] Other { get; set; } = [];

    /// <summary>As PDF too, where a browser is installed.</summary>
    [Parameter]
    public SwitchParameter AsPdf { get; set; }

    private protected override void Process()
    {
        var file = Path is null ? null : PathArgument.FullPath(this, Path);
        if (file is not null) Site.AnonymousPaperFile.RequireFree(file);
        var entry = new AnonymousEntry
        {
            Text = Text,
            Examination = Examination,
            ReplyFax = ReplyFax,
            CallBack = CallBack,
            Identity = new()
            {
                Patient = PatientId is null ? null : Core.Identity.PatientId.Parse(PatientId, Workplace.Today),
                PatientName = PatientName,
                BirthDate = BirthDate,
                Address = Address,
                Phones = Phone,
                Referrer = Referrer,
                ReferrerIds = ReferrerId,
                Unit = Unit,
                AccessionNumber = AccessionNumber,
                Others = Other,
            },
        };
        // What would be refused is refused before anybody is asked.
        _ = Place.Anonymous.Prepare(entry, Drill);
        if (!ShouldProcess(file ?? "a new code", $"{(Drill ? "Drill: a" : "A")}nonymise a referral and keep its key on this machine"))
            return;
        AnonymizedReferral? referral = null;
        RunWork(async output => referral = await Place.WriteAnonymizedAsync(entry, file, AsPdf, Drill, output.Stopping).ConfigureAwait(false));
        WriteObject(referral);
    }

    private protected override void End() => Exchange();
}
