using System.Globalization;
using System.Text.RegularExpressions;
using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;

namespace RadOps.Formats.Site;

/// <summary>Reads a site file key by key. What is wrong is kept, and the rest is read all the same, so that a person hears of everything at once.</summary>
/// <param name="paths">Makes paths full.</param>
internal sealed partial class SiteReader(SitePaths paths)
{
    private const int LongestTimeout = 3600;
    private const int LongestArchiveDelay = 168;

    private readonly List<RadOpsException> faults = [];
    private Dictionary<string, NodeSettings> nodes = [];

    /// <summary>Everything that is wrong, in the order in which it was found.</summary>
    internal IReadOnlyList<RadOpsException> Faults => faults;

    /// <summary>Reads what can be read.</summary>
    internal SiteSettings Read(YamlMap map)
    {
        var settings = new SiteSettings
        {
            Site = Text(map, "site"),
            Organisation = Text(map, "organisation"),
            CareUnit = Text(map, "careUnit"),
            Register = Try(() => Register(map), null),
            Nodes = nodes = Section(map, "nodes", Nodes, []),
            Systems = Section(map, "systems", Systems, []),
            Policies = Try(() => [.. map.Texts("policies").Select(paths.Full)], Array.Empty<string>()),
            Prices = FullPath(map, "prices"),
            Recipients = FullPath(map, "recipients"),
            Exemptions = FullPath(map, "exemptions"),
            Ris = Section(map, "ris", ris => new RisReader(ris, paths).Read(faults), new()),
            Folders = Section(map, "folders", Folders, new()),
            Accounts = Section(map, "accounts", Accounts, new()),
            Outage = Section(map, "outage", Outage, new()),
            Intake = Section(map, "intake", Intake, new()),
            Audit = Section(map, "audit", Audit, new()),
            ArchiveDelay = Try(() => Number(map, "archiveDelay", 0, LongestArchiveDelay), null),
        };
        KeepOthers(map);
        return settings;
    }

    private T Try<T>(Func<T> read, T otherwise)
    {
        try
        {
            return read();
        }
        catch (RadOpsException fault)
        {
            faults.Add(fault);
            return otherwise;
        }
    }

    private string? Text(YamlMap map, string key) => Try(() => map.OptionalText(key), null);

    private string? FullPath(YamlMap map, string key) => paths.FullOrNull(Text(map, key));

    private T Section<T>(YamlMap map, string key, Func<YamlMap, T> read, T otherwise) =>
        Try(() => map.Map(key), null) is { } section ? read(section) : otherwise;

    private void KeepOthers(YamlMap map) => faults.AddRange(map.Others());

    private string? Register(YamlMap map) => Database(map, "register", "the register's", paths);

    /// <summary>The name of a database, its file's path made full.</summary>
    /// <exception cref="RadOpsException"><c>SiteSecretInFile</c>.</exception>
    internal static string? Database(YamlMap map, string key, string whose, SitePaths paths)
    {
        var text = map.OptionalText(key);
        if (text is not null && SecretInClear().IsMatch(text))
        {
            throw new RadOpsException(
                "SiteSecretInFile",
                ErrorKind.InvalidInput,
                $"{map.AtKey(key)}: {whose} password stands in the file. Put it in an environment variable and write Password=${{env:NAME}}.");
        }

        return text is not null && text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) ? $"sqlite:{paths.Full(text[7..].Trim())}" : text;
    }

    private Dictionary<string, NodeSettings> Nodes(YamlMap map)
    {
        var nodes = new Dictionary<string, NodeSettings>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in Try(() => map.Keys, []))
        {
            var node = Try(() => Node(map.Map(name) ?? throw PolicyLocation.Invalid(map.AtKey(name), $"The node '{name}' says nothing.")), null);
            if (node is not null && !nodes.TryAdd(name, node))
                faults.Add(PolicyLocation.Invalid(map.AtKey(name), $"The node '{name}' stands twice; upper and lower case are the same."));
        }

        return nodes;
    }

    /// <summary>A node, or null where a part without which it is none is missing.</summary>
    private NodeSettings? Node(YamlMap map)
    {
        var role = Try(() => map.Value<NodeRole>("role") ?? throw PolicyLocation.Invalid(map.At, "'role' is missing."), default(NodeRole?));
        var title = Try(() => AeTitle(map), null);
        var port = Try(() => Number(map, "port", 1, 65535) ?? throw PolicyLocation.Invalid(map.At, "'port' is missing."), default(int?));
        var host = Text(map, "host");
        var timeout = Try(() => Number(map, "timeout", 1, LongestTimeout), null);
        var tls = Section(map, "tls", Tls, null);
        var hasAddress = host is not null || role == NodeRole.Self;
        if (!hasAddress)
            faults.Add(PolicyLocation.Invalid(map.At, "'host' is missing."));
        KeepOthers(map);
        return role is null || title is null || port is null || !hasAddress
            ? null
            : new() { Role = role.Value, AeTitle = title, Host = host, Port = port.Value, Timeout = timeout, Tls = tls };
    }

    private static string AeTitle(YamlMap map)
    {
        var title = map.Text("aeTitle");
        return title.Length <= 16 && !title.Any(c => c is < ' ' or > '~' or '\\')
            ? title
            : throw PolicyLocation.Invalid(map.AtKey("aeTitle"), "'aeTitle' must be 1–16 ASCII characters without a backslash (PS3.5).");
    }

    private static int? Number(YamlMap map, string key, int least, int most) =>
        map.Number(key) is not { } number || (number >= least && number <= most)
            ? map.Number(key)
            : throw PolicyLocation.Invalid(map.AtKey(key), FormattableString.Invariant($"'{key}' must be {least}–{most}."));

    private TlsSettings? Tls(YamlMap map)
    {
        var tls = new TlsSettings(FullPath(map, "ca"), FullPath(map, "certificate"), FullPath(map, "key"));
        KeepOthers(map);
        return tls;
    }

    private Dictionary<RadSystem, IReadOnlyList<ProbeSettings>> Systems(YamlMap map)
    {
        var systems = new Dictionary<RadSystem, IReadOnlyList<ProbeSettings>>();
        foreach (var system in Enum.GetValues<RadSystem>())
        {
            var key = system.ToString().ToLowerInvariant();
            if (map.Has(key))
                systems.Add(system, Try(() => map.Entries(key).Select(entry => entry.Map is { } host ? Host(host) : Probe(map, key, entry.Text!)).ToArray(), Array.Empty<ProbeSettings>()));
        }

        KeepOthers(map);
        return systems;
    }

    private ProbeSettings Probe(YamlMap map, string key, string text)
    {
        try
        {
            return ProbeSettings.Parse(text, name => nodes.TryGetValue(name, out var node) && node.Role != NodeRole.Self);
        }
        catch (RadOpsException fault)
        {
            throw PolicyLocation.Invalid(map.AtKey(key), fault.Message, fault);
        }
    }

    private ProbeSettings Host(YamlMap map)
    {
        var host = new ProbeSettings(null, map.Text("host"), Number(map, "port", 1, 65535) ?? throw PolicyLocation.Invalid(map.At, "'port' is missing."), Section(map, "tls", Tls, null));
        KeepOthers(map);
        return host;
    }

    private FolderSettings Folders(YamlMap map)
    {
        var folders = new FolderSettings
        {
            Exports = FullPath(map, "exports"),
            Journal = FullPath(map, "journal"),
            Staging = FullPath(map, "staging"),
            Picsara = FullPath(map, "picsara"),
            Earchive = FullPath(map, "earchive"),
        };
        KeepOthers(map);
        return folders;
    }

    private AccountSettings Accounts(YamlMap map)
    {
        var accounts = new AccountSettings(Try(() => Pattern(map, "personal"), null), Try(() => Pattern(map, "shared"), null));
        KeepOthers(map);
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

    private OutageSettings Outage(YamlMap map)
    {
        var outage = new OutageSettings(
            Try(() => Time(map, "daytimeFrom"), null),
            Try(() => Time(map, "daytimeUntil"), null),
            Try(() => map.OptionalText("evesAreHolidays") is null ? default(bool?) : map.Flag("evesAreHolidays"), null),
            FullPath(map, "share"),
            Section(map, "routes", Routes, null));
        KeepOthers(map);
        return outage;
    }

    private IntakeSettings Intake(YamlMap map)
    {
        var intake = new IntakeSettings
        {
            Scanner = Try(() => map.Texts("scanner"), []),
            ScannerTimeout = Try(() => Number(map, "scannerTimeout", 1, LongestTimeout), null),
            KnownBad = FullPath(map, "knownBad"),
        };
        KeepOthers(map);
        return intake;
    }

    private AuditSettings Audit(YamlMap map)
    {
        var audit = new AuditSettings(Section(map, "repository", Repository, null), Try(() => map.Value<AuditPatients>("patients") ?? AuditPatients.Key, AuditPatients.Key), Text(map, "domain"));
        KeepOthers(map);
        return audit;
    }

    private AuditRepositorySettings? Repository(YamlMap map)
    {
        var host = Try(() => map.Text("host"), null);
        var port = Try(() => Number(map, "port", 1, 65535), null) ?? AuditRepositorySettings.DefaultPort;
        var tls = Section(map, "tls", Tls, null);
        var timeout = Try(() => Number(map, "timeout", 1, LongestTimeout), null);
        KeepOthers(map);
        return host is null ? null : new(host, port, tls, timeout);
    }

    /// <summary>What the site says of ways to the external reader; null where it says nothing.</summary>
    private Dictionary<TransferRoute, RouteStatement>? Routes(YamlMap map)
    {
        var routes = new Dictionary<TransferRoute, RouteStatement>();
        foreach (var route in Enum.GetValues<TransferRoute>())
        {
            if (Try(() => map.Map(SiteFileText.KeyOf(route)), null) is { } said && Try(() => Statement(said), null) is { } statement) routes.Add(route, statement);
        }

        KeepOthers(map);
        return routes.Count > 0 ? routes : null;
    }

    private RouteStatement Statement(YamlMap map)
    {
        var isOpen = map.Has("open") ? map.Flag("open") : throw PolicyLocation.Invalid(map.At, "'open' is missing; it must be yes or no.");
        var statement = new RouteStatement(isOpen, map.Text("by"), map.Date("on") ?? throw PolicyLocation.Invalid(map.At, "'on' is missing: from which day."), map.OptionalText("reason"));
        KeepOthers(map);
        return statement;
    }

    private static TimeOnly? Time(YamlMap map, string key) =>
        map.OptionalText(key) is not { } text ? null
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time
        : throw PolicyLocation.Invalid(map.AtKey(key), $"'{key}' is '{text}'; it must be a time as in \"07:30\".");

    [GeneratedRegex(@"\b(password|pwd)\s*=\s*(?!\s*['""]?\$\{env:)[^;\s]", RegexOptions.IgnoreCase)]
    private static partial Regex SecretInClear();
}
