namespace RadOps.Core.Register;

/// <summary>Why a line of the department's old list could not be read.</summary>
/// <param name="Line">Line number, from 1.</param>
/// <param name="Missing">What was not found, such as "the examination's date (YYMMDD)". Never the line's own words, which may hold an identity.</param>
public sealed record RegisterLineProblem(int Line, string Missing)
{
    /// <summary>The same as an error.</summary>
    public RadOpsException ToException() =>
        new("RegisterLineUnreadable", ErrorKind.InvalidInput, $"Line {Line}: {Missing} is missing or cannot be read. The other lines were read.", $"line {Line}");
}
