using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations whose routine says how patients' files are taken in.</summary>
public sealed class IntakeOrganisationCompleter : OrganisationCompleter
{
    private protected override bool IsAbout(PolicyPack pack) => pack.Facts.Any(fact => fact.Limit?.Name == LimitName.IntakeChannel);
}
