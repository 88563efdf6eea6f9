using RadOps.Core.Policies;
using RadOps.Formats.Policies;

namespace RadOps.Core.Tests.Policies;

/// <summary>The packs that RadOps brings, read once.</summary>
internal static class BuiltIn
{
    /// <summary>Every pack, those of facts alone too.</summary>
    internal static PolicyPacks Packs { get; } = new(PolicyFiles.BuiltInPacks());

    internal static PolicyCatalog Catalog { get; } = new(PolicyFiles.BuiltIn());

    internal static ReleasePolicy Halland { get; } = Catalog.For("RegionHalland");

    internal static ReleasePolicy Nu { get; } = Catalog.For("NuSjukvarden");

    /// <summary>The day for which cases are decided where they name none.</summary>
    internal static DateOnly Today { get; } = new(2026, 11, 21);
}
