namespace RadOps.Dicom.Network;

/// <summary>The peer's answer to a <see cref="ProposedContext"/> (PS3.8 9.3.3.2).</summary>
/// <param name="Id">The id that was asked with.</param>
/// <param name="Result">0 accepted, 1 user rejection, 2 no reason, 3 abstract syntax not supported, 4 transfer syntaxes not supported.</param>
/// <param name="TransferSyntax">UID of the syntax agreed on; without meaning unless accepted.</param>
internal readonly record struct ContextAnswer(byte Id, byte Result, string TransferSyntax)
{
    public const byte Accepted = 0;
    public const byte NoReason = 2;
    public const byte AbstractSyntaxNotSupported = 3;
    public const byte TransferSyntaxesNotSupported = 4;
}
