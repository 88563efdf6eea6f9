using RadOps.Core.Policies;
using RadOps.Formats.Policies;

namespace RadOps.Core.Tests.Policies;

/// <summary>Small packs, written as people write them.</summary>
internal static class Packs
{
    private const string Sha256 = "0000000000000000000000000000000000000000000000000000000000000000";

    private const string Head =
        $"""
        pack: Test
        organisation: Test
        region: Testregionen
        media: [Usb]
        documents:
          T: {"{"} title: Testrutin, sha256: {Sha256} {"}"}

        """;

    private const string OneSection =
        """
        sections:
          - section: alla
            title: Alla

        """;

    /// <summary>A pack whose rules, and sections where it is not one for all, are given.</summary>
    internal static ReleasePolicy Compile(string rules, string sections = OneSection) => PolicyCompiler.Compile(Read(rules, sections));

    internal static PolicyPack Read(string rules, string sections = OneSection)
    {
        using var reader = new StringReader(Head + sections + rules);
        return PolicyPackReader.Read(reader, "test.yaml");
    }
}
