namespace RadOps.Core.Audit.Runs;

/// <summary>How findings of one code stand against those of the last audit that was recorded.</summary>
/// <param name="Code">The code: see <see cref="AuditCodes"/>.</param>
/// <param name="Name">What it is called in Swedish.</param>
/// <param name="New">Findings that were not there then.</param>
/// <param name="Still">Findings that were.</param>
/// <param name="Gone">Findings of then that are not there any more.</param>
public sealed record AuditTrend(string Code, string Name, int New, int Still, int Gone)
{
    /// <summary>How many there are now, of those that can be compared.</summary>
    public int Count => New + Still;
}
