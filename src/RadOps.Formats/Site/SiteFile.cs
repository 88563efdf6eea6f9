using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;

namespace RadOps.Formats.Site;

/// <summary>
/// Reads a site file. A key that RadOps does not know is an error with its line and column, since a misspelt key would otherwise be a
/// setting that silently does nothing. Paths in it are relative to the file.
/// </summary>
public static partial class SiteFile
{
    /// <summary>Reads a site file.</summary>
    /// <param name="path">The YAML file, UTF-8.</param>
    /// <exception cref="RadOpsException">
    /// <c>SiteFileNotFound</c>, <c>SiteFileUnreadable</c>; <c>SiteFileInvalid</c>: a key or value is wrong; <c>SiteSecretInFile</c>: a
    /// password stands in it in clear.
    /// </exception>
    public static SiteSettings Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            return Read(reader, path);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new RadOpsException("SiteFileNotFound", ErrorKind.NotFound, $"The site file {path} does not exist. Check --site, -Site or RADOPS_SITE.", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("SiteFileUnreadable", ErrorKind.Storage, $"The site file {path} cannot be read: {e.Message}", path, e);
        }
    }

    /// <summary>Reads a site file's text.</summary>
    /// <param name="reader">The YAML.</param>
    /// <param name="path">Where it stands: relative paths in it begin there.</param>
    /// <exception cref="RadOpsException"><c>SiteFileInvalid</c> or <c>SiteSecretInFile</c>.</exception>
    public static SiteSettings Read(TextReader reader, string path)
    {
        try
        {
            return Read(YamlMap.Load(reader, Path.GetFileName(path), "A site file is one YAML document of keys and values, such as 'organisation: NuSjukvarden'."), new SitePaths(path));
        }
        catch (RadOpsException e) when (e.Code == "PolicyInvalid")
        {
            throw new RadOpsException("SiteFileInvalid", e.Kind, e.Message, path, e.InnerException);
        }
    }

    private static SiteSettings Read(YamlMap map, SitePaths paths)
    {
        var settings = new SiteSettings
        {
            Site = map.OptionalText("site"),
            Organisation = map.OptionalText("organisation"),
            CareUnit = map.OptionalText("careUnit"),
            Register = Register(map, paths),
            Nodes = Nodes(map.Map("nodes"), paths),
            Policies = [.. map.Texts("policies").Select(paths.Full)],
            Prices = paths.FullOrNull(map.OptionalText("prices")),
            Recipients = paths.FullOrNull(map.OptionalText("recipients")),
            Folders = Folders(map.Map("folders"), paths),
            Accounts = Accounts(map.Map("accounts")),
            Outage = Outage(map.Map("outage")),
        };
        map.RefuseOthers();
        return settings;
    }

    private static string? Register(YamlMap map, SitePaths paths)
    {
        var text = map.OptionalText("register");
        if (text is not null && SecretInClear().IsMatch(text))
        {
            throw new RadOpsException(
                "SiteSecretInFile",
                ErrorKind.InvalidInput,
                $"{map.AtKey("register")}: the register's password stands in the file. Put it in an environment variable and write Password=${{env:NAME}}.");
        }

        return text is not null && text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) ? $"sqlite:{paths.Full(text[7..].Trim())}" : text;
    }

    private static Dictionary<string, NodeSettings> Nodes(YamlMap? map, SitePaths paths)
    {
        var nodes = new Dictionary<string, NodeSettings>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in map?.Keys ?? [])
            nodes.Add(name, Node(map!.Map(name) ?? throw PolicyLocation.Invalid(map.AtKey(name), $"The node '{name}' says nothing."), paths));
        return nodes;
    }

    private static NodeSettings Node(YamlMap map, SitePaths paths)
    {
        var node = new NodeSettings
        {
            Role = map.Value<NodeRole>("role") ?? throw PolicyLocation.Invalid(map.At, "'role' is missing."),
            AeTitle = map.Text("aeTitle"),
            Host = map.OptionalText("host"),
            Port = map.Number("port") ?? throw PolicyLocation.Invalid(map.At, "'port' is missing."),
            Tls = Tls(map.Map("tls"), paths),
        };
        if (node.AeTitle.Length > 16 || node.AeTitle.Any(c => c is < ' ' or > '~' or '\\'))
            throw PolicyLocation.Invalid(map.AtKey("aeTitle"), "'aeTitle' must be 1–16 ASCII characters without a backslash (PS3.5).");
        if (node.Port is < 1 or > 65535)
            throw PolicyLocation.Invalid(map.AtKey("port"), "'port' must be 1–65535.");
        if (node.Host is null && node.Role != NodeRole.Self)
            throw PolicyLocation.Invalid(map.At, "'host' is missing.");
        map.RefuseOthers();
        return node;
    }

    private static TlsSettings? Tls(YamlMap? map, SitePaths paths)
    {
        if (map is null)
            return null;
        var tls = new TlsSettings(paths.FullOrNull(map.OptionalText("ca")), paths.FullOrNull(map.OptionalText("certificate")), paths.FullOrNull(map.OptionalText("key")));
        map.RefuseOthers();
        return tls;
    }

    private static FolderSettings Folders(YamlMap? map, SitePaths paths)
    {
        if (map is null)
            return new();
        var folders = new FolderSettings
        {
            Exports = paths.FullOrNull(map.OptionalText("exports")),
            Journal = paths.FullOrNull(map.OptionalText("journal")),
            Picsara = paths.FullOrNull(map.OptionalText("picsara")),
            Earchive = paths.FullOrNull(map.OptionalText("earchive")),
        };
        map.RefuseOthers();
        return folders;
    }

    private static AccountSettings Accounts(YamlMap? map)
    {
        if (map is null)
            return new();
        var accounts = new AccountSettings(Pattern(map, "personal"), Pattern(map, "shared"));
        map.RefuseOthers();
        return accounts;
    }

    private static string? Pattern(YamlMap map, string key)
    {
        var text = map.OptionalText(key);
        try
        {
            return text is null ? null : new Regex(text, RegexOptions.None, TimeSpan.FromSeconds(1)).ToString();
        }
        catch (ArgumentException e)
        {
            throw PolicyLocation.Invalid(map.AtKey(key), $"'{key}' is no regular expression: {e.Message}", e);
        }
    }

    private static OutageSettings Outage(YamlMap? map)
    {
        if (map is null)
            return new();
        var text = map.OptionalText("daytimeFrom");
        var outage = text is null ? new()
            : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? new OutageSettings(time)
            : throw PolicyLocation.Invalid(map.AtKey("daytimeFrom"), $"'daytimeFrom' is '{text}'; it must be a time as in \"07:30\".");
        map.RefuseOthers();
        return outage;
    }

    [GeneratedRegex(@"\b(password|pwd)\s*=\s*(?!\s*['""]?\$\{env:)[^;\s]", RegexOptions.IgnoreCase)]
    private static partial Regex SecretInClear();
}
