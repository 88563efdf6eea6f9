namespace RadOps.Core.Audit.Schedules;

/// <summary>A command line of the POSIX shell (XCU 2.2.2): every word stands between single quotes, in which the shell changes nothing.</summary>
internal static class ShellLine
{
    internal static string Of(ScheduledProgram program) => string.Join(' ', [
        .. program.Variables.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={Quote(pair.Value)}"),
        Quote(program.Path),
        .. program.Arguments.Select(Quote)]);

    private static string Quote(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
