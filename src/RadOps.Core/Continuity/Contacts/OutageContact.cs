using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity.Contacts;

/// <summary>Whom to call or fax, at a time.</summary>
public sealed record OutageContact
{
    /// <summary>Who it is, as the routine names it.</summary>
    public required string Name { get; init; }

    /// <summary>What about.</summary>
    public required ContactTopic Topic { get; init; }

    /// <summary>How.</summary>
    public required ContactKind Reach { get; init; }

    /// <summary>The number as it is dialled: digits, after <c>+</c> where it begins with one; an e-mail address as it stands. Null where the routine gives none, or where it is suspect: such a number is never dialled for anybody (C35).</summary>
    public string? Number { get; init; }

    /// <summary>The number as the routine writes it; null where it gives none.</summary>
    public string? Verbatim { get; init; }

    /// <summary>Whether it holds at the time.</summary>
    public required ContactValidity Valid { get; init; }

    /// <summary>What to know before it is used, in Swedish; null where there is nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>Why the number may not be right, in Swedish; null where nothing speaks against it.</summary>
    public string? Suspect { get; init; }

    /// <summary>Such as <c>D-17</c>.</summary>
    public required string RuleId { get; init; }

    /// <summary>The routine's words.</summary>
    public required string Quote { get; init; }

    /// <summary>The time that it is about, by the clock on the wall in Sweden.</summary>
    public required DateTime At { get; init; }
}
