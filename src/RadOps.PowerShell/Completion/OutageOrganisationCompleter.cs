using RadOps.Core.Policies;

namespace RadOps.PowerShell.Completion;

/// <summary>Completes the organisations whose routine says whom to contact, or what to do, when systems are out.</summary>
public sealed class OutageOrganisationCompleter : OrganisationCompleter
{
    private protected override bool IsAbout(PolicyPack pack) => pack.Facts.Any(fact => fact.Contact is not null || fact.Instruction is not null);
}
