using System.Xml.Linq;

namespace RadOps.Build;

/// <summary>Where things are in the repository, and the one version that everything bears.</summary>
/// <param name="Root">Full path of the folder that holds RadOps.sln.</param>
internal sealed record Repository(string Root)
{
    /// <summary>Everything is compiled, tested and shipped in this configuration.</summary>
    internal const string Configuration = "Release";

    internal const string Framework = "net10.0";

    /// <summary>The cultures that help is written in; the first is the one that PowerShell falls back to.</summary>
    internal static IReadOnlyList<string> HelpCultures { get; } = ["en-US", "sv-SE"];

    internal string Solution => Path("RadOps.sln");

    internal string Artifacts => Path("artifacts");

    internal string HelpSources => Path("module", "help");

    internal string Version => field ??= XDocument.Load(Path("Directory.Build.props")).Descendants("Version").First().Value;

    /// <summary>The folder of the assembled module: importable as it stands, and the whole of what is shipped.</summary>
    internal string ModuleFolder => Path("artifacts", "RadOps", Version);

    /// <summary>What is handed out.</summary>
    internal string PackageFolder => Path("artifacts", "package");

    internal string ToolFolder => Path("artifacts", "radops");

    /// <summary>The console tool's executable.</summary>
    internal string Tool => System.IO.Path.Combine(ToolFolder, OperatingSystem.IsWindows() ? "radops.exe" : "radops");

    /// <summary>Folder that a source project's output stands in.</summary>
    internal string Output(string project) => Path("src", project, "bin", Configuration, Framework);

    internal string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Finds the repository that this build was compiled in.</summary>
    /// <exception cref="BuildException">No RadOps.sln above the executable.</exception>
    internal static Repository Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
            if (File.Exists(System.IO.Path.Combine(folder, "RadOps.sln")))
                return new Repository(folder);
        throw new BuildException($"no RadOps.sln above {AppContext.BaseDirectory}.");
    }
}
