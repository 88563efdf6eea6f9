using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.Dicom;
using RadOps.Dicom.Network;

namespace RadOps.Site;

/// <summary>The site's nodes, as the network is spoken to: RadOps calls itself by the title of the site's own node.</summary>
/// <param name="settings">What the site file says.</param>
/// <param name="environment">Gives an environment variable's value.</param>
public sealed class SiteNodes(SiteSettings settings, Func<string, string?> environment)
{
    private readonly NodeSettings? self = settings.Nodes.Values.FirstOrDefault(node => node.Role == NodeRole.Self);

    /// <summary>Names of the nodes that others run, in the order of the site file.</summary>
    public IReadOnlyList<string> Names { get; } = [.. settings.Nodes.Where(node => node.Value.Role != NodeRole.Self).Select(node => node.Key)];

    /// <summary>Names of the nodes in a role.</summary>
    public IEnumerable<string> In(NodeRole role) => Names.Where(name => settings.Nodes[name].Role == role);

    /// <summary>The name of the one node in a role.</summary>
    /// <exception cref="RadOpsException"><c>NodeRoleMissing</c>: the site names none; <c>NodeRoleAmbiguous</c>: it names several.</exception>
    public string Only(NodeRole role) => In(role).ToList() switch
    {
        [var name] => name,
        [] => throw new RadOpsException("NodeRoleMissing", ErrorKind.NotFound, $"The site file names no node in the role {role}. Add one under nodes:, or use another site file.", $"{role}"),
        var several => throw new RadOpsException("NodeRoleAmbiguous", ErrorKind.InvalidInput, $"The site file names several nodes in the role {role}: {string.Join(", ", several)}. Name the one that is meant.", $"{role}"),
    };

    /// <summary>How a node is reached.</summary>
    /// <exception cref="RadOpsException"><c>NodeUnknown</c>: the site file names no such node; a value of it is malformed, or a variable that it asks for is not set.</exception>
    public DicomNode Node(string name)
    {
        var node = Settings(name);
        var plain = new DicomNode
        {
            AeTitle = node.AeTitle,
            Host = Resolve(node.Host!),
            Port = node.Port,
            CallingAeTitle = self?.AeTitle ?? "RADOPS",
            Tls = node.Tls is { } tls ? Tls(tls) : null,
        };
        return node.Timeout is { } seconds ? plain with { ReplyTimeout = TimeSpan.FromSeconds(seconds) } : plain;
    }

    /// <summary>How a host is reached that is no DICOM node.</summary>
    /// <param name="host">The host.</param>
    /// <param name="name">What messages call it: 1–16 characters, in place of an AE title.</param>
    /// <exception cref="RadOpsException">As <see cref="Node"/>.</exception>
    internal DicomNode Host(ProbeSettings host, string name) => new()
    {
        AeTitle = name,
        Host = Resolve(host.Host!),
        Port = host.Port,
        Tls = host.Tls is { } tls ? Tls(tls) : null,
    };

    /// <summary>How the audit record repository is reached.</summary>
    /// <exception cref="RadOpsException">As <see cref="Node"/>.</exception>
    internal DicomNode Repository(AuditRepositorySettings repository)
    {
        var plain = new DicomNode
        {
            AeTitle = SyslogRepository.Title,
            Host = Resolve(repository.Host),
            Port = repository.Port,
            Tls = repository.Tls is { } tls ? Tls(tls) : new TlsOptions(),
        };
        return repository.Timeout is { } seconds ? plain with { ReplyTimeout = TimeSpan.FromSeconds(seconds) } : plain;
    }

    /// <summary>RadOps' own AE title; null where the site names none.</summary>
    internal string? OwnAeTitle => self?.AeTitle;

    /// <summary>A node as an archive; nothing is connected yet. The caller disposes it.</summary>
    /// <exception cref="RadOpsException">As <see cref="Node"/>.</exception>
    public IImageArchive Archive(string name) =>
        new DicomArchive(name, Settings(name).Role, Node(name), self is null ? null : new MoveOptions { Port = self.Port });

    /// <summary>The node of a role as somewhere to send to: the one that is named, which must be in that role, else the only one. Nothing is connected yet.</summary>
    /// <exception cref="RadOpsException">As <see cref="Only"/> and <see cref="Node"/>; <c>NodeRoleWrong</c>: the node that is named is in another role.</exception>
    public IImageDestination Destination(NodeRole role, string? name)
    {
        var found = name ?? Only(role);
        return Settings(found).Role == role
            ? new DicomDestination(Node(found))
            : throw new RadOpsException("NodeRoleWrong", ErrorKind.InvalidInput, $"The node '{found}' is in the role {Settings(found).Role}, not {role}. Images for one must not go to the other; name another node.", found);
    }

    private NodeSettings Settings(string name) => settings.Nodes.TryGetValue(name, out var node) && node.Role != NodeRole.Self
        ? node
        : throw new RadOpsException("NodeUnknown", ErrorKind.NotFound, $"The site file names no node '{name}'. It names {(Names.Count == 0 ? "none" : string.Join(", ", Names))}.", name);

    private TlsOptions Tls(TlsSettings tls) => new()
    {
        CaFile = tls.Ca is { } ca ? Resolve(ca) : null,
        CertificateFile = tls.Certificate is { } certificate ? Resolve(certificate) : null,
        KeyFile = tls.Key is { } key ? Resolve(key) : null,
    };

    private string Resolve(string text) => EnvironmentText.Resolve(text, environment);
}
