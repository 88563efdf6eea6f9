using RadOps.Core.Papers;

namespace RadOps.Core.Register.Payloads;

/// <summary>A paper that was written, by the SHA-256 of its bytes.</summary>
internal sealed record PaperPayload(PaperKind Kind, string Name, string Sha256);
