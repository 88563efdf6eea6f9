using System.Text.Encodings.Web;
using System.Text.Json;

namespace RadOps.Build.Packaging;

/// <summary>JSON that people read too.</summary>
internal static class Json
{
    /// <summary>Indented, by lines that end alike on every system; letters as they are.</summary>
    internal static JsonSerializerOptions Indented { get; } = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
