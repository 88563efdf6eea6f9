using RadOps.Core.Policies;

namespace RadOps.Core.Register;

/// <summary>What a routine says of its invoice basis, apart from the amount.</summary>
/// <param name="Organisation">The organisation whose routine it is.</param>
/// <param name="Product">Product, to the letter.</param>
/// <param name="Account">Account.</param>
/// <param name="RisPath">The way through the menus of RIS.</param>
/// <param name="Address">Where it is sent, line by line.</param>
/// <param name="Rules">The rules and facts that it stands on, with their lines: <c>N-35 (rad 50, 49)</c>.</param>
public sealed record InvoiceTemplate(string Organisation, string Product, string Account, string RisPath, IReadOnlyList<string> Address, IReadOnlyList<string> Rules)
{
    /// <summary>The template of an organisation, from the first of its packs that states one.</summary>
    /// <param name="packs">The packs of the organisation.</param>
    /// <exception cref="RadOpsException"><c>InvoiceNotStated</c>: its routines state no product, account and address for an invoice basis.</exception>
    public static InvoiceTemplate Of(params IReadOnlyList<PolicyPack> packs) =>
        packs.Select(Find).FirstOrDefault(template => template is not null)
        ?? throw new RadOpsException("InvoiceNotStated", ErrorKind.NotSupported, $"The routine of '{packs[0].Organisation}' states no invoice basis; none is made up.", packs[0].Organisation);

    /// <summary>The template that a pack states; null when it states none.</summary>
    public static InvoiceTemplate? Find(PolicyPack pack)
    {
        ArgumentNullException.ThrowIfNull(pack);
        if (pack.Facts.FirstOrDefault(fact => fact.Invoice is not null) is not { Invoice: { } terms } fact)
            return null;
        var asked = pack.Rules.Where(rule => rule.Clauses.Any(clause => clause.Duties.Contains(EventKinds.InvoiceBasis))).Select(rule => rule.RuleId);
        return new(
            pack.Organisation,
            terms.Product,
            terms.Account,
            string.Join(" – ", fact.Passages.SelectMany(passage => passage.Path)),
            terms.Address,
            asked.Append(fact.RuleId).Append(terms.Price).OfType<string>().Distinct().Select(id => Cited(pack, id)).ToArray());
    }

    private static string Cited(PolicyPack pack, string id) =>
        $"{id} (rad {string.Join(", ", PolicyQuote.Of(pack).Where(quote => quote.Owner == id).Select(quote => FormattableString.Invariant($"{quote.Line}")).Distinct())})";
}
