namespace RadOps.Core.Transfer;

/// <summary>A transfer whose node has answered for every instance, and that waits for a person's word.</summary>
/// <param name="TransferId">Its name.</param>
/// <param name="Node">The node that it went to.</param>
/// <param name="AccessionNumber">The examination; null where the request named none.</param>
/// <param name="Meant">How many instances it is.</param>
public sealed record WaitingTransfer(string TransferId, string Node, string? AccessionNumber, int Meant);
