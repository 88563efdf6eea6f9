namespace RadOps.Core.Settings;

/// <summary>A node as it is shown.</summary>
/// <param name="Name">The name that the site gives it.</param>
/// <param name="Role">What it is to the department.</param>
/// <param name="AeTitle">Application entity title.</param>
/// <param name="Host">Host name or address; null for RadOps itself.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Tls">Whether the connection is encrypted.</param>
/// <param name="Timeout">The most time, in seconds, for each reply.</param>
public sealed record SiteNode(string Name, NodeRole Role, string AeTitle, string? Host, int Port, bool Tls, int Timeout)
{
    /// <summary>The most time, in seconds, that a node is given where the site does not say.</summary>
    public const int DefaultTimeout = 60;

    /// <summary>Shows a node.</summary>
    public static SiteNode Of(string name, NodeSettings node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return new(name, node.Role, node.AeTitle, node.Host, node.Port, node.Tls is not null, node.Timeout ?? DefaultTimeout);
    }

    /// <summary>The name that a node in a role is given where nobody has named it.</summary>
    public static string NameOf(NodeRole role) => role switch
    {
        NodeRole.Pacs => "pacs",
        NodeRole.Bfr => "bfr",
        NodeRole.Iep => "iep",
        NodeRole.ExternalReader => "reader",
        _ => "self",
    };

    /// <summary>The node as addresses are written: <c>TITLE@host:port</c>, or <c>TITLE:port</c> for RadOps itself.</summary>
    public override string ToString() => FormattableString.Invariant($"{AeTitle}{(Host is null ? "" : $"@{Host}")}:{Port}");
}
