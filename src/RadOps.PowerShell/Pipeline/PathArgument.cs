using System.Management.Automation;
using RadOps.Core;

namespace RadOps.PowerShell.Pipeline;

/// <summary>Turns what was given as -Path or -LiteralPath into full paths of the file system.</summary>
internal static class PathArgument
{
    /// <summary>Full paths of what there is; <paramref name="failed"/> is told of what there is not.</summary>
    internal static IEnumerable<string> Resolve(PSCmdlet cmdlet, IEnumerable<string> paths, bool literal, Action<RadOpsException> failed)
    {
        foreach (var path in paths)
        {
            IReadOnlyList<string> found = literal ? [FullPath(cmdlet, path)] : Expand(cmdlet, path);
            if (found.Count == 0)
                failed(Missing(path));
            foreach (var one in found)
                if (Path.Exists(one))
                    yield return one;
                else
                    failed(Missing(one));
        }
    }

    /// <summary>Full path of something that need not exist yet.</summary>
    /// <exception cref="RadOpsException">It is not in the file system.</exception>
    internal static string FullPath(PSCmdlet cmdlet, string path)
    {
        var full = cmdlet.SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        return provider.Name == "FileSystem" ? full : throw OutsideFileSystem(path);
    }

    private static IReadOnlyList<string> Expand(PSCmdlet cmdlet, string path)
    {
        try
        {
            var found = cmdlet.SessionState.Path.GetResolvedProviderPathFromPSPath(path, out var provider);
            return provider.Name == "FileSystem" ? [.. found] : throw OutsideFileSystem(path);
        }
        catch (ItemNotFoundException)
        {
            return []; // The caller says what was not found.
        }
    }

    private static RadOpsException Missing(string path) =>
        new("PathNotFound", ErrorKind.NotFound, $"There is no such file or folder: {path}", path);

    private static RadOpsException OutsideFileSystem(string path) =>
        new("PathNotInFileSystem", ErrorKind.InvalidInput, $"Not a path in the file system: {path}", path);
}
