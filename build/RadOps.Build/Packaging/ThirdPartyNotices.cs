using System.Text;

namespace RadOps.Build.Packaging;

/// <summary>Writes whose work a product holds besides ours, and on what terms: generated from what is shipped, so that it cannot say anything else.</summary>
internal static class ThirdPartyNotices
{
    internal const string FileName = "THIRD-PARTY-NOTICES.txt";

    /// <summary>Of terms that a package lets us choose between, and those whose words are kept here. Any other stops the build: somebody must read it first.</summary>
    private static readonly Dictionary<string, string> Chosen = new()
    {
        ["MIT"] = "MIT",
        ["Apache-2.0"] = "Apache-2.0",
        ["MS-PL OR Apache-2.0"] = "Apache-2.0",
        ["PostgreSQL"] = "PostgreSQL",
    };

    /// <summary>What a package's own papers leave out.</summary>
    private static readonly Dictionary<string, string> Remarks = new()
    {
        ["SQLitePCLRaw.lib.e_sqlite3"] = "Holds SQLite, whose authors have given it to the public domain (https://sqlite.org/copyright.html).",
    };

    /// <exception cref="BuildException">A package's terms are not among those that somebody has read.</exception>
    internal static string Write(Repository repository, IReadOnlyList<ShippedPackage> packages)
    {
        var text = new StringBuilder("RadOps is under the MIT licence (LICENSE). It holds the following packages, unchanged.\n");
        foreach (var package in packages)
        {
            Rule(text, $"{package.Id} {package.Version}");
            text.Append(package.ProjectUrl is null ? "" : $"{package.ProjectUrl}\n").Append(package.Copyright).Append('\n')
                .Append("Licence: ").Append(package.License is null ? "its own terms, below" : Terms(package)).Append('\n')
                .Append("Files: ").AppendJoin(", ", package.Files).Append('\n');
            if (Remarks.TryGetValue(package.Id, out var remark))
                text.Append(remark).Append('\n');
            if (package.LicenseText is not null)
                text.Append('\n').Append(Lines(package.LicenseText));
        }

        foreach (var license in packages.Where(package => package.License is not null).GroupBy(package => Chosen[package.License!]).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Rule(text, $"The licence {license.Key}, of {string.Join(", ", license.Select(package => package.Id))}");
            var holders = string.Join('\n', license.Select(package => package.Copyright).Distinct());
            text.Append(Lines(File.ReadAllText(repository.Path("build", "RadOps.Build", "Packaging", "Licences", $"{license.Key}.txt")))
                .Replace("{Copyright}", holders, StringComparison.Ordinal));
        }

        foreach (var notices in packages.Where(package => package.Notices is not null).GroupBy(package => Lines(package.Notices!)))
        {
            Rule(text, $"What is said of others' work in {string.Join(", ", notices.Select(package => package.Id))}");
            text.Append(notices.Key);
        }
        return text.ToString();
    }

    private static string Terms(ShippedPackage package) =>
        !Chosen.TryGetValue(package.License!, out var chosen) ? throw new BuildException($"{package.Id} {package.Version} is under {package.License}, which nobody has read for RadOps: see {nameof(ThirdPartyNotices)}.")
        : chosen == package.License ? chosen : $"{chosen} (chosen of {package.License})";

    private static void Rule(StringBuilder text, string heading) => text.Append('\n').Append('-', 80).Append('\n').Append(heading).Append("\n\n");

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim('\uFEFF', '\n') + "\n";
}
