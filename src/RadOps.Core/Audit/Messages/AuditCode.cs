namespace RadOps.Core.Audit.Messages;

/// <summary>A coded value of an audit message.</summary>
/// <param name="Code">The code.</param>
/// <param name="System">Its coding scheme, as PS3.16 designates it: <c>DCM</c>, <c>RFC-3881</c>, or <c>99RADOPS</c> for RadOps' own.</param>
/// <param name="Meaning">What it means.</param>
public sealed record AuditCode(string Code, string System, string Meaning);
