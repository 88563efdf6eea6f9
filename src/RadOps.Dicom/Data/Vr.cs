namespace RadOps.Dicom.Data;

/// <summary>Value representations (PS3.5 6.2) as the two letters of the stream, first letter × 256 + second.</summary>
internal static class Vr
{
    public const ushort None = 0;
    public const ushort AE = 'A' << 8 | 'E', AS = 'A' << 8 | 'S', AT = 'A' << 8 | 'T';
    public const ushort CS = 'C' << 8 | 'S';
    public const ushort DA = 'D' << 8 | 'A', DS = 'D' << 8 | 'S', DT = 'D' << 8 | 'T';
    public const ushort FD = 'F' << 8 | 'D', FL = 'F' << 8 | 'L';
    public const ushort IS = 'I' << 8 | 'S';
    public const ushort LO = 'L' << 8 | 'O', LT = 'L' << 8 | 'T';
    public const ushort OB = 'O' << 8 | 'B', OD = 'O' << 8 | 'D', OF = 'O' << 8 | 'F', OL = 'O' << 8 | 'L', OV = 'O' << 8 | 'V', OW = 'O' << 8 | 'W';
    public const ushort PN = 'P' << 8 | 'N';
    public const ushort SH = 'S' << 8 | 'H', SL = 'S' << 8 | 'L', SQ = 'S' << 8 | 'Q', SS = 'S' << 8 | 'S', ST = 'S' << 8 | 'T', SV = 'S' << 8 | 'V';
    public const ushort TM = 'T' << 8 | 'M';
    public const ushort UC = 'U' << 8 | 'C', UI = 'U' << 8 | 'I', UL = 'U' << 8 | 'L', UN = 'U' << 8 | 'N', UR = 'U' << 8 | 'R', US = 'U' << 8 | 'S', UT = 'U' << 8 | 'T', UV = 'U' << 8 | 'V';

    /// <summary>Whether it is one of the 34 that the standard knows.</summary>
    public static bool IsKnown(ushort vr) => vr is AE or AS or AT or CS or DA or DS or DT or FD or FL or IS or LO or LT
        or OB or OD or OF or OL or OV or OW or PN or SH or SL or SQ or SS or ST or SV or TM or UC or UI or UL or UN or UR or US or UT or UV;

    /// <summary>Whether it is two capital letters, so that it may be a representation of tomorrow's standard.</summary>
    public static bool IsLetters(ushort vr) => char.IsAsciiLetterUpper((char)(vr >> 8)) && char.IsAsciiLetterUpper((char)(vr & 0xFF));

    /// <summary>Whether its length stands in 32 bits after two reserved bytes; so do all that the standard may come to add (PS3.5 7.1.2).</summary>
    public static bool HasLongLength(ushort vr) => vr is OB or OD or OF or OL or OV or OW or SQ or SV or UC or UN or UR or UT or UV || !IsKnown(vr);

    /// <summary>Whether Specific Character Set rules its text (PS3.5 6.1.2.3).</summary>
    public static bool HasCharacterSet(ushort vr) => vr is LO or LT or PN or SH or ST or UC or UT;

    /// <summary>Bytes of one number whose order the transfer syntax rules; 1 for text and bytes.</summary>
    public static int NumberSize(ushort vr) => vr switch
    {
        AT or OW or SS or US => 2,
        FL or OF or OL or SL or UL => 4,
        FD or OD or OV or SV or UV => 8,
        _ => 1,
    };
}
