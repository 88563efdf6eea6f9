using System.Management.Automation;
using RadOps.Core.Continuity.Downtime;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-DowntimeItem</c>: what is still only on paper, the oldest first.</summary>
[Cmdlet(VerbsCommon.Get, "DowntimeItem")]
[OutputType(typeof(DowntimeItem))]
public sealed class GetDowntimeItemCommand : OutageCmdlet
{
    /// <summary>Numbers of papers; what is entered is shown too.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(DowntimeNumberCompleter))]
    public string[] Number { get; set; } = [];

    /// <summary>What is entered is shown too.</summary>
    [Parameter]
    public SwitchParameter All { get; set; }

    /// <summary>Only what is at least so old.</summary>
    [Parameter]
    public TimeSpan MinimumAge { get; set; }

    private protected override void Begin() => Exchange();

    private protected override void Process()
    {
        if (Number.Length == 0)
        {
            WriteObject(Place.Downtime.Items(Drill).Where(item => (All || item.IsOpen) && item.Age >= MinimumAge), enumerateCollection: true);
            return;
        }

        foreach (var number in Number)
        {
            Attempt(() =>
            {
                var wanted = DowntimeNumber.Parse(number);
                var found = Place.Downtime.Items(DowntimeNumber.IsDrill(wanted)).Where(item => item.Number == wanted).ToList();
                if (found.Count == 0)
                    throw new Core.RadOpsException("DowntimeItemNotFound", Core.ErrorKind.NotFound, $"{wanted} is not registered here. Register it first (Register-DowntimeItem), or wait until the machine that did is seen again.", wanted);
                WriteObject(found, enumerateCollection: true);
            });
        }
    }
}
