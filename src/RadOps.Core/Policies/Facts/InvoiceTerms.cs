namespace RadOps.Core.Policies.Facts;

/// <summary>What an invoice basis bears, apart from the amount, which comes from a dated price list (N-36). Its first passage's path is the way through the menus of RIS.</summary>
public sealed record InvoiceTerms
{
    /// <summary>Product, to the letter.</summary>
    public required string Product { get; init; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>Id of the fact that says where the amount is found; null where the routine does not say.</summary>
    public string? Price { get; init; }

    /// <summary>Where it is sent, line by line.</summary>
    public required IReadOnlyList<string> Address { get; init; }
}
