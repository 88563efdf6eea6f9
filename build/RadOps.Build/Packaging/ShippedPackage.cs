namespace RadOps.Build.Packaging;

/// <summary>Somebody else's package, as it is in a product of ours.</summary>
/// <param name="Id">Its name in the registry.</param>
/// <param name="Version">Its version.</param>
/// <param name="Sha512">SHA-512 of the package that was restored, in hexadecimal.</param>
/// <param name="License">SPDX expression; null where the package brings terms of its own (<paramref name="LicenseText"/>).</param>
/// <param name="LicenseText">The terms that the package brings as a file; null where it names an expression.</param>
/// <param name="Notices">What the package says about others' work in it; null where it says nothing.</param>
/// <param name="Copyright">Whose it is.</param>
/// <param name="ProjectUrl">Where it is looked after; null where it does not say.</param>
/// <param name="Files">What of it is shipped, relative to the product's folder with <c>/</c>, in order of name.</param>
/// <param name="DependsOn">Id of each package that it needs, in order of name.</param>
internal sealed record ShippedPackage(
    string Id, string Version, string Sha512, string? License, string? LicenseText, string? Notices, string Copyright, string? ProjectUrl,
    IReadOnlyList<string> Files, IReadOnlyList<string> DependsOn)
{
    /// <summary>Its address in the form that vulnerability databases look things up by (purl-spec).</summary>
    internal string Purl => $"pkg:nuget/{Id}@{Version}";
}
