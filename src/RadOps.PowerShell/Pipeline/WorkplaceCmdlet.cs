using RadOps.Core.Policies;
using RadOps.Core.Release;
using RadOps.Formats.Policies;

namespace RadOps.PowerShell.Pipeline;

/// <summary>A cmdlet that works at the site: with its packs, its register and its settings.</summary>
public abstract class WorkplaceCmdlet : RadOpsCmdlet
{
    private protected static TimeProvider Clock => TimeProvider.System;

    private PolicyCatalog? policies;
    private protected PolicyCatalog Policies => policies ??= new PolicyCatalog(PolicyFiles.BuiltIn());
    private protected ReleaseDecision Decide(ReleaseRequest request, DateOnly? asOf) => Policies.For(request.Organisation).Decide(request, asOf ?? DateOnly.FromDateTime(Clock.GetLocalNow().DateTime));
    private protected static RequestBinding BindingFor(string? organisation) => RequestBinding.From(Clock, organisation);
}
