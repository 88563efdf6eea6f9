using System.Text;

namespace RadOps.Dicom.Data;

/// <summary>What bytes mean after an escape sequence.</summary>
/// <param name="Encoding">Reads them; null for the default repertoire.</param>
/// <param name="IsDoubleByte">Two bytes of seven bits a letter.</param>
/// <param name="Prefix">What the encoding wants before each letter.</param>
internal readonly record struct EscapedSet(Encoding? Encoding, bool IsDoubleByte, byte[] Prefix);
