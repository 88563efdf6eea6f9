namespace RadOps.Core.Continuity.Anonymous.Check;

/// <summary>Something that is left and may identify somebody: where it stands in the text that was given, never what it says.</summary>
/// <param name="Kind">What it is taken for.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">Its first character's place in the line, from 1.</param>
/// <param name="Length">How many characters it has.</param>
public sealed record LeakFinding(LeakKind Kind, int Line, int Column, int Length)
{
    /// <summary>One Swedish phrase for the one who is to edit the text.</summary>
    public override string ToString() => FormattableString.Invariant($"rad {Line}, tecken {Column}: {What} ({Length} tecken)");

    private string What => Kind switch
    {
        LeakKind.Word => "ett ord som kan vara ett namn eller en ort",
        LeakKind.Number => "siffror som kan vara ett personnummer, ett telefonnummer eller ett födelsedatum",
        LeakKind.Code => "en kod eller en adress",
        LeakKind.Known => "något som är känt om patienten eller remittenten",
        _ => "tecken ur ett annat alfabet",
    };
}
