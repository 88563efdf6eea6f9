using System.Globalization;
using System.Runtime.InteropServices;

namespace RadOps.Cli;

/// <summary>
/// What the process takes from the operating system's language settings: nothing that is seen. Numbers, dates and the order of things are the same everywhere, so that a script can rely on them.
/// The system's language data (ICU) is loaded all the same where there is any: SQL Server's client refuses to work without it, and names written with loose marks are otherwise not known again.
/// </summary>
internal static class Culture
{
    /// <summary>
    /// Settles it, before anything else is done. .NET ends a process that asks for language data and finds none; where there is none, it is told in time to do without
    /// (https://learn.microsoft.com/dotnet/core/runtime-config/globalization).
    /// </summary>
    internal static void Settle()
    {
        if (OperatingSystem.IsLinux() && !HasLanguageData())
            AppContext.SetSwitch("System.Globalization.Invariant", true);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
    }

    private static bool HasLanguageData()
    {
        try
        {
            return LoadIcu() != 0;
        }
        catch (Exception error) when (error is DllNotFoundException or EntryPointNotFoundException)
        {
            // A runtime that keeps its loader elsewhere: doing without works everywhere.
            return false;
        }
    }

    // The runtime's own loader, so that the answer is the one that the runtime will get. Asking for the library by name would have to repeat its search for a version.
    [DllImport("libSystem.Globalization.Native", EntryPoint = "GlobalizationNative_LoadICU")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int LoadIcu();
}
