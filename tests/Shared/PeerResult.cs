namespace RadOps.Tests.Shared;

/// <summary>What a program that ran to its end said.</summary>
/// <param name="ExitCode">Its exit code; some tools give 0 whatever happened.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Errors">Standard error.</param>
public sealed record PeerResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Both, for tools that mix them.</summary>
    public string All => Output + Errors;
}
