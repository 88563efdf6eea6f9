namespace RadOps.Core.Release;

/// <summary>The answer for one item, images or report. The order is that of strictness.</summary>
public enum ItemVerdict
{
    /// <summary>It was not asked for.</summary>
    NotAsked,
    /// <summary>It may be released.</summary>
    Allow,
    /// <summary>It may be released once what is missing is recorded.</summary>
    Needs,
    /// <summary>The routine does not say: held for a named human.</summary>
    Open,
    /// <summary>It must not be released.</summary>
    Deny,
}

/// <summary>The answer for the request as a whole.</summary>
public enum DecisionOutcome
{
    /// <summary>Everything asked for may be released.</summary>
    Allow,
    /// <summary>Part of what was asked for may be released.</summary>
    Partial,
    /// <summary>Something is missing.</summary>
    Needs,
    /// <summary>The routine does not say.</summary>
    Open,
    /// <summary>Nothing of it may be released.</summary>
    Deny,
}

/// <summary>The way that the images take, once the needs are met.</summary>
public enum ReleaseRoute
{
    /// <summary>Nothing goes anywhere.</summary>
    None,
    /// <summary>Image Exchange Portal.</summary>
    Iep,
    /// <summary>A physical medium.</summary>
    Media,
    /// <summary>Send to the regional archive through the teleradiology destination.</summary>
    Bfr,
    /// <summary>Send nothing: the recipient fetches from the regional archive.</summary>
    FetchFromBfr,
    /// <summary>A report alone, on paper.</summary>
    Paper,
    /// <summary>To the external reader, for reporting.</summary>
    ExternalReader,
}

/// <summary>What it costs the recipient.</summary>
public enum FeeKind
{
    /// <summary>The routine does not state it.</summary>
    NotStated,
    /// <summary>Ingen kostnad.</summary>
    None,
    /// <summary>An invoice basis, its amount from the dated price list.</summary>
    Invoice,
}

/// <summary>Whether a document was in force on the day of the decision.</summary>
public enum PolicyStatus
{
    /// <summary>The document states no dates.</summary>
    Undated,
    /// <summary>In force.</summary>
    InForce,
    /// <summary>Not yet in force.</summary>
    NotYetInForce,
    /// <summary>Expired.</summary>
    Expired,
}
