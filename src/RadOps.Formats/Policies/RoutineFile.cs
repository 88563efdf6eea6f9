using System.Text;
using RadOps.Core;
using RadOps.Core.Policies;

namespace RadOps.Formats.Policies;

/// <summary>Reads the text of a routine from a file, to hold packs against.</summary>
public static class RoutineFile
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a routine.</summary>
    /// <param name="path">A text file, UTF-8.</param>
    /// <exception cref="RadOpsException"><c>SourceUnreadable</c>: it cannot be opened. <c>SourceNotText</c>: it is no UTF-8 text.</exception>
    public static RoutineText Read(string path)
    {
        try
        {
            var contents = File.ReadAllBytes(path);
            if (!IsText(contents))
                throw new RadOpsException("SourceNotText", ErrorKind.InvalidInput, $"'{path}' is not text in UTF-8. Save the routine as plain text (in Word: Spara som, Oformaterad text, Unicode UTF-8), and give that.", path);
            return new RoutineText(contents);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("SourceUnreadable", error is FileNotFoundException or DirectoryNotFoundException ? ErrorKind.NotFound : ErrorKind.Storage, $"The routine '{path}' cannot be read: {error.Message}", path, error);
        }
    }

    /// <summary>Office documents and PDFs hold bytes that no text has.</summary>
    private static bool IsText(byte[] contents)
    {
        try
        {
            return !Strict.GetString(contents).Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
