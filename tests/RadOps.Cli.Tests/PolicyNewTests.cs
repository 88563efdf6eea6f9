using Xunit;

namespace RadOps.Cli.Tests;

public sealed class PolicyNewTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    [Fact]
    public void A_new_pack_is_written_and_decides_nothing_by_itself()
    {
        tool.File("site.yaml", "organisation: Björkdalens sjukhus\npolicies: [ eget.yaml ]\n");
        tool.File("orders.csv", "RequestId;Recipient;Signature\nA;Hospital;Final\n");

        Assert.Equal((0, "eget.yaml\n", ""), tool.Run("policy", "new", "Björkdalens sjukhus", "eget.yaml", "--region", "Region Exempel"));
        var (code, output, errors) = tool.Run("check", "orders.csv", "--site", "site.yaml", "--output", "csv");

        Assert.Equal((1, ""), (code, errors));
        Assert.Contains("A;Björkdalens sjukhus;", output, StringComparison.Ordinal);
        Assert.Contains(";Open;Open;Open;", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_named_from_where_the_pack_stands()
    {
        Directory.CreateDirectory(Path.Combine(tool.Folder, "policies"));
        tool.File("rutin.txt", "Vi lämnar ut bilder\n");

        Assert.Equal(0, tool.Run("policy", "new", "Eget", "policies/eget.yaml", "--source", "rutin.txt").ExitCode);

        Assert.Contains("source: \"../rutin.txt\"", File.ReadAllText(Path.Combine(tool.Folder, "policies", "eget.yaml")), StringComparison.Ordinal);
        Assert.Equal(0, tool.Run("policy", "test", "policies/eget.yaml").ExitCode);
    }

    [Fact]
    public void What_is_there_is_left_alone_unless_it_is_to_be_replaced()
    {
        tool.File("eget.yaml", "mitt");

        var (code, output, errors) = tool.Run("policy", "new", "Eget", "eget.yaml");

        Assert.Equal((2, "", "radops: eget.yaml exists already. Choose another name, or move it away.\n"), (code, output, errors));
        Assert.Equal((0, "would write eget.yaml\n", ""), tool.Run("policy", "new", "Eget", "eget.yaml", "--force", "--what-if"));
        Assert.Equal("mitt", File.ReadAllText(Path.Combine(tool.Folder, "eget.yaml")));
        Assert.Equal(0, tool.Run("policy", "new", "Eget", "eget.yaml", "--force").ExitCode);
    }

    [Fact]
    public void A_pack_of_the_sites_own_that_contradicts_itself_stops_the_work_with_the_place()
    {
        tool.File("eget.yaml", "pack: Eget\norganisation: Eget\nregion: R\nmedia: [Usb]\ndocuments: { E: { title: T } }\nsections: [ { section: alla, title: Alla } ]\nrules:\n  - { default: A, reason: a, images: Allow }\n  - { default: B, reason: b, images: Deny }\n");
        tool.File("orders.csv", "RequestId;Organisation;Recipient\nA;Eget;Hospital\n");

        var (code, output, errors) = tool.Run("check", "orders.csv", "--policy", "eget.yaml");

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("radops: eget.yaml(9,5): RulesContradict: A och B svarar olika om bilderna", errors, StringComparison.Ordinal);
    }
}
