namespace RadOps.Core.Continuity.Anonymous;

/// <summary>A stretch of letters and digits, and what it is by its own looks.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">As it stands.</param>
/// <param name="Digits">The digits that it stands for: a number, one with letters in place of digits, or a number in words; else empty.</param>
internal sealed record Atom(int Start, int End, string Text, string Digits)
{
    internal string Lower { get; } = Text.ToLowerInvariant();

    internal bool IsWord { get; } = Text.All(c => char.IsLetter(c) || c == '\'');

    internal bool IsNumber => Digits.Length > 0;

    internal bool IsCapital { get; } = char.IsUpper(Text[0]);

    internal bool IsUpper { get; } = Text.Length > 1 && Text.Any(char.IsUpper) && !Text.Any(char.IsLower);

    internal bool HasDigit { get; } = Text.Any(char.IsAsciiDigit);

    internal bool HasLetter { get; } = Text.Any(char.IsLetter);
}
