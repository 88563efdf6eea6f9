namespace RadOps.Core.Policies;

/// <summary>Where in a pack's file something stands, so that an error can point at it.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record PolicyLocation(string File, int Line, int Column)
{
    /// <summary>As compilers write it: <c>RegionHalland.yaml(12,5)</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}({Line},{Column})");

    /// <summary>The error that something in a pack is not as it must be.</summary>
    /// <param name="at">Where; null for a pack that was made in code.</param>
    /// <param name="message">What is wrong, and what would be right.</param>
    /// <param name="inner">The cause, kept.</param>
    public static RadOpsException Invalid(PolicyLocation? at, string message, Exception? inner = null) =>
        new("PolicyInvalid", ErrorKind.InvalidInput, at is null ? message : $"{at}: {message}", at?.ToString(), inner);
}
