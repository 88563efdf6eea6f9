using RadOps.Build.Help;
using RadOps.Build.Layout;
using RadOps.Build.Packaging;
using RadOps.Build.Views;

namespace RadOps.Build.Tasks;

/// <summary>Compiles everything, and lays out what is shipped: the module's folder and the console tool.</summary>
internal static class BuildTask
{
    internal static int Run(Repository repository)
    {
        Shell.Dotnet("msbuild", repository.Solution, "-restore", "-m", $"-p:Configuration={Repository.Configuration}", "-v:quiet", "-nologo");
        ModuleFolder.LayOut(repository);
        var cmdlets = CmdletCatalog.Load(Path.Combine(repository.ModuleFolder, "RadOps.PowerShell.dll"));
        ModuleFolder.WriteManifest(repository, cmdlets);
        ViewCompiler.Compile(repository, cmdlets);
        foreach (var culture in Repository.HelpCultures)
        {
            HelpCompiler.Compile(repository, culture, cmdlets);
            TopicCompiler.Compile(repository, culture, cmdlets);
        }
        ProductFolder.AddPapers(repository, "RadOps", "RadOps.Site", repository.ModuleFolder, Path.Combine(repository.ModuleFolder, "dependencies"));
        Publish(repository, "RadOps.Cli", repository.ToolFolder);
        ProductFolder.AddPapers(repository, "radops", "RadOps.Cli", repository.ToolFolder, repository.ToolFolder);
        Console.WriteLine($"RadOps {repository.Version}: {cmdlets.Count} cmdlets in {repository.ModuleFolder}, console tool {repository.Tool}");
        return 0;
    }

    /// <summary>Copies a compiled project with all that it needs to an empty folder.</summary>
    internal static void Publish(Repository repository, string project, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Shell.Dotnet("publish", repository.Path("src", project), "-c", Repository.Configuration, "--no-build", "-o", folder, "-v", "quiet", "-nologo");
    }
}
