namespace RadOps.Core.Intake;

/// <summary>How a file came to the department. Only one way is permitted (F-07); the others are named so that they can be refused by name.</summary>
public enum IntakeChannel
{
    /// <summary>1177 e-tjänster, as an answer to the department's own message.</summary>
    EServices1177,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>MMS.</summary>
    Mms,

    /// <summary>SMS.</summary>
    Sms,

    /// <summary>Anything else: a memory stick, a chat, another portal.</summary>
    Other,
}
