namespace RadOps.Tests.Shared;

/// <summary>Files of the repository that the tests were compiled in.</summary>
public static class RepositoryFile
{
    /// <summary>Full path of a file, by its path from the root.</summary>
    public static string Find(params string[] path)
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "RadOps.sln")))
                return Path.Combine([folder, .. path]);
        throw new FileNotFoundException($"There is no RadOps.sln above {AppContext.BaseDirectory}.");
    }
}
