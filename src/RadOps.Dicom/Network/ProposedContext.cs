namespace RadOps.Dicom.Network;

/// <summary>A presentation context that is asked for (PS3.8 9.3.2.2).</summary>
/// <param name="Id">Odd, 1–255.</param>
/// <param name="AbstractSyntax">UID of the SOP class.</param>
/// <param name="TransferSyntaxes">UIDs of the syntaxes that it may be agreed on in.</param>
internal sealed record ProposedContext(byte Id, string AbstractSyntax, IReadOnlyList<string> TransferSyntaxes)
{
    /// <summary>The most that one association holds: ids are odd bytes.</summary>
    public const int MaximumCount = 128;

    /// <summary>Numbers contexts from 1.</summary>
    public static IReadOnlyList<ProposedContext> Number(IEnumerable<(string AbstractSyntax, IReadOnlyList<string> TransferSyntaxes)> contexts) =>
        [.. contexts.Select((context, index) => new ProposedContext((byte)checked((index * 2) + 1), context.AbstractSyntax, context.TransferSyntaxes))];
}
