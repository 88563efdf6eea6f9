using System.Globalization;

namespace RadOps.Core.Release;

/// <summary>One row of a file of requests: a request, or what is wrong with the row.</summary>
/// <param name="Row">The row as a spreadsheet counts it: the header is row 1.</param>
/// <param name="RequestId">The caller's key, where it could be read.</param>
/// <param name="Request">The request; null when a field is wrong, since a decision on misread facts would be worse than none.</param>
/// <param name="Errors">Everything that is wrong; empty when there is a request.</param>
public sealed record RequestRow(int Row, string? RequestId, ReleaseRequest? Request, IReadOnlyList<RequestFieldError> Errors)
{
    /// <summary>What is wrong with the row, one failure a field (<c>RequestInvalid</c>), its values masked.</summary>
    /// <param name="source">Where the row stands, such as the file's name.</param>
    public IEnumerable<RadOpsException> Failures(string source) =>
        from error in Errors
        select new RadOpsException("RequestInvalid", ErrorKind.InvalidInput, string.Create(CultureInfo.InvariantCulture, $"{source}, row {Row}, {error}."), RequestId ?? string.Create(CultureInfo.InvariantCulture, $"{source}:{Row}"));
}
