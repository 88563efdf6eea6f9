using RadOps.Build.Help;
using RadOps.Build.Tasks;

namespace RadOps.Build.Layout;

/// <summary>
/// Lays out the module: what scripts may name in its root, everything else in <c>dependencies/</c>, where the module's own load
/// context finds it and no other module does.
/// </summary>
internal static class ModuleFolder
{
    /// <summary>Loaded in the ordinary way, so that scripts can name their types.</summary>
    internal static IReadOnlyList<string> RootAssemblies { get; } = ["RadOps.PowerShell", "RadOps.Core", "RadOps.Dicom"];

    internal const string ManifestName = "RadOps.psd1";

    internal static void LayOut(Repository repository)
    {
        var root = repository.ModuleFolder;
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
        var dependencies = Path.Combine(root, "dependencies");
        BuildTask.Publish(repository, "RadOps.Site", dependencies);
        foreach (var assembly in RootAssemblies)
        {
            File.Copy(Path.Combine(repository.Output("RadOps.PowerShell"), $"{assembly}.dll"), Path.Combine(root, $"{assembly}.dll"));
            // A second copy would be a second identity of every type in it: "Unable to cast".
            File.Delete(Path.Combine(dependencies, $"{assembly}.dll"));
        }
        // The stand-in's and our own libraries' symbols and documentation help nobody at a prompt.
        foreach (var unshipped in (string[])["*.pdb", "*.xml"])
            foreach (var file in Directory.EnumerateFiles(dependencies, unshipped))
                File.Delete(file);
        CopyPolicies(repository, Path.Combine(root, "policies"));
    }

    internal static void WriteManifest(Repository repository, IReadOnlyList<CmdletModel> cmdlets) =>
        File.WriteAllText(Path.Combine(repository.ModuleFolder, ManifestName), Manifest(repository, cmdlets));

    /// <summary>The manifest: the template with the version and the cmdlets that the assembly has.</summary>
    internal static string Manifest(Repository repository, IReadOnlyList<CmdletModel> cmdlets)
    {
        var names = string.Join(",\n", cmdlets.Select(cmdlet => $"        '{cmdlet.Name}'"));
        return File.ReadAllText(repository.Path("module", ManifestName))
            .Replace("{Version}", repository.Version, StringComparison.Ordinal)
            .Replace("{Cmdlets}", $"\n{names}\n    ", StringComparison.Ordinal);
    }

    /// <summary>The packs are embedded in RadOps.Core; these copies are for people to read.</summary>
    private static void CopyPolicies(Repository repository, string folder)
    {
        var packs = repository.Path("src", "RadOps.Core", "Policies", "Packs");
        if (!Directory.Exists(packs))
            return;
        Directory.CreateDirectory(folder);
        foreach (var pack in Directory.EnumerateFiles(packs, "*.yaml"))
            File.Copy(pack, Path.Combine(folder, Path.GetFileName(pack)));
    }
}
