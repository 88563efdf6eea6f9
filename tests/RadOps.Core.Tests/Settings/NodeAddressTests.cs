using RadOps.Core.Settings;
using Xunit;

namespace RadOps.Core.Tests.Settings;

public sealed class NodeAddressTests
{
    [Theory]
    [InlineData("PACS1@pacs1:104", NodeRole.Pacs, "PACS1", "pacs1", 104)]
    [InlineData("MY PACS@[::1]:11112", NodeRole.Bfr, "MY PACS", "[::1]", 11112)]
    [InlineData("RADOPS:11120", NodeRole.Self, "RADOPS", null, 11120)]
    public void Is_read(string text, NodeRole role, string title, string? host, int port) =>
        Assert.Equal(new NodeSettings { Role = role, AeTitle = title, Host = host, Port = port }, NodeAddress.Parse(text, role));

    [Theory]
    [InlineData("pacs1:104", NodeRole.Pacs)]
    [InlineData("PACS1@pacs1", NodeRole.Pacs)]
    [InlineData("PACS1@:104", NodeRole.Pacs)]
    [InlineData("@pacs1:104", NodeRole.Pacs)]
    [InlineData("PACS1@pacs1:0", NodeRole.Pacs)]
    [InlineData("PACS1@pacs1:70000", NodeRole.Pacs)]
    [InlineData("ABCDEFGHIJKLMNOPQ@pacs1:104", NodeRole.Pacs)]
    [InlineData("RADOPS", NodeRole.Self)]
    [InlineData("", NodeRole.Self)]
    public void What_is_none_is_told(string text, NodeRole role) =>
        Assert.Equal("NodeAddressInvalid", Assert.Throws<RadOpsException>(() => NodeAddress.Parse(text, role)).Code);
}
