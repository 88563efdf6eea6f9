namespace RadOps.Core.Register;

/// <summary>The end of the chain as the register itself remembers it.</summary>
/// <param name="Position">Position of the last event; 0 for an empty register.</param>
/// <param name="Hash">Hash of the last event; <see cref="RegisterChain.Genesis"/> for an empty register.</param>
public sealed record RegisterHead(long Position, string Hash)
{
    /// <summary>The head of a register that holds nothing.</summary>
    public static RegisterHead Empty { get; } = new(0, RegisterChain.Genesis);
}
