namespace RadOps.Cli.Output;

/// <summary>Whoever reads the output has closed it.</summary>
internal sealed class OutputClosedException(Exception inner) : Exception("The output was closed.", inner);
