namespace RadOps.Core;

/// <summary>
/// The one exception that RadOps throws on purpose. <see cref="Code"/> is stable and becomes the ErrorId; the message says what
/// happened and what to do about it, without any personnummer or name.
/// </summary>
public sealed class RadOpsException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="code">Stable PascalCase code, such as <c>CsvMissingColumn</c>.</param>
    /// <param name="kind">What sort of failure it is.</param>
    /// <param name="message">What happened and what can be done. Never holds an identity.</param>
    /// <param name="target">The opaque key of the thing it is about: a request id, accession number, UID or path.</param>
    /// <param name="inner">The cause, kept.</param>
    public RadOpsException(string code, ErrorKind kind, string message, string? target = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Kind = kind;
        Target = target;
    }

    /// <summary>Stable PascalCase code; the ErrorId of the error record.</summary>
    public string Code { get; }

    /// <summary>What sort of failure it is.</summary>
    public ErrorKind Kind { get; }

    /// <summary>Opaque key of the thing it is about, or null.</summary>
    public string? Target { get; }
}
