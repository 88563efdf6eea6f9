namespace RadOps.Build.Packaging;

/// <summary>A folder that is shipped as it stands.</summary>
internal static class ProductFolder
{
    /// <summary>Its files, relative to it with <c>/</c>, in an order that is the same everywhere.</summary>
    internal static IReadOnlyList<string> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>Puts the papers in it that others ask about: licence, notices and bill of materials.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="name">The product's name.</param>
    /// <param name="project">The project whose publication it holds.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="assemblies">Where in it the assemblies are.</param>
    internal static void AddPapers(Repository repository, string name, string project, string folder, string assemblies)
    {
        File.Copy(repository.Path("LICENSE"), Path.Combine(folder, "LICENSE"), overwrite: true);
        var packages = new ShippedPackageReader(repository, project, folder, assemblies).Read();
        File.WriteAllText(Path.Combine(folder, ThirdPartyNotices.FileName), ThirdPartyNotices.Write(repository, packages));
        File.WriteAllText(Path.Combine(folder, BillOfMaterials.FileName), BillOfMaterials.Write(name, repository.Version, folder, packages));
    }
}
