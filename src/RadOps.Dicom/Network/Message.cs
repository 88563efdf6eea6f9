namespace RadOps.Dicom.Network;

/// <summary>A DIMSE message whose command has come; its dataset, if any, is still to be read.</summary>
/// <param name="ContextId">The presentation context that it came in.</param>
/// <param name="Command">Its command set.</param>
internal readonly record struct Message(byte ContextId, CommandSet Command);
