using System.Security.Cryptography;
using RadOps.Build.Help;
using RadOps.Build.Layout;
using RadOps.Build.Packaging;

namespace RadOps.Build.Tasks;

/// <summary>What is handed out, in <c>artifacts/package</c>: the module as a zip and as a package for a gallery or a file share, the console tool as a dotnet tool, and the hashes of all.</summary>
internal static class PackageTask
{
    /// <summary>One list for all, in the form of <c>sha256sum</c>: of a file named after a package PSResourceGet says that it cannot tell its version, and finds nothing in the folder.</summary>
    internal const string HashList = "SHA256SUMS";

    internal static int Run(Repository repository)
    {
        BuildTask.Run(repository);
        foreach (var file in Pack(repository, repository.PackageFolder))
            Console.WriteLine(file);
        return 0;
    }

    /// <summary>Packs what is built, and gives the files.</summary>
    internal static IReadOnlyList<string> Pack(Repository repository, string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        ReproducibleZip.Pack(Path.Combine(folder, $"RadOps-{repository.Version}.zip"), repository.ModuleFolder, $"RadOps/{repository.Version}/");
        PackModule(repository, folder);
        Shell.Dotnet("pack", repository.Path("src", "RadOps.Cli"), "-c", Repository.Configuration, "--no-build", "-o", folder, "-v", "quiet", "-nologo");

        var files = ProductFolder.Files(folder).Select(file => Path.Combine(folder, file)).ToList();
        foreach (var file in files.Where(file => file.EndsWith(".nupkg", StringComparison.Ordinal)))
            ReproducibleZip.Normalize(file);
        File.WriteAllText(Path.Combine(folder, HashList), string.Concat(files.Select(file => $"{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))}  {Path.GetFileName(file)}\n")));
        return files;
    }

    private static void PackModule(Repository repository, string folder)
    {
        var manifest = File.ReadAllText(Path.Combine(repository.ModuleFolder, ModuleFolder.ManifestName));
        var cmdlets = CmdletCatalog.Load(Path.Combine(repository.ModuleFolder, "RadOps.PowerShell.dll"));
        // By the environment: on a command line, lists and apostrophes mean something to MSBuild.
        var environment = new Dictionary<string, string>
        {
            ["RadOpsModuleFolder"] = repository.ModuleFolder,
            ["RadOpsModuleDescription"] = ModuleTags.Description(manifest),
            ["RadOpsModuleTags"] = string.Join(' ', ModuleTags.Of(manifest, cmdlets)),
        };
        if (Shell.Run("dotnet", ["pack", repository.Path("module"), "-c", Repository.Configuration, "-o", folder, "-v", "quiet", "-nologo"], environment) != 0)
            throw new BuildException("dotnet pack of the module failed.");
    }
}
