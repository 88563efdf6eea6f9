using System.Text;
using RadOps.Dicom.Data;
using Xunit;

namespace RadOps.Dicom.Tests.Data;

public sealed class CharacterSetTests
{
    private static (string Text, TextOddities Oddities) Decode(string term, byte[] bytes)
    {
        var oddities = TextOddities.None;
        var text = CharacterSet.Of(Encoding.ASCII.GetBytes(term)).Decode(bytes, ref oddities);
        return (text, oddities);
    }

    private static byte[] CodePage(int number, string text) => CodePagesEncodingProvider.Instance.GetEncoding(number)!.GetBytes(text);

    [Theory]
    [InlineData("ISO_IR 100")]
    [InlineData("ISO_IR 100 ")]
    [InlineData("ISO-IR 100")]
    [InlineData("ISO_IR_100")]
    [InlineData("ISO 2022 IR 100")]
    [InlineData("ISO 2022 IR 100\\ISO 2022 IR 126")]
    public void Latin_1(string term) => Assert.Equal(("Öberg^Åsa Märta", TextOddities.None), Decode(term, Encoding.Latin1.GetBytes("Öberg^Åsa Märta ")));

    [Fact]
    public void Utf_8() => Assert.Equal(("Öberg^Åsa=王^小東", TextOddities.None), Decode("ISO_IR 192", Encoding.UTF8.GetBytes("Öberg^Åsa=王^小東")));

    [Theory]
    [InlineData("ISO_IR 101", 28592, "Łukasiewicz")]
    [InlineData("ISO_IR 109", 28593, "Ġorġ")]
    [InlineData("ISO_IR 110", 28594, "Jānis")]
    [InlineData("ISO_IR 144", 28595, "Люкceмбypг")]
    [InlineData("ISO_IR 126", 28597, "Διονυσιος")]
    [InlineData("ISO_IR 127", 28596, "قباني")]
    [InlineData("ISO_IR 138", 28598, "שרון")]
    [InlineData("ISO_IR 148", 28599, "Çavuşoğlu")]
    [InlineData("ISO_IR 166", 874, "สมชาย")]
    public void Other_sets_of_single_bytes(string term, int codePage, string text) => Assert.Equal((text, TextOddities.None), Decode(term, CodePage(codePage, text)));

    [Fact]
    public void Japanese_by_escape_sequences_as_the_standard_writes_it()
    {
        // PS3.5 H.3.1
        byte[] bytes = [.. "Yamada^Tarou="u8, 0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42, (byte)'^', 0x1B, 0x24, 0x42, 0x42, 0x40, 0x4F, 0x3A, 0x1B, 0x28, 0x42];
        Assert.Equal(("Yamada^Tarou=山田^太郎", TextOddities.None), Decode("\\ISO 2022 IR 87", bytes));
    }

    [Fact]
    public void Korean_by_escape_sequences_as_the_standard_writes_it()
    {
        // PS3.5 I.2
        byte[] bytes = [.. "Hong^Gildong="u8, 0x1B, 0x24, 0x29, 0x43, 0xFB, 0xF3, (byte)'^', 0x1B, 0x24, 0x29, 0x43, 0xD1, 0xCE, 0xD4, 0xD7];
        Assert.Equal(("Hong^Gildong=洪^吉洞", TextOddities.None), Decode("\\ISO 2022 IR 149", bytes));
    }

    [Fact]
    public void Greek_by_an_escape_sequence_ends_with_the_component()
    {
        byte[] bytes = [.. Encoding.Latin1.GetBytes("Åsa^"), 0x1B, 0x2D, 0x46, 0xC4, (byte)'^', 0xC4];
        Assert.Equal(("Åsa^Δ^Ä", TextOddities.None), Decode("ISO 2022 IR 100\\ISO 2022 IR 126", bytes));
    }

    [Fact]
    public void Letters_without_a_declared_set_are_read_and_told()
    {
        Assert.Equal(("Åsa", TextOddities.Undeclared), Decode("", Encoding.Latin1.GetBytes("Åsa")));
        Assert.Equal(("Åsa", TextOddities.Undeclared), Decode("ISO_IR 6", Encoding.UTF8.GetBytes("Åsa")));
    }

    [Fact]
    public void An_unknown_set_is_seen() => Assert.Equal(("\uFFFDsa", TextOddities.UnknownSet), Decode("ISO_IR 999", Encoding.Latin1.GetBytes("Åsa")));

    [Fact]
    public void Bytes_that_are_no_utf_8_are_seen() => Assert.Equal(("\uFFFDsa", TextOddities.Malformed), Decode("ISO_IR 192", Encoding.Latin1.GetBytes("Åsa")));

    [Fact]
    public void Utf_8_declared_as_latin_1_is_told() => Assert.Equal(TextOddities.LooksLikeUtf8, Decode("ISO_IR 100", Encoding.UTF8.GetBytes("Åsa")).Oddities);

    [Fact]
    public void An_unknown_escape_sequence_is_seen() => Assert.Equal(("\uFFFDxA", TextOddities.Malformed), Decode("\\ISO 2022 IR 87", [0x1B, (byte)'x', (byte)'A']));
}
