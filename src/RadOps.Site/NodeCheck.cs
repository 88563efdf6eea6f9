using RadOps.Core;
using RadOps.Core.Settings;
using RadOps.Dicom.Network;

namespace RadOps.Site;

/// <summary>Looks through the nodes of a site file and their certificates, without asking any of them.</summary>
/// <param name="workplace">The workplace.</param>
/// <param name="settings">What its site file says.</param>
internal sealed class NodeCheck(Workplace workplace, SiteSettings settings)
{
    /// <summary>How long before its end a certificate is told of.</summary>
    internal const int ExpiresWithinDays = 30;

    private readonly List<SiteFinding> findings = [];

    /// <summary>Looks.</summary>
    internal IReadOnlyList<SiteFinding> Run()
    {
        CheckSelf();
        CheckTwins();
        foreach (var name in workplace.Nodes.Names)
            CheckNode(name);
        CheckRepository();
        return findings;
    }

    private void Add(FindingSeverity severity, string code, string place, string message) => findings.Add(new(severity, code, place, message));

    private void CheckSelf()
    {
        if (workplace.Nodes.In(NodeRole.Pacs).Any() && !settings.Nodes.Values.Any(node => node.Role == NodeRole.Self))
            Add(FindingSeverity.Information, "SelfMissing", "nodes", "No node is RadOps' own (role: Self), so it calls itself RADOPS, and an archive without C-GET has nowhere to deliver.");
    }

    /// <summary>A PACS that stands in BFR's place answers that everything is archived.</summary>
    private void CheckTwins()
    {
        var addresses = settings.Nodes
            .Where(node => node.Value.Role != NodeRole.Self)
            .GroupBy(node => $"{node.Value.AeTitle}@{node.Value.Host}:{node.Value.Port}", StringComparer.OrdinalIgnoreCase);
        foreach (var same in addresses)
        {
            var others = same.Skip(1).Where(node => node.Value.Role != same.First().Value.Role).ToList();
            foreach (var other in others)
            {
                var confuses = same.Any(node => node.Value.Role == NodeRole.Bfr);
                Add(
                    confuses ? FindingSeverity.Error : FindingSeverity.Warning,
                    "NodesSame",
                    $"nodes.{other.Key}",
                    $"It is the same node as {same.First().Key}{(confuses ? ", so whatever is asked of the one is answered by the other, and nothing can be proved to be archived" : "")}.");
            }
        }
    }

    private void CheckNode(string name)
    {
        try
        {
            if (workplace.Nodes.Node(name).Tls is { } tls)
                CheckTls($"nodes.{name}.tls", tls);
        }
        catch (RadOpsException failure)
        {
            Add(FindingSeverity.Error, failure.Code, $"nodes.{name}", failure.Message);
        }
    }

    private void CheckRepository()
    {
        const string place = "audit.repository";
        if (settings.Audit.Repository is not { } repository)
            return;
        try
        {
            CheckTls($"{place}.tls", workplace.Nodes.Repository(repository).Tls!);
        }
        catch (RadOpsException failure)
        {
            Add(FindingSeverity.Error, failure.Code, place, failure.Message);
        }

        if (settings.Audit.Patients == AuditPatients.Number)
            Add(FindingSeverity.Information, "AuditIdentityInClear", "audit.patients", "Audit messages bear patients' identity numbers in clear. That is right only where the repository needs them and keeps them as the register does.");
    }

    private void CheckTls(string place, TlsOptions tls)
    {
        var now = workplace.Clock.GetUtcNow();
        foreach (var certificate in TlsFiles.Read(tls))
        {
            var file = Path.GetFileName(certificate.Path);
            if (now > certificate.To)
                Add(FindingSeverity.Error, "CertificateExpired", place, FormattableString.Invariant($"The certificate of {certificate.Subject} in {file} ended {certificate.To:yyyy-MM-dd}; put a new one there."));
            else if (now < certificate.From)
                Add(FindingSeverity.Error, "CertificateNotYetValid", place, FormattableString.Invariant($"The certificate of {certificate.Subject} in {file} holds from {certificate.From:yyyy-MM-dd}; check this machine's clock."));
            else if (certificate.To - now < TimeSpan.FromDays(ExpiresWithinDays))
                Add(FindingSeverity.Warning, "CertificateExpires", place, FormattableString.Invariant($"The certificate of {certificate.Subject} in {file} ends {certificate.To:yyyy-MM-dd}, in {(certificate.To - now).Days} days; order a new one."));
        }

        if ((tls.KeyFile ?? tls.CertificateFile) is { } key && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(key) & UnixFileMode.OtherRead) != 0)
            Add(FindingSeverity.Warning, "KeyReadableByAll", place, $"Everybody on this machine can read the private key in {Path.GetFileName(key)}; take that right away (chmod o-r).");
    }
}
