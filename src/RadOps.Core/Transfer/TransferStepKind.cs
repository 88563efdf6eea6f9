namespace RadOps.Core.Transfer;

/// <summary>The steps of a transfer, in the order in which they are taken.</summary>
public enum TransferStepKind
{
    /// <summary>The register is told that the transfer begins.</summary>
    Begin,

    /// <summary>What the node does not have is sent (C-STORE); the register is told of each association's end.</summary>
    Send,

    /// <summary>The node is asked what it has of the study (C-FIND at IMAGE level), and each instance is settled by that.</summary>
    Prove,

    /// <summary>The proof is entered in the register, and what follows from it: the release, its note.</summary>
    Record,
}
