using RadOps.Core.Policies.Proof;

namespace RadOps.Core.Policies.Lint;

/// <summary>The codes of what <see cref="PolicyLint"/> finds. <see cref="PolicyProof"/> has its own.</summary>
public static class LintCodes
{
    /// <summary>A quote does not stand on its line of the document.</summary>
    public const string QuoteNotOnLine = nameof(QuoteNotOnLine);

    /// <summary>What a fact says, such as a number, does not stand on the lines that it names.</summary>
    public const string FactNotOnLine = nameof(FactNotOnLine);

    /// <summary>What the pack says of the document, such as its version, does not stand in it.</summary>
    public const string ParticularsNotInDocument = nameof(ParticularsNotInDocument);

    /// <summary>The document is not, byte by byte, the one that the pack was written from.</summary>
    public const string SourceDiffers = nameof(SourceDiffers);

    /// <summary>A bookmark of Word's was left in the text; it is passed over (N-49).</summary>
    public const string WordBookmark = nameof(WordBookmark);

    /// <summary>A link that leads nowhere.</summary>
    public const string DeadLink = nameof(DeadLink);

    /// <summary>A quotation mark without its fellow.</summary>
    public const string UnclosedQuote = nameof(UnclosedQuote);

    /// <summary>A word that the pack knows to be misspelled.</summary>
    public const string Misspelling = nameof(Misspelling);

    /// <summary>The same sentence in several places: who changes one must know of the others.</summary>
    public const string RepeatedText = nameof(RepeatedText);

    /// <summary>A list such as SEFOS/SDK that the change log and the text have differently.</summary>
    public const string ListDiffersInLog = nameof(ListDiffersInLog);

    /// <summary>A price for a medium that is not offered.</summary>
    public const string PriceOfMediumNotOffered = nameof(PriceOfMediumNotOffered);

    /// <summary>The last of the search words is cut off.</summary>
    public const string TruncatedKeyword = nameof(TruncatedKeyword);

    /// <summary>The document does not state its id, version, owner, approver or dates.</summary>
    public const string ParticularsMissing = nameof(ParticularsMissing);

    /// <summary>The document is not in force yet.</summary>
    public const string NotYetInForce = nameof(NotYetInForce);

    /// <summary>The document is no longer in force.</summary>
    public const string Expired = nameof(Expired);

    /// <summary>A rule should have been read again by now.</summary>
    public const string ReviewDue = nameof(ReviewDue);

    /// <summary>One user id with two spellings of the name.</summary>
    public const string NameInTwoSpellings = nameof(NameInTwoSpellings);

    /// <summary>A user id that is not made of its owner's name as the others are.</summary>
    public const string UserIdUnlikeName = nameof(UserIdUnlikeName);

    /// <summary>A notice of how things are for now that is older than the document itself.</summary>
    public const string StaleNotice = nameof(StaleNotice);

    /// <summary>A number that cannot be what it is said to be.</summary>
    public const string SuspectNumber = nameof(SuspectNumber);

    /// <summary>A number whose digits are grouped as no area code is.</summary>
    public const string NumberGrouping = nameof(NumberGrouping);

    /// <summary>Numbers written in several ways.</summary>
    public const string NumberFormatsVary = nameof(NumberFormatsVary);

    /// <summary>Somebody to be reached, without a number.</summary>
    public const string ContactWithoutNumber = nameof(ContactWithoutNumber);

    /// <summary>A number that may be a telephone's or a fax's.</summary>
    public const string ContactWithoutKind = nameof(ContactWithoutKind);

    /// <summary>A limit that can be counted in two ways.</summary>
    public const string LimitReadTwoWays = nameof(LimitReadTwoWays);

    /// <summary>One thing with two names, or two spellings of one.</summary>
    public const string SpelledTwoWays = nameof(SpelledTwoWays);

    /// <summary>An ambiguity that the pack declares.</summary>
    public const string Ambiguity = nameof(Ambiguity);

    /// <summary>An ambiguity that the pack declares, and that the document no longer has.</summary>
    public const string AmbiguityGone = nameof(AmbiguityGone);

    /// <summary>A default or a flag that bears an ambiguity's id, without the ambiguity.</summary>
    public const string AmbiguityNotDeclared = nameof(AmbiguityNotDeclared);

    /// <summary>Every code, in the order above.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        QuoteNotOnLine, FactNotOnLine, ParticularsNotInDocument, SourceDiffers, WordBookmark,
        DeadLink, UnclosedQuote, Misspelling, RepeatedText, ListDiffersInLog, PriceOfMediumNotOffered, TruncatedKeyword,
        ParticularsMissing, NotYetInForce, Expired, ReviewDue, NameInTwoSpellings, UserIdUnlikeName,
        StaleNotice, SuspectNumber, NumberGrouping, NumberFormatsVary, ContactWithoutNumber, ContactWithoutKind, LimitReadTwoWays, SpelledTwoWays,
        Ambiguity, AmbiguityGone, AmbiguityNotDeclared,
    ];
}
