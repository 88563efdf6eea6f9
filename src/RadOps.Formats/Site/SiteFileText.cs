using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using RadOps.Core;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Settings;

namespace RadOps.Formats.Site;

/// <summary>Writes a site file that explains itself: what is set stands there, and what is not stands beside it as a comment, ready to be filled in.</summary>
/// <param name="site">What is set. Paths are written as they stand.</param>
/// <param name="language">The language of the comments.</param>
internal sealed class SiteFileText(SiteSettings site, TextLanguage language)
{
    private static readonly NodeSettings[] Examples =
    [
        new() { Role = NodeRole.Pacs, AeTitle = "PACS1", Host = "pacs1", Port = 104 },
        new() { Role = NodeRole.Bfr, AeTitle = "BFR", Host = "bfr", Port = 2762, Tls = new("ca.pem", "radops.pem", "radops.key") },
        new() { Role = NodeRole.Iep, AeTitle = "IEPGW", Host = "iep-gw", Port = 104 },
        new() { Role = NodeRole.ExternalReader, AeTitle = "TELE", Host = "tele", Port = 104 },
        new() { Role = NodeRole.Self, AeTitle = "RADOPS", Port = 11120 },
    ];

    private static readonly JsonSerializerOptions Escapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder text = new();

    /// <summary>The file's text.</summary>
    internal string Write()
    {
        Comment(
            "Platsfil för RadOps. Miljövariabeln RADOPS_SITE, -SiteFile eller --site pekar ut den. Sökvägar räknas från mappen\nsom filen ligger i. Lösenord får inte stå här: skriv ${env:NAMN}. Test-RadOpsSite säger vad som är fel i den.",
            "Site file of RadOps. The environment variable RADOPS_SITE, -SiteFile or --site names it. Paths begin in the folder\nthat the file is in. No password may stand here: write ${env:NAME}. Test-RadOpsSite says what is wrong with it.");
        Key("site", site.Site, "Radiologi Exempelsjukhuset", "Arbetsplatsens namn.", "The workplace in words.");
        Key("organisation", site.Organisation, "NuSjukvarden", "Vars rutin som gäller för beställningar som inte anger någon.", "Whose routine decides for requests that name none.");
        Key("careUnit", site.CareUnit, "Röntgenmottagningen", "Vårdenheten som händelser registreras för (HSLF-FS 2016:40, 4 kap. 9 §). Utan den används arbetsplatsens namn.", "The care unit that events are recorded for (HSLF-FS 2016:40, 4 kap. 9 §). Without it, the workplace's name.");
        Key(
            "register",
            site.Register,
            "sqlserver:Server=sql1;Database=RadOps;Integrated Security=true",
            "Registret \"Exporterade bilder\", delat av alla: sqlite:FIL, sqlserver:… eller postgres:…. Utan det har var och en sitt\neget, och ser inte vad kollegor har lämnat ut.",
            "The register \"Exporterade bilder\", shared by all: sqlite:FILE, sqlserver:… or postgres:…. Without it each has one of\ntheir own, and does not see what colleagues have released.");
        Nodes();
        Systems();
        Key("archiveDelay", site.ArchiveDelay is { } hours ? FormattableString.Invariant($"{hours}") : null, "24", "Längsta tid i timmar från definitiv signering till arkivering i BFR.", "The most hours between a definitive signature and the archiving in BFR.");
        List("policies", site.Policies, "policies/", "Egna regelpaket, i stället för de inbyggda för samma förvaltning.", "Packs of the site's own, in place of the built-in ones of the same organisation.");
        Key("prices", site.Prices, "prices.csv", "Prislistan: Product;Amount;ValidFrom;Source;Checked.", "The price list: Product;Amount;ValidFrom;Source;Checked.");
        Key("exemptions", site.Exemptions, "exemptions.csv", "Undantag från granskningen: Code;ExportId;RequestId;Organisation;Who;Why;Until.", "Exemptions from the audit: Code;ExportId;RequestId;Organisation;Who;Why;Until.");
        Key("recipients", site.Recipients, "recipients.csv", "Mottagarkatalogen: Name;Type;Location;MediaUnit;IepConnected;Fax;Checked.", "The recipient directory: Name;Type;Location;MediaUnit;IepConnected;Fax;Checked.");
        text.Append('\n').Append(new RisFileText(site.Ris, language).Write());
        Group(
            "folders",
            [
                ("exports", site.Folders.Exports, "D:/radops/exports"), ("journal", site.Folders.Journal, "D:/radops/journal"),
                ("staging", site.Folders.Staging, "D:/radops/staging"), ("picsara", site.Folders.Picsara, "P:/in"), ("earchive", site.Folders.Earchive, "E:/in"),
            ],
            "Mappar: där medier görs, där händelser väntar när registret inte svarar, där undersökningar ligger som hämtas från\narkiv medan mediet görs, och där Picsara och e-arkivet hämtar.",
            "Folders: where media are made, where events wait while the register does not answer, where studies lie that are\nfetched from an archive while the medium is made, and where Picsara and the e-archive take files in.");
        Group(
            "accounts",
            [("personal", site.Accounts.Personal, "^[a-z]{3}[a-z]{2}[0-9]*$"), ("shared", site.Accounts.Shared, "^gk")],
            "Hur personliga konton och gruppkonton skiljs åt (reguljära uttryck).",
            "How personal and shared accounts are told apart (regular expressions).");
        Group(
            "outage",
            [
                ("daytimeFrom", Time(site.Outage.DaytimeFrom), "07:30"), ("daytimeUntil", Time(site.Outage.DaytimeUntil), "16:30"),
                ("evesAreHolidays", site.Outage.EvesAreHolidays is { } eves ? eves ? "yes" : "no" : null, "yes"), ("share", site.Outage.Share, "//fil1/radops/driftstopp"),
            ],
            "Det som reservrutinen inte säger: när dagtid börjar och slutar, och om midsommar-, jul- och nyårsafton är helgdagar (yes/no).\nshare: en mapp som avdelningens datorer delar, så att de är överens om driftstoppet också när registret inte svarar.",
            "What the outage routine does not say: when daytime begins and ends, and whether the three eves are holidays (yes/no).\nshare: a folder that the department's machines share, so that they agree on the outage also when the register does not answer.",
            isSet: site.Outage.Routes is not null);
        Routes();
        Intake();
        Audit();
        return text.ToString();
    }

    /// <summary>What a way to the external reader is called in the file: <c>syngoVia</c>.</summary>
    internal static string KeyOf(TransferRoute route) => JsonNamingPolicy.CamelCase.ConvertName(route.ToString());

    /// <summary>Stands within <c>outage:</c>, which is a comment where nothing of it is set.</summary>
    private void Routes()
    {
        foreach (var line in (language == TextLanguage.Swedish
            ? "routes: en väg till den externa granskaren som inte är som rutinen säger: om den är öppen, vem som säger det, och från vilken dag."
            : "routes: a way to the external reader that is not as the routine says: whether it is open, who says so, and from which day.").Split('\n'))
            text.Append("  # ").Append(line).Append('\n');
        var said = site.Outage.Routes;
        text.Append(said is null ? "#" : "").Append("  routes:\n");
        foreach (var (route, statement) in said ?? new Dictionary<TransferRoute, RouteStatement> { [TransferRoute.SyngoVia] = new(true, "abcde", new(2026, 11, 20), "arbetet är klart") })
            text.Append(said is null ? "#" : "").Append(CultureInfo.InvariantCulture, $"    {KeyOf(route)}: {{ open: {(statement.IsOpen ? "yes" : "no")}, by: {Scalar(statement.By)}, on: {statement.On:yyyy-MM-dd}{(statement.Reason is null ? "" : $", reason: {Scalar(statement.Reason)}")} }}\n");
    }

    private static string? Time(TimeOnly? time) => time is { } at ? FormattableString.Invariant($"{at:HH:mm}") : null;

    private void Comment(string swedish, string english)
    {
        if (text.Length > 0)
            text.Append('\n');
        foreach (var line in (language == TextLanguage.Swedish ? swedish : english).Split('\n'))
            text.Append("# ").Append(line).Append('\n');
    }

    private void Key(string name, string? value, string example, string swedish, string english)
    {
        Comment(swedish, english);
        Line("", name, value, example);
    }

    private void Line(string indent, string name, string? value, string example) =>
        text.Append(value is null ? "#" : "").Append(indent).Append(name).Append(": ").Append(Scalar(value ?? example)).Append('\n');

    private void List(string name, IReadOnlyList<string> values, string example, string swedish, string english)
    {
        Comment(swedish, english);
        text.Append(values.Count == 0 ? "#" : "").Append(name).Append(": [ ").AppendJoin(", ", (values.Count == 0 ? [example] : values).Select(Scalar)).Append(" ]\n");
    }

    private void Group(string name, IReadOnlyList<(string Name, string? Value, string Example)> keys, string swedish, string english, bool isSet = false)
    {
        Comment(swedish, english);
        text.Append(!isSet && keys.All(key => key.Value is null) ? "#" : "").Append(name).Append(":\n");
        foreach (var (key, value, example) in keys)
            Line("  ", key, value, example);
    }

    private void Intake()
    {
        Comment(
            "Hur filer som patienter skickar via 1177 kontrolleras: scanner är ett virusskydd (program och argument, filen sist), som svarar\nmed 0 för ren och 1 för hittat; scannerTimeout är längsta väntan på det i sekunder, och knownBad en lista med SHA-256.",
            "How files that patients send through 1177 are checked: scanner is a virus scanner (program and arguments, the file last) that\nanswers 0 for clean and 1 for found; scannerTimeout is the longest wait for it in seconds, and knownBad a list of SHA-256.");
        var intake = site.Intake;
        text.Append(intake.Scanner.Count == 0 && intake.ScannerTimeout is null && intake.KnownBad is null ? "#" : "").Append("intake:\n");
        text.Append(intake.Scanner.Count == 0 ? "#" : "").Append("  scanner: [ ").AppendJoin(", ", (intake.Scanner.Count == 0 ? ["clamdscan", "--fdpass", "--no-summary"] : intake.Scanner).Select(Scalar)).Append(" ]\n");
        Line("  ", "scannerTimeout", intake.ScannerTimeout is { } seconds ? FormattableString.Invariant($"{seconds}") : null, "60");
        Line("  ", "knownBad", intake.KnownBad, "known-bad.txt");
    }

    private void Audit()
    {
        Comment(
            "Vart revisionsmeddelanden (ATNA) skickas med Send-AuditMessage: syslog över TLS. patients: Key (registrets egen nyckel) eller Number\n(personnumret i klartext; bara om mottagaren behöver det). domain: det som ska stå efter @ i användarnamn.",
            "Where Send-AuditMessage sends audit messages (ATNA): syslog over TLS. patients: Key (the register's own key) or Number (the\nidentity number in clear; only where the repository needs it). domain: what stands after @ in users' names.");
        var audit = site.Audit;
        text.Append(audit == new AuditSettings() ? "#" : "").Append("audit:\n");
        text.Append(audit.Repository is null ? "#" : "").Append("  repository: ").Append(Repository(audit.Repository ?? new("arr1", AuditRepositorySettings.DefaultPort, new("ca.pem", "radops.pem", "radops.key"), null))).Append('\n');
        Line("  ", "patients", audit.Patients == AuditPatients.Key ? null : audit.Patients.ToString(), nameof(AuditPatients.Key));
        Line("  ", "domain", audit.Domain, "rontgen.example.se");
    }

    private static string Repository(AuditRepositorySettings repository)
    {
        List<string> parts = [$"host: {Scalar(repository.Host)}", FormattableString.Invariant($"port: {repository.Port}")];
        if (repository.Timeout is not null)
            parts.Add(FormattableString.Invariant($"timeout: {repository.Timeout}"));
        if (repository.Tls is { } tls)
            parts.Add($"tls: {{ {string.Join(", ", Tls(tls))} }}");
        return $"{{ {string.Join(", ", parts)} }}";
    }

    private void Nodes()
    {
        Comment(
            "DICOM-noderna. role: Pacs, Bfr, Iep, ExternalReader eller Self (RadOps självt: dit arkivet levererar med C-MOVE).\nKryptering: tls: { ca: ca.pem, certificate: radops.pem, key: radops.key }. Längsta väntan på svar i sekunder: timeout: 300.",
            "The DICOM nodes. role: Pacs, Bfr, Iep, ExternalReader or Self (RadOps itself: where the archive delivers by C-MOVE).\nEncryption: tls: { ca: ca.pem, certificate: radops.pem, key: radops.key }. Longest wait for a reply, in seconds: timeout: 300.");
        text.Append(site.Nodes.Count == 0 ? "#" : "").Append("nodes:\n");
        foreach (var (name, node) in site.Nodes)
            text.Append("  ").Append(Scalar(name)).Append(": ").Append(Node(node)).Append('\n');
        foreach (var node in Examples.Where(example => !site.Nodes.Values.Any(node => node.Role == example.Role)))
            text.Append("#  ").Append(SiteNode.NameOf(node.Role)).Append(": ").Append(Node(node)).Append('\n');
    }

    private void Systems()
    {
        Comment(
            "Vad som talar för varje system när Test-RadSystem frågar om det är igång: en nods namn, värd:port, eller https://värd.\nDär inget står talar noderna med rollen för PACS, BFR och IEP, och om RIS och OM vet RadOps ingenting.",
            "What speaks for each system when Test-RadSystem asks whether it is there: a node's name, host:port, or https://host.\nWhere nothing stands the nodes in their role speak for PACS, BFR and IEP, and of RIS and OM RadOps knows nothing.");
        text.Append(site.Systems.Count == 0 ? "#" : "").Append("systems:\n");
        foreach (var (system, example) in ((RadSystem, string)[])[(RadSystem.Ris, "ris1:2575"), (RadSystem.Pacs, "pacs"), (RadSystem.Om, "https://om.example.se"), (RadSystem.Bfr, "bfr"), (RadSystem.Iep, "iep")])
        {
            var stated = site.Systems.GetValueOrDefault(system);
            text.Append(stated is null ? "#" : "").Append("  ").Append(system.ToString().ToLowerInvariant()).Append(": [ ").AppendJoin(", ", stated?.Select(Probe) ?? [Scalar(example)]).Append(" ]\n");
        }
    }

    private static string Probe(ProbeSettings probe) => probe.Tls is { } tls && (tls.Ca ?? tls.Certificate ?? tls.Key) is not null
        ? FormattableString.Invariant($"{{ host: {Scalar(probe.Host!)}, port: {probe.Port}, tls: {{ {string.Join(", ", Tls(tls))} }} }}")
        : Scalar(probe.ToString());

    private static string Node(NodeSettings node)
    {
        List<string> parts = [$"role: {node.Role}", $"aeTitle: {Scalar(node.AeTitle)}"];
        if (node.Host is not null)
            parts.Add($"host: {Scalar(node.Host)}");
        parts.Add(FormattableString.Invariant($"port: {node.Port}"));
        if (node.Timeout is not null)
            parts.Add(FormattableString.Invariant($"timeout: {node.Timeout}"));
        if (node.Tls is { } tls)
            parts.Add($"tls: {{ {string.Join(", ", Tls(tls))} }}");
        return $"{{ {string.Join(", ", parts)} }}";
    }

    private static IEnumerable<string> Tls(TlsSettings tls) =>
        from part in ((string Name, string? Value)[])[("ca", tls.Ca), ("certificate", tls.Certificate), ("key", tls.Key)]
        where part.Value is not null
        select $"{part.Name}: {Scalar(part.Value)}";

    /// <summary>Plain where nothing in it can mean anything else in YAML, otherwise in double quotes, whose escapes are JSON's.</summary>
    internal static string Scalar(string value) =>
        value.Length > 0 && char.IsLetter(value[0]) && value.All(c => char.IsLetterOrDigit(c) || c is ' ' or '.' or '/' or '_' or '-') && value[^1] != ' ' && value.ToUpperInvariant() is not ("NULL" or "TRUE" or "FALSE")
            ? value
            : JsonSerializer.Serialize(value, Escapes);
}
