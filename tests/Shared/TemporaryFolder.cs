namespace RadOps.Tests.Shared;

/// <summary>An empty folder of the test's own, deleted with all that is in it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Its full path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("radops-test-").FullName;

    /// <summary>A path below it, with <c>/</c> between the parts; the folders above it are made.</summary>
    public string File(string relative)
    {
        var path = System.IO.Path.Combine(Path, relative.Replace('/', System.IO.Path.DirectorySeparatorChar));
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
