namespace RadOps.Core.Continuity.Anonymous;

/// <summary>
/// Takes out of a referral's text whatever tells who it is about, who wrote it, and where they live and work. What is done is pseudonymisation: the key is kept (C31). It removes rather too much
/// than too little; that nothing is left is for <see cref="Check.LeakCheck"/> to say, which knows nothing of how this works.
/// </summary>
public static class ReferralAnonymizer
{
    /// <summary>The longest text that is taken, in characters: more is no referral.</summary>
    public const int LongestText = 20_000;

    /// <summary>Anonymises a text.</summary>
    /// <param name="text">The referral's free text, as it is; at most <see cref="LongestText"/> characters.</param>
    /// <param name="known">What is known of whom it is about.</param>
    /// <exception cref="RadOpsException"><c>ReferralTextMissing</c>: there is none; <c>ReferralTextTooLong</c>.</exception>
    public static AnonymizedText Anonymize(string text, ReferralIdentity known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (string.IsNullOrWhiteSpace(text))
            throw new RadOpsException("ReferralTextMissing", ErrorKind.InvalidInput, "There is no text to make a referral of. Give what stands under history and question.");
        if (text.Length > LongestText)
            throw new RadOpsException("ReferralTextTooLong", ErrorKind.InvalidInput, $"The text has {text.Length} characters; a referral has at most {LongestText}. Give history and question alone.");
        var markup = new Markup(PlainText.Of(text));
        KnownFinder.Find(markup, known);
        ContactFinder.Find(markup);
        AddressFinder.Find(markup);
        WordDates.Find(markup, known);
        NumberFinder.Find(markup, known);
        new NameFinder(markup).Find();
        NeighbourFinder.Find(markup);
        return markup.Render();
    }
}
