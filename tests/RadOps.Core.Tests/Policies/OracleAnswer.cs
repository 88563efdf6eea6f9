using RadOps.Core.Release;

namespace RadOps.Core.Tests.Policies;

/// <summary>What a table says of one cell.</summary>
internal sealed record OracleAnswer(string Row, ItemVerdict Images, ItemVerdict Report, ReleaseRoute Route);
