namespace RadOps.Build;

/// <summary>The build cannot go on, and why: printed as one line, without a stack trace.</summary>
internal sealed class BuildException(string message) : Exception(message);
