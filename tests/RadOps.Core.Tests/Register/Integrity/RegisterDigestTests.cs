using RadOps.Core.Register.Integrity;
using Xunit;

namespace RadOps.Core.Tests.Register.Integrity;

public sealed class RegisterDigestTests
{
    private static readonly RegisterDigest Digest = new()
    {
        Register = new string('a', 64),
        Position = 12_345,
        Hash = string.Concat(Enumerable.Repeat("0123456789abcdef", 4)),
        Taken = new DateTimeOffset(2026, 11, 28, 1, 30, 0, 123, 456, TimeSpan.Zero),
        TakenBy = "åke11",
    };

    [Fact]
    public void A_digest_is_a_few_lines_that_a_mail_leaves_whole()
    {
        using var key = DigestKey.Read(DigestKey.Make().Private, "key");
        var text = key.Sign(Digest).ToString();
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 76));
        Assert.InRange(text.Count(character => character == '\n'), 8, 11);
        Assert.Equal(
            """
            RadOps registeravtryck 1
            Register:   aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
            Antal:      12345
            Hash:       0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
            Taget:      2026-11-28T01:30:00.123456Z
            Av:         åke11
            """,
            string.Join('\n', Digest.ToString().Split('\n')[..6]));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("Hej!\nHär är avtrycket: spara det.\n\n{0}\nMvh\nÅke: röntgen\n")]
    [InlineData("\ufeff{0}")]
    public void It_is_read_back_also_out_of_a_mail(string frame)
    {
        using var key = DigestKey.Read(DigestKey.Make().Private, "key");
        foreach (var digest in (RegisterDigest[])[Digest, key.Sign(Digest)])
        {
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, digest).Replace("\ufeff", "", StringComparison.Ordinal);
            Assert.Equal(digest, RegisterDigest.Parse(text));
            Assert.Equal(digest, RegisterDigest.Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal)));
            Assert.Equal(digest, RegisterDigest.Parse("> " + text.Replace("\n", "\n> ", StringComparison.Ordinal)));
            Assert.Equal(digest, RegisterDigest.Parse(text.Replace("0123456789abcdef", "0123 4567 89AB CDEF ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_slip_in_any_character_is_found()
    {
        using var key = DigestKey.Read(DigestKey.Make().Private, "key");
        var text = key.Sign(Digest).ToString();
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at])) continue;
            var slip = $"{text[..at]}{(text[at] == '7' ? '8' : '7')}{text[(at + 1)..]}";
            Assert.Equal("DigestMalformed", Assert.Throws<RadOpsException>(() => RegisterDigest.Parse(slip, "avtryck.txt")).Code);
        }
    }

    [Fact]
    public void Every_truncation_is_found()
    {
        var text = Digest.ToString();
        for (var length = 0; length < text.TrimEnd().Length; length++)
            Assert.Throws<RadOpsException>(() => RegisterDigest.Parse(text[..length]));
    }

    [Fact]
    public void A_signature_proves_every_field_and_only_with_its_own_key()
    {
        var (secret, open) = DigestKey.Make();
        using var signer = DigestKey.Read(secret, "private");
        using var prover = DigestKey.Read(open, "public");
        using var other = DigestKey.Read(DigestKey.Make().Public, "other");
        var digest = signer.Sign(Digest);
        Assert.Equal((true, false, signer.Id), (signer.CanSign, prover.CanSign, prover.Id));
        Assert.True(prover.Proves(digest));
        Assert.False(other.Proves(digest));
        Assert.False(prover.Proves(Digest));
        Assert.All(
            (RegisterDigest[])[digest with { Register = new string('b', 64) }, digest with { Position = 12_344 }, digest with { Hash = new string('b', 64) }, digest with { Taken = digest.Taken.AddMicroseconds(1) }, digest with { TakenBy = "eva" }, digest with { Signature = "AAAA" }, digest with { Signature = "no base64" }],
            changed => Assert.False(prover.Proves(changed)));
        Assert.Equal("DigestKeyPublic", Assert.Throws<RadOpsException>(() => prover.Sign(Digest)).Code);
        Assert.Equal("DigestKeyUnreadable", Assert.Throws<RadOpsException>(() => DigestKey.Read("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----", "x")).Code);
    }
}
