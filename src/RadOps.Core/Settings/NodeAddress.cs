using System.Globalization;

namespace RadOps.Core.Settings;

/// <summary>Nodes in one line, as DICOM tools write them: <c>PACS1@pacs1:104</c>; RadOps' own without a host, <c>RADOPS:11120</c>.</summary>
public static class NodeAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="text">The address.</param>
    /// <param name="role">What the node is to the department; <see cref="NodeRole.Self"/> has no host.</param>
    /// <exception cref="RadOpsException"><c>NodeAddressInvalid</c>.</exception>
    public static NodeSettings Parse(string text, NodeRole role)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.LastIndexOf(':');
        var at = role == NodeRole.Self ? colon : text.IndexOf('@', StringComparison.Ordinal);
        if (colon < 0 || at < 0 || colon < at)
            throw Invalid(text, role);
        var title = text[..at].Trim();
        var host = role == NodeRole.Self ? null : text[(at + 1)..colon].Trim();
        return title.Length is > 0 and <= 16
            && host is not ""
            && int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= 65535
            ? new() { Role = role, AeTitle = title, Host = host, Port = port }
            : throw Invalid(text, role);
    }

    private static RadOpsException Invalid(string text, NodeRole role) => new(
        "NodeAddressInvalid",
        ErrorKind.InvalidInput,
        $"'{text}' is no address of a node. Write it as {(role == NodeRole.Self ? "TITLE:port, such as RADOPS:11120" : "TITLE@host:port, such as PACS1@pacs1:104")}; a title has at most 16 characters.",
        text);
}
