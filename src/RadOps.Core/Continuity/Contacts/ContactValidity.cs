namespace RadOps.Core.Continuity.Contacts;

/// <summary>Whether a contact holds at a time.</summary>
public enum ContactValidity
{
    /// <summary>It does not.</summary>
    No,

    /// <summary>The routine does not say, and the site has not.</summary>
    Unsaid,

    /// <summary>It does.</summary>
    Yes,
}
