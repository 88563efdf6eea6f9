using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Documents.Tests.Escaping;

/// <summary>
/// HTML in a name, in every page and paper that is written: each is drawn with an ordinary text in every field that anybody may have written, and again with each hostile one. The elements and the names of their
/// attributes must be the same, and the hostile text must be read wherever the ordinary one was.
/// </summary>
public sealed partial class HostileTextTests
{
    private const string Ordinary = "Sven Svensson";

    private static readonly string[] Texts =
    [
        "<script>alert('x')</script>",
        "\"><img src=x onerror=alert(1)>",
        "' onmouseover='alert(1)' x='",
        "&amp;lt;b&gt; &#60;i&#62;",
        "</title></style></script></td></table><svg onload=alert(1)>",
        "--><![CDATA[<b>]]>",
        "Sven\u202Egpj.exe\u2066",
        "a\u0000b\u001B[2J",
        "{0} {{x}} ${x} 😀 \uD800",
    ];

    public static TheoryData<string> Names => [.. HostilePages.All.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_hostile_text_is_read_and_is_nothing_but_text(string page)
    {
        var draw = HostilePages.All[page];
        var ordinary = Parse(draw(Ordinary));
        var (outline, times) = (Outline(ordinary), Occurrences(ordinary, Ordinary));
        Assert.True(times > 0, "the ordinary text stands nowhere");
        foreach (var text in Texts)
        {
            var html = draw(text);
            Assert.False(Unshowable().IsMatch(html), $"{page} turns or controls the text with {Printable(text)}");
            var drawn = Parse(html);
            Assert.True(outline.SequenceEqual(Outline(drawn)), $"{page} gets other elements by {Printable(text)}");
            Assert.True(Occurrences(drawn, Shown(text)) == times, $"{page} does not show {Printable(text)} {times} times");
        }
    }

    [Fact]
    public void There_is_no_writer_of_HTML_that_is_not_tried_and_one_encoder()
    {
        var folder = RepositoryFile.Find("src");
        var sources = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")).Select(file => (Name: Path.GetFileNameWithoutExtension(file), Text: File.ReadAllText(file))).ToList();
        Assert.Equal(HostilePages.Writers.Order(StringComparer.Ordinal), sources.Where(source => source.Text.Contains("<!DOCTYPE html>\n", StringComparison.Ordinal)).Select(source => source.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["HtmlText"], sources.Where(source => source.Text.Contains("HtmlEncode", StringComparison.Ordinal)).Select(source => source.Name));
    }

    private static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Elements with the names of their attributes, in order; a script or style with its text, which no name may alter but in a string of CSS.</summary>
    private static List<string> Outline(IHtmlDocument page) =>
        [.. page.All.Select(element => $"{element.ParentElement?.LocalName}>{element.LocalName} {string.Join(' ', element.Attributes.Select(attribute => attribute.Name))}{(element is IHtmlScriptElement { Type: null or "" } ? element.TextContent : "")}")];

    /// <summary>How often a text is read, up to what ends a name in DICOM (PS3.5, 6.2).</summary>
    private static int Occurrences(IHtmlDocument page, string text) =>
        page.Body!.Descendants<IText>().Where(part => part.ParentElement is not IHtmlScriptElement).Sum(part => part.Data.Split(text.Split('=')[0]).Length - 1);

    private static string Shown(string text) => Unshowable().Replace(text, "\uFFFD").Replace('\uD800', '\uFFFD');

    private static string Printable(string text) => System.Text.Json.JsonSerializer.Serialize(text);

    [GeneratedRegex(@"[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]")]
    private static partial Regex Unshowable();
}
