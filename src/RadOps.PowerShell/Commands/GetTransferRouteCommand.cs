using System.Management.Automation;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Get-TransferRoute</c>: the ways by which images reach the external reader, and how each stands. It chooses none .</summary>
[Cmdlet(VerbsCommon.Get, "TransferRoute")]
[OutputType(typeof(ReaderRoute))]
public sealed class GetTransferRouteCommand : WorkplaceCmdlet
{
    /// <summary>The ways; all of them where none is stated.</summary>
    [Parameter(Position = 0)]
    public TransferRoute[] Route { get; set; } = [];

    /// <summary>The day that it is about.</summary>
    [Parameter]
    public DateTime? At { get; set; }

    /// <summary>Whose routine is followed, before the site's own.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(OutageOrganisationCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Organisation { get; set; }

    private protected override void Process() => WriteObject(
        Workplace.Routes(Organisation).At(At is { } time ? DateOnly.FromDateTime(time) : Workplace.Today).Where(route => Route.Length == 0 || Route.Contains(route.Route)),
        enumerateCollection: true);
}
