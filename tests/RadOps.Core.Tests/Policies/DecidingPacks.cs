using RadOps.Core.Policies;
using RadOps.Formats.Policies;

namespace RadOps.Core.Tests.Policies;

/// <summary>Every pack that decides releases: those that RadOps brings, and that of the hospital that there is not, with its decisions of its own.</summary>
internal static class DecidingPacks
{
    internal static IReadOnlyList<ReleasePolicy> All { get; } =
        [.. BuiltIn.Catalog.All, PolicyCompiler.Compile(SitePolicies.ReadOwn([Path.Combine(AppContext.BaseDirectory, "bjorkdalen")]).Single())];
}
