namespace RadOps.Dicom.Network;

/// <summary>Instances that one set of presentation contexts serves: each pair of SOP class and transfer syntax has its own, so that the node answers for each.</summary>
internal sealed class StoreBatch
{
    private readonly Dictionary<(string, string), byte> ids = [];

    private StoreBatch(IEnumerable<IGrouping<(string SopClass, string TransferSyntax), StoreItem>> groups)
    {
        var pairs = groups.ToList();
        Contexts = ProposedContext.Number(pairs.Select(pair => (pair.Key.SopClass, (IReadOnlyList<string>)[pair.Key.TransferSyntax])));
        foreach (var (context, pair) in Contexts.Zip(pairs))
            ids[pair.Key] = context.Id;
        foreach (var item in pairs.SelectMany(pair => pair).OrderBy(item => item.Index))
            Queue.Add(item);
    }

    public IReadOnlyList<ProposedContext> Contexts { get; }

    /// <summary>What is still to be sent.</summary>
    public StoreQueue Queue { get; } = new();

    /// <summary>The presentation context that an instance goes in.</summary>
    public byte ContextOf(StoreItem item) => ids[(item.SopClass, item.TransferSyntax)];

    /// <summary>Whether one of the contexts serves an instance.</summary>
    public bool Serves(StoreItem item) => ids.ContainsKey((item.SopClass, item.TransferSyntax));

    /// <summary>Adds an instance, if one of the contexts serves it.</summary>
    public bool TryAdd(StoreItem item)
    {
        if (!Serves(item))
            return false;
        Queue.Add(item);
        return true;
    }

    /// <summary>As many batches as there must be: an association holds 128 contexts.</summary>
    public static IEnumerable<StoreBatch> Divide(IEnumerable<StoreItem> items) =>
        items.GroupBy(item => (item.SopClass, item.TransferSyntax)).Chunk(ProposedContext.MaximumCount).Select(groups => new StoreBatch(groups));
}
