namespace RadOps.Core.Policies.Facts;

/// <summary>Whom to reach, how and when.</summary>
public sealed record Contact
{
    /// <summary>Who it is, as the routine names it.</summary>
    public required string Name { get; init; }

    /// <summary>How.</summary>
    public ContactKind Reach { get; init; }

    /// <summary>The numbers or addresses, verbatim, any of them; none where the routine gives none .</summary>
    public IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>What about.</summary>
    public required ContactTopic Topic { get; init; }

    /// <summary>When; null where the routine sets no limit.</summary>
    public ContactHours? When { get; init; }

    /// <summary>Ids of the contacts that it goes before while it holds.</summary>
    public IReadOnlyList<string> ExceptionTo { get; init; } = [];

    /// <summary>Why the number may not be right, in Swedish; null where nothing speaks against it. Such a number is shown last and never dialled for anybody (C35).</summary>
    public string? Suspect { get; init; }
}
