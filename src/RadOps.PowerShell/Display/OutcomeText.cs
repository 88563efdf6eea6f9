using System.Management.Automation;

namespace RadOps.PowerShell.Display;

/// <summary>
/// What the module's views show of an outcome: its name, in the colour of its tone. PowerShell takes colours away where it writes to a
/// file or a pipe itself, but not where its own output is redirected, so that is looked at here.
/// </summary>
public static class OutcomeText
{
    /// <summary>A value for a view.</summary>
    /// <param name="value">The value: of an enumeration that has tones, or whether something holds. Null shows nothing.</param>
    /// <param name="style">The session's <c>$PSStyle</c>, whose colours and OutputRendering hold.</param>
    public static string? Show(object? value, object? style)
    {
        var bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        var name = bare?.ToString();
        return style is null || Colour(Tone(bare)) is not { } colour || !IsColourful(style)
            ? name
            : $"{Read(Read(style, "Foreground"), colour)}{name}{Read(style, "Reset")}";
    }

    private static OutcomeTone? Tone(object? value) => value is bool holds ? holds ? OutcomeTone.Good : OutcomeTone.Bad : OutcomeTones.Find(value as Enum);

    private static string? Colour(OutcomeTone? tone) => tone switch
    {
        OutcomeTone.Good => "Green",
        OutcomeTone.Attention => "Yellow",
        OutcomeTone.Bad => "Red",
        _ => null,
    };

    private static bool IsColourful(object style) => $"{Read(style, "OutputRendering")}" switch
    {
        "PlainText" => false,
        "Ansi" => true,
        // NO_COLOR (no-color.org) is looked at here too: PowerShell reads it only when it begins.
        _ => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
    };

    private static object? Read(object? of, string property) => of is null ? null : PSObject.AsPSObject(of).Properties[property]?.Value;
}
