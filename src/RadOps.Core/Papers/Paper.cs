namespace RadOps.Core.Papers;

/// <summary>
/// What stands on one paper of a release, as data. Numbers and names are types of their own, masked in its JSON and text; who draws it reveals those that
/// the paper demands: the number on the label alone (N-13, C18), a name where it is an address.
/// </summary>
public abstract record Paper
{
    /// <summary>What it is.</summary>
    public abstract PaperKind Kind { get; }

    /// <summary>What every paper bears.</summary>
    public required PaperHead Head { get; init; }
}
