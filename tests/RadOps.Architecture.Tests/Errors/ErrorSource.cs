using System.Text.RegularExpressions;
using RadOps.Core;

namespace RadOps.Architecture.Tests.Errors;

/// <summary>
/// Every error code that the product's source makes, with its kinds. A code is a literal, or a constant of its file, that stands before its kind; what is put together elsewhere is
/// stated in <see cref="Elsewhere"/>, and a place that is neither is told of, so that no code is overlooked.
/// </summary>
internal static partial class ErrorSource
{
    /// <summary>Files in which a code is given apart from its kind: how many such places, the kinds, and the pattern of the calls that name the codes, or the codes themselves.</summary>
    private static readonly (string File, int Places, ErrorKind[] Kinds, string? Calls, string[] Codes)[] Elsewhere =
    [
        ("RadOps.Core/Release/DecisionGate.cs", 2, [ErrorKind.NotPermitted], null, ["ReleaseNeeds", "ReleaseOpen", "ReleaseDenied", "RouteIsNotMedia", "RouteIsNotIep", "RouteIsNotBfr", "RouteIsNotExternalReader"]),
        ("RadOps.Core/Transfer/TransferService.cs", 1, [ErrorKind.InvalidInput], @"\bRequire\(done\.\w+, ""(\w+)""", []),
        ("RadOps.Core/Policies/Cases/CaseColumns.cs", 1, [ErrorKind.InvalidInput], @"\bInvalid\(""(\w+)""", []),
        ("RadOps.Core/Export/StudySelection.cs", 1, [ErrorKind.Corrupt], @"\bRefuse\(\s[^"";]*""(\w+)"",", []),
        ("RadOps.Dicom/Media/DirectoryInstanceReader.cs", 1, [ErrorKind.Corrupt], @"\bRefuse\(""(\w+)""", []),
        ("RadOps.Dicom/Network/NetworkErrors.cs", 1, [ErrorKind.Unreachable], @"\bNetworkErrors\.Tls\(node, ""(\w+)""", []),
        ("RadOps.Storage/SqlServer/SqlServerDialect.cs", 2, [ErrorKind.InvalidInput], null, ["RegisterNameMalformed", "RisNameMalformed"]),
        ("RadOps.Storage/SqlServer/SqlServerDialect.cs", 2, [ErrorKind.NotSupported], null, ["RegisterServerNotSupported", "RisServerNotSupported", "RegisterNeedsIcu", "RisNeedsIcu"]),
        ("RadOps.Storage/Postgres/PostgresDialect.cs", 2, [ErrorKind.InvalidInput], null, ["RegisterNameMalformed", "RisNameMalformed"]),
        ("RadOps.PowerShell/Commands/CompletePatientFileCommand.cs", 1, [ErrorKind.Conflict], null, ["PatientFileRemains", "PatientFileHeldOpen", "PatientFileHardLinked", "PatientFileChanged", "PatientFileUnclear", "PatientFileUnreadable", "PatientFileFailed"]),
        // What the retrieval itself failed with: see NetworkErrors.
        ("RadOps.Core/Archives/StudyFetcher.cs", 0, [ErrorKind.Corrupt, ErrorKind.Unreachable, ErrorKind.NotSupported], null, ["RetrieveIncomplete"]),
        // The kind of the fault in the file.
        ("RadOps.Formats/Site/SiteFile.cs", 0, [ErrorKind.InvalidInput], null, ["SiteFileInvalid"]),
    ];

    /// <summary>The kinds of each code, and the places whose code nobody can tell.</summary>
    internal static (IReadOnlyDictionary<string, HashSet<ErrorKind>> Codes, IReadOnlyList<string> Unknown) Read()
    {
        var codes = new Dictionary<string, HashSet<ErrorKind>>(StringComparer.Ordinal);
        var unknown = new List<string>();
        var apart = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = Sources.ProductCSharp.ToDictionary(file => file["src/".Length..], file => File.ReadAllText(Sources.Repository.Path(file)));
        foreach (var (file, text) in texts)
            foreach (Match found in Place().Matches(text))
            {
                var kinds = Kind().Matches(found.Groups["kinds"].Value).Select(kind => Enum.Parse<ErrorKind>(kind.Groups[1].Value)).ToList();
                var literal = found.Groups["literal"].Value;
                if (literal.Length == 0 && found.Groups["name"].Value is { Length: > 0 } name)
                    literal = Regex.Match(text, $@"const string {name} = ""(\w+)"";").Groups[1].Value;
                if (literal.Length > 0) Add(literal, kinds);
                else apart[file] = apart.GetValueOrDefault(file) + 1;
            }

        foreach (var one in Elsewhere)
        {
            var named = one.Calls is null ? one.Codes : texts.Values.SelectMany(text => Regex.Matches(text, one.Calls)).Select(call => call.Groups[1].Value).ToArray();
            if (named.Length == 0) unknown.Add($"{one.File}: no call looks like {one.Calls}");
            foreach (var code in named) Add(code, one.Kinds);
        }

        unknown.AddRange(from place in apart let stated = Elsewhere.Where(one => one.File == place.Key).Sum(one => one.Places) where place.Value != stated select $"{place.Key}: {place.Value} places give a code apart from its kind, and {stated} are known");
        return (codes, unknown);

        void Add(string code, IEnumerable<ErrorKind> kinds)
        {
            if (!codes.TryGetValue(code, out var all)) codes[code] = all = [];
            all.UnionWith(kinds);
        }
    }

    /// <summary>A code and a comma before a kind, or before a choice between kinds, which ends at the next comma.</summary>
    [GeneratedRegex("""(?:(?<!\$)"(?<literal>[A-Z]\w+)"|\$"[^"\n]*"|(?<name>\w+)|[)}])\s*,\s*(?<kinds>(?:[^,;"(){}=]|\?\?|==)*?\bErrorKind\.\w+(?:\s*:\s*(?:\w+\.)?ErrorKind\.\w+)?)(?=\s*[,)])""")]
    private static partial Regex Place();

    [GeneratedRegex(@"\bErrorKind\.(\w+)")]
    private static partial Regex Kind();
}
