using System.Reflection;
using System.Text.RegularExpressions;
using RadOps.Build;
using RadOps.Build.Help;
using RadOps.Core;
using RadOps.PowerShell.Loading;
using Xunit;

namespace RadOps.Architecture.Tests.Errors;

/// <summary>The codes in the source, the list in about_RadOps_Errors and the pages of the cmdlets speak of the same errors.</summary>
public sealed class ErrorHelpTests
{
    private static readonly IReadOnlyList<ErrorRow> Table = ErrorTable.Read(Sources.Repository);

    private static readonly Dictionary<string, ErrorRow> ByCode = Table.ToDictionary(row => row.Code);

    private static readonly HashSet<string> Categories = [.. Enum.GetValues<ErrorKind>().Select(Category)];

    [Fact]
    public void Every_code_in_the_source_is_listed_with_its_categories_and_no_other()
    {
        var (codes, unknown) = ErrorSource.Read();
        Assert.Empty(unknown);
        Assert.True(codes.Count > 300, $"{codes.Count} codes were found");
        var inSource = codes.Select(code => $"{code.Key}: {string.Join(", ", code.Value.Select(Category).Distinct().Order(StringComparer.Ordinal))}").Order(StringComparer.Ordinal).ToList();
        var listed = Table.Select(row => $"{row.Code}: {string.Join(", ", row.Categories)}").Order(StringComparer.Ordinal).ToList();
        Assert.True(inSource.SequenceEqual(listed), $"module/help/{ErrorTable.FileName} and the source differ. In the source only: {string.Join("; ", inSource.Except(listed))}. In the list only: {string.Join("; ", listed.Except(inSource))}.");
    }

    [Fact]
    public void Every_error_says_in_each_language_what_it_means_and_what_to_do() =>
        Assert.All(Table, row => Assert.All(row.Texts, text =>
        {
            Assert.Matches(@"^[A-ZÅÄÖ].*\.$", text.Value);
            // One sentence for what it is, and one for what is done about it.
            Assert.True(Regex.Count(text.Value, @"[.)](?: |$)") >= 2, $"{row.Code}, {text.Key}: {text.Value}");
        }));

    [Fact]
    public void Each_topic_shows_the_whole_list()
    {
        foreach (var culture in Repository.HelpCultures)
        {
            Assert.Contains("\n{errors}\n", File.ReadAllText(Path.Combine(Sources.Repository.HelpSources, culture, "about_RadOps_Errors.md")), StringComparison.Ordinal);
            Assert.Equal(Table.Select(row => $"- {row.Code} ({string.Join(", ", row.Categories)}): {row.Texts[culture]}"), ErrorTable.Items(Sources.Repository, culture));
        }
    }

    [Fact]
    public void The_pages_of_the_cmdlets_name_codes_that_there_are_in_the_categories_that_they_have()
    {
        var cmdlets = CmdletCatalog.Load(typeof(ModuleInitializer).Assembly);
        var read = 0;
        var wrong = new List<string>();
        foreach (var culture in Repository.HelpCultures)
            foreach (var cmdlet in cmdlets)
            {
                var page = HelpCompiler.Read(Path.Combine(Sources.Repository.HelpSources, culture), cmdlet);
                // Codes one after another, and then the categories that they have between them.
                foreach (Match group in Regex.Matches(string.Join(' ', page.Section(HelpPageReader.Errors)), @"(?<codes>\b[A-Z]\w+(?:(?:, | och | and )[A-Z]\w+)*) \((?<categories>[A-Za-z, ]+)\)"))
                {
                    var categories = group.Groups["categories"].Value.Split(", ");
                    if (!categories.Any(Categories.Contains)) continue;
                    var at = $"{culture}/{cmdlet.Name}: {group.Value}";
                    // "The codes that begin with Node": the beginning stands for those of them that are in the category.
                    var rows = Regex.Split(group.Groups["codes"].Value, ", | och | and ")
                        .SelectMany(code => ByCode.TryGetValue(code, out var row) ? [row] : code is "Node" or "Tls" ? Table.Where(one => one.Code.StartsWith(code, StringComparison.Ordinal) && one.Categories.Intersect(categories).Any()) : Nothing(code, at)).ToList();
                    read += rows.Count;
                    wrong.AddRange(rows.Where(row => !row.Categories.Intersect(categories).Any()).Select(row => $"{at}: {row.Code} is {string.Join(", ", row.Categories)}"));
                    wrong.AddRange(categories.Except(rows.SelectMany(row => row.Categories)).Select(category => $"{at}: none of these is {category}"));
                }
            }

        Assert.Empty(wrong);
        Assert.True(read > 2 * 150, $"{read} codes were read in the pages");

        IEnumerable<ErrorRow> Nothing(string code, string at)
        {
            wrong.Add($"{at}: there is no code {code}");
            return [];
        }
    }

    private static string Category(ErrorKind kind) =>
        $"{typeof(ModuleInitializer).Assembly.GetType("RadOps.PowerShell.Errors.ErrorRecords")!.GetMethod("Category", BindingFlags.NonPublic | BindingFlags.Static)!.Invoke(null, [kind])}";
}
