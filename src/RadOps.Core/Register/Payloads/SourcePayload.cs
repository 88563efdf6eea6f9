using RadOps.Core.Release;

namespace RadOps.Core.Register.Payloads;

/// <summary>A document that rules stand in.</summary>
internal sealed record SourcePayload(string Document, string? Version, string? Sha256)
{
    internal static SourcePayload? Of(FiredRule rule) => rule.Document is null ? null : new SourcePayload(rule.Document, rule.Version, rule.SourceSha256);
}
