namespace RadOps.Core.Register;

/// <summary>What a routine says of its invoice basis, apart from the amount.</summary>
/// <param name="Organisation">The organisation whose routine it is.</param>
/// <param name="Product">Product, to the letter.</param>
/// <param name="Account">Account.</param>
/// <param name="RisPath">The way through the menus of RIS.</param>
/// <param name="Address">Where it is sent, line by line.</param>
/// <param name="Rules">The rules that it stands on.</param>
public sealed record InvoiceTemplate(string Organisation, string Product, string Account, string RisPath, IReadOnlyList<string> Address, IReadOnlyList<string> Rules)
{
    /// <summary>NU-sjukvården (N-34, N-35).</summary>
    public static InvoiceTemplate NuSjukvarden { get; } = new(
        "NuSjukvarden",
        "CD till patient",
        "3919",
        "Kassa – Ny – Bocka för ”Produkt CD till patient konto 3919” – Spara – Skriv ut",
        ["NU-sjukvården", "Fakturering VGR", "Regionens Hus", "462 80 Vänersborg"],
        ["N-34 (rad 48–49)", "N-35 (rad 50)", "N-36 (rad 51)"]);

    /// <summary>The template of an organisation.</summary>
    /// <exception cref="RadOpsException"><c>InvoiceNotStated</c>: its routine states no invoice basis.</exception>
    public static InvoiceTemplate Of(string? organisation) =>
        string.Equals(organisation, NuSjukvarden.Organisation, StringComparison.OrdinalIgnoreCase)
            ? NuSjukvarden
            : throw new RadOpsException("InvoiceNotStated", ErrorKind.NotSupported, $"The routine of '{organisation}' states no invoice basis; none is made up.", organisation);
}
