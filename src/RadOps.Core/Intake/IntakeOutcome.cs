namespace RadOps.Core.Intake;

/// <summary>How a check of the intake came out, from the mildest to the strictest.</summary>
public enum IntakeOutcome
{
    /// <summary>Nothing in the way.</summary>
    Ok,

    /// <summary>Permitted, with something that a person should know.</summary>
    Warning,

    /// <summary>Not known: a person must say it first.</summary>
    Held,

    /// <summary>Not permitted.</summary>
    Refused,
}
