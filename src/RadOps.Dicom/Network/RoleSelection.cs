namespace RadOps.Dicom.Network;

/// <summary>Which roles the requestor of the association may take for a SOP class (PS3.7 D.3.3.4).</summary>
/// <param name="SopClass">UID of the SOP class.</param>
/// <param name="IsScu">The requestor may ask for the service.</param>
/// <param name="IsScp">The requestor may give the service.</param>
internal readonly record struct RoleSelection(string SopClass, bool IsScu, bool IsScp);
