using RadOps.Core;

namespace RadOps.Cli;

/// <summary>What radops tells the one who called it.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    internal const int Done = 0;

    /// <summary>Done, and there are findings, denials, or items that need a human.</summary>
    internal const int Findings = 1;

    /// <summary>Bad usage or bad input.</summary>
    internal const int BadInput = 2;

    /// <summary>A system was unreachable.</summary>
    internal const int Unreachable = 3;

    /// <summary>Stopped by Ctrl+C (128 + SIGINT), as shells have it.</summary>
    internal const int Stopped = 130;

    /// <summary>Whoever read the output closed it (128 + SIGPIPE), as <c>head</c> does.</summary>
    internal const int OutputClosed = 141;

    /// <summary>The code of a failure.</summary>
    internal static int Of(RadOpsException failure) => failure.Kind switch
    {
        ErrorKind.Unreachable => Unreachable,
        ErrorKind.NotPermitted => Findings,
        _ => BadInput,
    };
}
