namespace RadOps.Core.Continuity.Anonymous;

/// <summary>What stands on the paper in place of what was removed.</summary>
internal static class Placeholder
{
    internal static string Of(RemovalKind kind) => kind switch
    {
        RemovalKind.Name => "[namn]",
        RemovalKind.PatientNumber => "[nummer]",
        RemovalKind.BirthDate => "[född]",
        RemovalKind.Date => "[datum]",
        RemovalKind.Phone => "[telefon]",
        RemovalKind.Address => "[adress]",
        RemovalKind.Place => "[plats]",
        RemovalKind.Web => "[e-post]",
        _ => "[id]",
    };
}
