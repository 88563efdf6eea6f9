using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace RadOps.Build.Packaging;

/// <summary>
/// Writes a product's bill of materials in CycloneDX 1.6: every package with its version, licence, hash and files, and every file of our own. It holds no time
/// and its serial number is that of its content, so that the same product has the same one.
/// </summary>
internal static class BillOfMaterials
{
    internal const string FileName = "RadOps.cdx.json";

    /// <param name="name">The product's name.</param>
    /// <param name="version">Its version.</param>
    /// <param name="folder">The folder that is shipped.</param>
    /// <param name="packages">Others' packages in it.</param>
    internal static string Write(string name, string version, string folder, IReadOnlyList<ShippedPackage> packages)
    {
        var own = ProductFolder.Files(folder).Where(file => file != FileName).Except(packages.SelectMany(package => package.Files)).Select(file => File(folder, file));
        JsonNode[] components = [.. packages.Select(package => Component(folder, package)), .. own];
        var self = $"{name}@{version}";
        var ids = packages.ToDictionary(package => package.Id, package => package.Purl);
        var needed = packages.SelectMany(package => package.DependsOn).ToHashSet();
        var bom = new JsonObject
        {
            ["$schema"] = "http://cyclonedx.org/schema/bom-1.6.schema.json",
            ["bomFormat"] = "CycloneDX",
            ["specVersion"] = "1.6",
            ["version"] = 1,
            ["metadata"] = new JsonObject
            {
                ["component"] = new JsonObject { ["type"] = "application", ["bom-ref"] = self, ["name"] = name, ["version"] = version, ["licenses"] = License("MIT") },
            },
            ["components"] = new JsonArray(components),
            ["dependencies"] = new JsonArray(
            [
                Dependency(self, packages.Where(package => !needed.Contains(package.Id)).Select(package => package.Purl)),
                .. packages.Select(package => Dependency(package.Purl, package.DependsOn.Where(ids.ContainsKey).Select(id => ids[id]))),
            ]),
        };
        bom.Insert(3, "serialNumber", $"urn:uuid:{Serial(bom.ToJsonString())}");
        return bom.ToJsonString(Json.Indented) + "\n";
    }

    private static JsonObject Component(string folder, ShippedPackage package) => new()
    {
        ["type"] = "library",
        ["bom-ref"] = package.Purl,
        ["name"] = package.Id,
        ["version"] = package.Version,
        ["hashes"] = Hash("SHA-512", package.Sha512),
        ["licenses"] = package.License is { } expression ? License(expression) : new JsonArray(new JsonObject { ["license"] = new JsonObject { ["name"] = $"{package.Id}'s own terms, in {ThirdPartyNotices.FileName}" } }),
        ["copyright"] = package.Copyright,
        ["purl"] = package.Purl,
        ["components"] = new JsonArray([.. package.Files.Select(file => File(folder, file))]),
    };

    private static JsonObject File(string folder, string file) => new()
    {
        ["type"] = "file",
        ["name"] = file,
        ["hashes"] = Hash("SHA-256", Convert.ToHexStringLower(SHA256.HashData(System.IO.File.ReadAllBytes(Path.Combine(folder, file))))),
    };

    private static JsonArray License(string expression) => [new JsonObject { ["expression"] = expression }];

    private static JsonArray Hash(string algorithm, string content) => [new JsonObject { ["alg"] = algorithm, ["content"] = content }];

    private static JsonObject Dependency(string reference, IEnumerable<string> dependsOn) =>
        new() { ["ref"] = reference, ["dependsOn"] = new JsonArray([.. dependsOn.Select(other => JsonValue.Create(other))]) };

    /// <summary>A UUID of the content, marked as version 8 (RFC 9562, section 5.8: made in a way of one's own).</summary>
    private static Guid Serial(string content)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(content))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
