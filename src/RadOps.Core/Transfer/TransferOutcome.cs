namespace RadOps.Core.Transfer;

/// <summary>How a transfer stands.</summary>
public enum TransferOutcome
{
    /// <summary>The node has named every instance that was meant, and the register knows it.</summary>
    Complete,

    /// <summary>Nothing was sent, since the recipient fetches the images where they are already.</summary>
    NotNeeded,

    /// <summary>The node has taken every instance; what remains is a person's step, which <c>Confirm-Transfer</c> records.</summary>
    AwaitingConfirmation,

    /// <summary>Something is not there, or not known to be. Sending again sends what is not proved.</summary>
    Incomplete,

    /// <summary>Stopped by the operator. Sending again sends what is not proved.</summary>
    Stopped,
}
