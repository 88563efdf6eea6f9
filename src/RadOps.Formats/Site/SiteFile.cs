using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;

namespace RadOps.Formats.Site;

/// <summary>
/// Reads and writes site files. A key that RadOps does not know is an error with its line and column, since a misspelt key would otherwise be a
/// setting that silently does nothing. Paths in it are relative to the file.
/// </summary>
public static class SiteFile
{
    /// <summary>Reads a site file.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException">
    /// <c>SiteFileNotFound</c>, <c>SiteFileUnreadable</c>; <c>SiteFileInvalid</c>: a key or value is wrong; <c>SiteSecretInFile</c>: a
    /// password stands in it in clear.
    /// </exception>
    public static SiteSettings Read(string path)
    {
        using var reader = Open(path);
        return Read(reader, path);
    }

    /// <summary>Reads a site file's text.</summary>
    /// <param name="reader">The YAML.</param>
    /// <param name="path">Where it stands: relative paths in it begin there.</param>
    /// <exception cref="RadOpsException"><c>SiteFileInvalid</c> or <c>SiteSecretInFile</c>.</exception>
    public static SiteSettings Read(TextReader reader, string path)
    {
        var (settings, faults) = Check(reader, path);
        return faults.Count == 0 ? settings : throw faults[0];
    }

    /// <summary>Reads what can be read of a site file, and tells everything that is wrong.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException"><c>SiteFileNotFound</c>, <c>SiteFileUnreadable</c>.</exception>
    public static (SiteSettings Settings, IReadOnlyList<RadOpsException> Faults) Check(string path)
    {
        using var reader = Open(path);
        return Check(reader, path);
    }

    /// <summary>Writes a site file with its comments. It is read back before it is put in its place.</summary>
    /// <param name="path">The file.</param>
    /// <param name="settings">What it shall say; paths are written as they stand.</param>
    /// <param name="language">The language of the comments.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>; <c>FileNotWritten</c>; <c>SiteFileInvalid</c> or <c>SiteSecretInFile</c>: the settings cannot stand in a site file.</exception>
    public static void Write(string path, SiteSettings settings, TextLanguage language, bool replace)
    {
        ArgumentNullException.ThrowIfNull(settings);
        RequireFree(path, replace);
        var text = Text(settings, language, path);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Refuses settings that cannot stand in a site file.</summary>
    /// <exception cref="RadOpsException"><c>SiteFileInvalid</c> or <c>SiteSecretInFile</c>.</exception>
    public static void RequireWritable(SiteSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _ = Text(settings, TextLanguage.English, "site.yaml");
    }

    /// <summary>Refuses a file that is there, unless it may be replaced.</summary>
    /// <exception cref="RadOpsException"><c>FileExists</c>.</exception>
    public static void RequireFree(string path, bool replace)
    {
        if (!replace && Path.Exists(path))
            throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. Choose another name, or say that it may be replaced.", path);
    }

    private static string Text(SiteSettings settings, TextLanguage language, string path)
    {
        var text = new SiteFileText(settings, language).Write();
        using var reader = new StringReader(text);
        _ = Read(reader, path);
        return text;
    }

    private static (SiteSettings Settings, IReadOnlyList<RadOpsException> Faults) Check(TextReader text, string path)
    {
        var reader = new SiteReader(new SitePaths(path));
        try
        {
            var map = YamlMap.Load(text, Path.GetFileName(path), "A site file is one YAML document of keys and values, such as 'organisation: NuSjukvarden'.");
            return (reader.Read(map), [.. reader.Faults.Select(fault => Told(fault, path))]);
        }
        catch (RadOpsException fault)
        {
            return (new SiteSettings(), [.. reader.Faults.Append(fault).Select(each => Told(each, path))]);
        }
    }

    private static RadOpsException Told(RadOpsException fault, string path) =>
        fault.Code == "PolicyInvalid" ? new RadOpsException("SiteFileInvalid", fault.Kind, fault.Message, path, fault.InnerException) : fault;

    private static StreamReader Open(string path)
    {
        try
        {
            return new StreamReader(path, Encoding.UTF8);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RadOpsException("SiteFileNotFound", ErrorKind.NotFound, $"The site file {path} does not exist. Check --site, -SiteFile or RADOPS_SITE.", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("SiteFileUnreadable", ErrorKind.Storage, $"The site file {path} cannot be read: {e.Message}", path, e);
        }
    }
}
