namespace RadOps.Core.Resolution;

/// <summary>Why a source did not tell what it was asked for. The fact then stays as it was; it is never guessed.</summary>
/// <param name="Code">Stable PascalCase code, such as <c>StatusUnmapped</c>.</param>
/// <param name="Source">The source.</param>
/// <param name="Message">What is wrong and what can be done, without an identity.</param>
/// <param name="Failure">The failure of the source as a whole, which all requests share; null when it is about this one alone.</param>
public sealed record ResolutionProblem(string Code, string Source, string Message, RadOpsException? Failure = null)
{
    /// <summary><c>StatusUnmapped: …</c>.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
