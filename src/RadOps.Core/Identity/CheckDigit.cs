namespace RadOps.Core.Identity;

/// <summary>The Luhn check of Swedish identity numbers: every other character counts twice, digit sums are added, the sum ends in 0.</summary>
internal static class CheckDigit
{
    /// <summary>Whether the last character is the right check digit for those before it.</summary>
    /// <param name="text">Digits and letters, the check digit last.</param>
    /// <param name="letterValue">The value that the number's own rule gives a letter; null where none may stand.</param>
    internal static bool Holds(ReadOnlySpan<char> text, Func<char, int>? letterValue = null)
    {
        var sum = 0;
        var twice = false;
        for (var i = text.Length - 1; i >= 0; i--, twice = !twice)
        {
            var number = char.IsAsciiDigit(text[i]) ? text[i] - '0' : letterValue!(text[i]);
            if (twice)
                number *= 2;
            for (; number > 0; number /= 10)
                sum += number % 10;
        }

        return sum % 10 == 0;
    }
}
