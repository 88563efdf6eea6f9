using System.Globalization;
using System.Management.Automation;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Comparison;
using RadOps.Core.Register;
using RadOps.Core;
using RadOps.PowerShell.Completion;
using RadOps.PowerShell.Pipeline;

namespace RadOps.PowerShell.Commands;

/// <summary><c>Compare-ReleasePolicy</c>: what two packs, or one pack on two days, decide otherwise, and which past releases would be decided otherwise now.</summary>
[Cmdlet(VerbsData.Compare, "ReleasePolicy", DefaultParameterSetName = PacksSet)]
[OutputType(typeof(PolicyDifference), typeof(ReleaseDifference))]
public sealed class CompareReleasePolicyCommand : WorkplaceCmdlet
{
    private const string PacksSet = "Packs";
    private const string DaysSet = "Days";

    /// <summary>The pack as it is, or was: an organisation, a pack's id, or a file.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    [ValidateNotNullOrEmpty]
    public string Policy { get; set; } = "";

    /// <summary>The pack that it is compared with, as it will be.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = PacksSet)]
    [ArgumentCompleter(typeof(OrganisationCompleter))]
    [ValidateNotNullOrEmpty]
    public string With { get; set; } = "";

    /// <summary>The earlier day, for what one pack decides otherwise since.</summary>
    [Parameter(Mandatory = true, ParameterSetName = DaysSet)]
    public DateTime Since { get; set; }

    /// <summary>The day for which both decide, or the later of two; today when it is not given.</summary>
    [Parameter]
    public DateTime? AsOf { get; set; }

    private protected override void End()
    {
        var before = Named(Policy);
        var after = ParameterSetName == DaysSet ? before : Named(With);
        var day = AsOf is { } asked ? DateOnly.FromDateTime(asked) : Workplace.Today;
        var comparison = new PolicyComparison(before, ParameterSetName == DaysSet ? DateOnly.FromDateTime(Since) : day, after, day);
        using var register = Workplace.OpenRegisterIfAny();
        CompareCells(comparison);
        if (register is null)
            WriteVerbose("there is no register, so no past releases were decided anew");
        else
            CompareReleases(comparison, register);
    }

    private void CompareCells(PolicyComparison comparison)
    {
        var meter = new ProgressMeter(MyInvocation.MyCommand.Name, 1, Workplace.Clock);
        foreach (var difference in comparison.CompareCells(new Told(this, meter), StopToken))
            WriteObject(difference);
        WriteProgress(meter.Done());
        WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{comparison.ChangedCellCount} of {CountText.Of(comparison.CellCount, "cell")} are decided otherwise"));
        if (comparison.UnseenRules.Count > 0)
            WriteWarning($"these rules say something else too, though no cell that was compared shows it: {string.Join(", ", comparison.UnseenRules)}. Read them, or name the facts that they ask about together among the table's factors.");
    }

    private void CompareReleases(PolicyComparison comparison, IRegisterStore register)
    {
        var changed = 0;
        foreach (var difference in comparison.CompareReleases(register, StopToken))
        {
            changed++;
            WriteObject(difference);
        }

        WriteVerbose(string.Create(CultureInfo.InvariantCulture, $"{changed} of {CountText.Of(comparison.ReleaseCount, "past release")} would be decided otherwise"));
    }

    private ReleasePolicy Named(string text)
    {
        var path = PathArgument.FullPath(this, text);
        return Workplace.Policy(Path.Exists(path) ? path : text);
    }

    /// <summary>Shows on the pipeline's thread how far the comparison has come.</summary>
    private sealed class Told(CompareReleasePolicyCommand command, ProgressMeter meter) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value)
        {
            if (meter.At(value.Done, value.Total, "inputs") is { } record)
                command.WriteProgress(record);
        }
    }
}
