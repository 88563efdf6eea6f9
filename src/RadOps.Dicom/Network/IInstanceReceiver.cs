namespace RadOps.Dicom.Network;

/// <summary>Takes the instances that a peer sends.</summary>
internal interface IInstanceReceiver
{
    /// <summary>Reads the dataset that follows a C-STORE request, to its end, and judges it.</summary>
    /// <returns>The status to answer with (PS3.4 B.2.3).</returns>
    ValueTask<ushort> ReceiveAsync(Association association, AcceptedContext context, CommandSet request);
}
