namespace RadOps.Core.Policies;

/// <summary>A routine that a pack quotes. What the document does not state is null, never invented (H-33, N-50).</summary>
public sealed record PolicyDocument
{
    /// <summary>The stamp of a document that states no version and that nobody has read.</summary>
    public const string NotRead = nameof(NotRead);

    /// <summary>The pack's short name for it, such as <c>H</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The title, verbatim, misspellings kept.</summary>
    public required string Title { get; init; }

    /// <summary>The title as it would be spelled rightly; what people are shown.</summary>
    public required string DisplayTitle { get; init; }

    /// <summary>The document's own identity.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The document's own version.</summary>
    public string? Version { get; init; }

    /// <summary>The sort of document that it says it is ("handlingstyp").</summary>
    public string? DocumentType { get; init; }

    /// <summary>Who answers for the contents.</summary>
    public PolicyPerson? Owner { get; init; }

    /// <summary>Who reviewed it.</summary>
    public PolicyPerson? Reviewer { get; init; }

    /// <summary>Who approved it.</summary>
    public PolicyPerson? Approver { get; init; }

    /// <summary>First day in force.</summary>
    public DateOnly? ValidFrom { get; init; }

    /// <summary>Last day in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What becomes of its rules after <see cref="ValidTo"/>.</summary>
    public ExpiredDocument WhenExpired { get; init; }

    /// <summary>SHA-256 of the document that was read, 64 lower-case hexadecimal digits; null while nobody has read it, and no rule may quote it.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Where the version that counts is found (H-02).</summary>
    public string? AuthoritativePlace { get; init; }

    /// <summary>What every printed copy must say (H-01).</summary>
    public string? PrintWarning { get; init; }

    /// <summary>The words that it is to be found by, verbatim.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Its change log.</summary>
    public IReadOnlyList<PolicyChange> Changes { get; init; } = [];

    /// <summary>Full path of the file that holds its text, which the pack names and against which the quotes are checked when it is read; null where there is none.</summary>
    public string? Source { get; init; }

    /// <summary>Id of the pack that states its particulars, where that is another one.</summary>
    public string? StatedIn { get; init; }

    /// <summary>Where it stands in the pack.</summary>
    public PolicyLocation? At { get; init; }

    /// <summary>What a decision is stamped with: the version, or the first 16 digits of the hash where none is stated (C13), or <see cref="NotRead"/>.</summary>
    public string Stamp => Version ?? Sha256?[..16] ?? NotRead;

    /// <summary>Whether it was in force on a day.</summary>
    public Release.PolicyStatus StatusOn(DateOnly day) =>
        ValidFrom is null && ValidTo is null ? Release.PolicyStatus.Undated
        : day < ValidFrom ? Release.PolicyStatus.NotYetInForce
        : day > ValidTo ? Release.PolicyStatus.Expired
        : Release.PolicyStatus.InForce;
}
