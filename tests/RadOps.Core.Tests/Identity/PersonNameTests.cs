using System.Text.Json;
using RadOps.Core.Identity;
using Xunit;

namespace RadOps.Core.Tests.Identity;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Åsa Öberg", "Å. Ö.")]
    [InlineData("  Öberg^Åsa^^Dr ", "Ö. Å. D.")]
    [InlineData("Anna-Lena\u00A0Svensson", "A. L. S.")]
    [InlineData("A\u030Asa O\u0308berg", "A\u030A. O\u0308.")]
    [InlineData("Asa 19811228-9874", "A. *. *.")]
    [InlineData("𝒜sa", "𝒜.")]
    [InlineData("^", "*.")]
    public void The_text_is_initials(string name, string masked) => Assert.Equal(masked, new PersonName(name).ToString());

    [Theory]
    [InlineData("Öberg^Åsa Märta", "Åsa Märta Öberg")]
    [InlineData("Öberg^Åsa^Märta^Dr^jr", "Dr Åsa Märta Öberg jr")]
    [InlineData("Yamada^Tarou=山田^太郎=やまだ^たろう", "Tarou Yamada")]
    [InlineData("=山田^太郎", "太郎 山田")]
    [InlineData("Åsa Märta Öberg", "Åsa Märta Öberg")]
    [InlineData("Öberg, Åsa", "Öberg, Åsa")]
    [InlineData("^", "")]
    public void An_envelope_bears_it_in_the_order_in_which_people_say_it(string name, string written) => Assert.Equal(written, new PersonName(name).RevealInOrder());

    [Fact]
    public void Nothing_but_Reveal_gives_the_name_out()
    {
        var name = new PersonName(" Åsa Öberg ");

        Assert.Equal("Åsa Öberg", name.Reveal());
        Assert.Equal("\"\\u00C5. \\u00D6.\"", JsonSerializer.Serialize(name));
        Assert.Equal(new PersonName("Åsa Öberg"), name);
        Assert.Null(PersonName.From("  "));
        Assert.Throws<ArgumentException>(() => new PersonName(" "));
    }
}
