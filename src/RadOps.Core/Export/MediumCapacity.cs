using RadOps.Core.Release;

namespace RadOps.Core.Export;

/// <summary>How much a medium holds.</summary>
public static class MediumCapacity
{
    /// <summary>Bytes that fit on a medium, or null where the stick decides: CD 80 min Mode 1 (ECMA-130), DVD single layer (ECMA-267).</summary>
    public static long? Of(MediumType medium) => medium switch
    {
        MediumType.Cd => 360_000L * 2048,
        MediumType.Dvd => 2_295_104L * 2048,
        _ => null,
    };
}
