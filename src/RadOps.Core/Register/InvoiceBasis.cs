using RadOps.Core.Release;

namespace RadOps.Core.Register;

/// <summary>
/// An invoice basis as data (N-34, N-35, N-36). It is drawn up in RIS by a person and sent to the address; RadOps posts nothing.
/// </summary>
public sealed record InvoiceBasis
{
    /// <summary>The release that it is for.</summary>
    public required string ExportId { get; init; }

    /// <summary>Product, to the letter of the routine.</summary>
    public required string Product { get; init; }

    /// <summary>Account.</summary>
    public required string Account { get; init; }

    /// <summary>The way through the menus of RIS.</summary>
    public required string RisPath { get; init; }

    /// <summary>Where it is sent, line by line.</summary>
    public required IReadOnlyList<string> Address { get; init; }

    /// <summary>The medium that it is for.</summary>
    public MediumType Medium { get; init; }

    /// <summary>Swedish kronor; null where a person fills it in.</summary>
    public decimal? Amount { get; init; }

    /// <summary>In Swedish, why there is no amount; null when there is one.</summary>
    public string? AmountMissing { get; init; }

    /// <summary>Where the amount was read.</summary>
    public string? PriceSource { get; init; }

    /// <summary>The first day on which the amount holds.</summary>
    public DateOnly? PriceValidFrom { get; init; }

    /// <summary>The day on which somebody last checked the amount.</summary>
    public DateOnly? PriceChecked { get; init; }

    /// <summary>
    /// The patient may be asking for a first copy of the record, which is free (GDPR article 15(3), C-307/22): to be considered before it is sent. A
    /// prompt, not a decision.
    /// </summary>
    public bool MayBeFreeFirstCopy { get; init; }

    /// <summary>The rules that it stands on.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Draws it up.</summary>
    /// <param name="template">What the routine says.</param>
    /// <param name="prices">The site's dated prices.</param>
    /// <param name="request">The request that it is for.</param>
    /// <param name="exportId">The release.</param>
    /// <param name="medium">The medium used.</param>
    /// <param name="day">The day whose price holds.</param>
    public static InvoiceBasis DrawUp(InvoiceTemplate template, PriceList prices, ReleaseRequest request, string exportId, MediumType medium, DateOnly day)
    {
        // The product's own name says CD: whether it holds for IEP and USB is not for RadOps to say (C26).
        var held = medium is not (MediumType.Cd or MediumType.Dvd);
        var price = held ? null : prices.Find(template.Product, day);
        return new InvoiceBasis
        {
            ExportId = exportId,
            Product = template.Product,
            Account = template.Account,
            RisPath = template.RisPath,
            Address = template.Address,
            Medium = medium,
            Amount = price?.Amount,
            AmountMissing = price is not null ? null
                : held ? "Fylls i för hand: produkten heter ”CD till patient” och rutinen säger inte vad annat än skiva kostar (C26)."
                : FormattableString.Invariant($"Fylls i för hand: prislistan har inget pris för ”{template.Product}” den {day:yyyy-MM-dd}."),
            PriceSource = price?.Source,
            PriceValidFrom = price?.ValidFrom,
            PriceChecked = price?.Checked,
            MayBeFreeFirstCopy = request.Recipient == RecipientType.Patient,
            Rules = template.Rules,
        };
    }
}
