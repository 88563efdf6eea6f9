namespace RadOps.Core.Completion;

/// <summary>How a release left the desk.</summary>
public enum HandOverKind
{
    /// <summary>By post (N-37, N-38).</summary>
    Posted,

    /// <summary>The patient picked it up (N-39).</summary>
    PickedUp,

    /// <summary>A proxy picked it up for the patient (N-41, N-42).</summary>
    PickedUpByProxy,

    /// <summary>It was handed to the patient, or to whoever takes it along (N-32).</summary>
    HandedOver,
}
