namespace RadOps.Core.Intake.Files;

/// <summary>A Huffman table (ITU-T T.81, annex C): the symbol of each code of up to 16 bits.</summary>
internal sealed class JpegHuffman
{
    private const int Glance = 8;

    // By the next eight bits: symbol and length of the code, for those that are no longer.
    private readonly ushort[] short8 = new ushort[1 << Glance];
    private readonly int[] most = new int[18];
    private readonly int[] first = new int[17];
    private readonly byte[] symbols;

    private JpegHuffman(byte[] symbols) => this.symbols = symbols;

    /// <summary>Reads a table.</summary>
    /// <param name="counts">How many codes there are of each length, 1–16.</param>
    /// <param name="symbols">Their symbols.</param>
    /// <returns>Null where there are more codes than bits have room for.</returns>
    internal static JpegHuffman? Read(ReadOnlySpan<byte> counts, ReadOnlySpan<byte> symbols)
    {
        var table = new JpegHuffman(symbols.ToArray());
        var code = 0;
        var index = 0;
        for (var length = 1; length <= 16; length++)
        {
            table.first[length] = index - code;
            for (var i = 0; i < counts[length - 1]; i++, code++, index++)
            {
                if (length > Glance) continue;
                var from = code << (Glance - length);
                if (from + (1 << (Glance - length)) > table.short8.Length) return null;
                table.short8.AsSpan(from, 1 << (Glance - length)).Fill((ushort)((length << 8) | symbols[index]));
            }

            if (code > 1 << length) return null;
            table.most[length] = counts[length - 1] > 0 ? code : -1;
            code <<= 1;
        }

        return table;
    }

    /// <summary>Reads a symbol.</summary>
    /// <returns>−1 where the bits are no code.</returns>
    internal int Decode(JpegBits bits)
    {
        var next = bits.Peek16();
        var entry = short8[next >> (16 - Glance)];
        if (entry != 0)
        {
            bits.Skip(entry >> 8);
            return entry & 0xFF;
        }

        for (var length = Glance + 1; length <= 16; length++)
        {
            var code = next >> (16 - length);
            if (most[length] < 0 || code >= most[length]) continue;
            bits.Skip(length);
            var index = code + first[length];
            return index >= 0 && index < symbols.Length ? symbols[index] : -1;
        }

        return -1;
    }
}
