using RadOps.Core;

namespace RadOps.Documents.Pdf;

/// <summary>The browser of this machine that prints: Edge, Chrome or Chromium, all of which print alike.</summary>
public static class InstalledBrowser
{
    /// <summary>The environment variable that names one that stands elsewhere.</summary>
    public const string Variable = "RADOPS_BROWSER";

    private static readonly string[] names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable"];
    private static readonly string[] windowsFolders = ["ProgramFiles(x86)", "ProgramFiles", "LocalAppData"];
    private static readonly string[] macApplications = ["Google Chrome", "Microsoft Edge", "Chromium"];

    /// <summary>Full path of the program.</summary>
    /// <param name="environment">Gives an environment variable's value.</param>
    /// <exception cref="RadOpsException"><c>BrowserNotFound</c>: there is none, or not the one that the variable names.</exception>
    public static string Find(Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (environment(Variable) is { Length: > 0 } named)
            return File.Exists(named) ? named : throw NotFound($"{Variable} names {named}, which is not there.");
        return Places(environment).FirstOrDefault(File.Exists) ?? throw NotFound("None is installed.");
    }

    private static IEnumerable<string> Places(Func<string, string?> environment)
    {
        if (OperatingSystem.IsWindows())
        {
            foreach (var root in windowsFolders.Select(environment).OfType<string>())
            {
                yield return Path.Combine(root, "Microsoft", "Edge", "Application", "msedge.exe");
                yield return Path.Combine(root, "Google", "Chrome", "Application", "chrome.exe");
                yield return Path.Combine(root, "Chromium", "Application", "chrome.exe");
            }
        }

        if (OperatingSystem.IsMacOS())
        {
            foreach (var name in macApplications) yield return $"/Applications/{name}.app/Contents/MacOS/{name}";
        }

        foreach (var folder in (environment("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var name in names) yield return Path.Combine(folder, name);
        }
    }

    private static RadOpsException NotFound(string what) => new(
        "BrowserNotFound",
        ErrorKind.NotFound,
        $"PDF is printed by a browser. {what} Install Microsoft Edge, Google Chrome or Chromium (Debian and Ubuntu: apt-get install chromium), or let {Variable} name one. Without PDF the papers are there as HTML, to be printed from any browser.");
}
