using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace RadOps.Core.Identity;

/// <summary>
/// A patient's identity number. Its text, its JSON and what a debugger shows are masked (<c>19810829-****</c>), so that no log, view or
/// transcript can hold it by mistake; <see cref="Reveal"/> gives it out where a paper demands it.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[DebuggerTypeProxy(typeof(MaskedDebuggerView))]
[JsonConverter(typeof(PatientIdJsonConverter))]
public sealed class PatientId : IEquatable<PatientId>
{
    private readonly string value;

    private PatientId(string value, PatientIdKind kind, DateOnly? birthDate)
    {
        this.value = value;
        Kind = kind;
        BirthDate = birthDate;
    }

    /// <summary>What sort of identity it is.</summary>
    public PatientIdKind Kind { get; }

    /// <summary>The date of birth that the number bears; null where it bears none.</summary>
    public DateOnly? BirthDate { get; }

    /// <summary>The number in clear, twelve characters without a dash for a verified one. Only for the label, the papers that a rule demands, and comparison.</summary>
    public string Reveal() => value;

    /// <summary>
    /// Reads a personnummer, samordningsnummer or reserve number and verifies its form, date and check digit. Nothing is ever corrected:
    /// a wrong check digit is an error. White space at the ends is dropped; a dash, a plus or a space may stand before the last four.
    /// </summary>
    /// <param name="text">
    /// <c>yyyymmddNNNC</c> or <c>yymmddNNNC</c>, day + 60 for a samordningsnummer; VGR's <c>yyyymmddGggC</c>; Stockholm's
    /// <c>99yyyyNNNNNC</c>; or the national <c>XXYYMMDDNNGC</c>.
    /// </param>
    /// <param name="today">
    /// The day from which ten digits are understood: the nearest birth date that is not after it, a hundred years earlier where a
    /// <c>+</c> stands in place of the dash (lag 1991:481, 18 §). A birth date after it is an error.
    /// </param>
    /// <exception cref="RadOpsException"><c>PatientIdInvalid</c>; its message says what is wrong, without the number.</exception>
    public static PatientId Parse(string text, DateOnly today) =>
        TryParse(text, today, out var id, out var problem)
            ? id
            : throw new RadOpsException("PatientIdInvalid", ErrorKind.InvalidInput, $"The patient's number cannot be used: {problem}.");

    /// <summary>As <see cref="Parse"/>, without an exception.</summary>
    /// <param name="text">The number.</param>
    /// <param name="today">The day from which ten digits are understood.</param>
    /// <param name="id">The number, when it is right.</param>
    /// <param name="problem">What is wrong with it, in words that do not hold the number; null when it is right.</param>
    public static bool TryParse(ReadOnlySpan<char> text, DateOnly today, [NotNullWhen(true)] out PatientId? id, [NotNullWhen(false)] out string? problem)
    {
        Span<char> canonical = stackalloc char[PatientIdFormat.Length];
        problem = PatientIdFormat.Read(text, today, canonical, out var kind, out var birthDate);
        id = problem is null ? new(new string(canonical), kind, birthDate) : null;
        return id is not null;
    }

    /// <summary>Takes a number as it stands, without judging it; it is equal to the verified number with the same characters.</summary>
    public static PatientId Unverified(string text) => new(text.Trim().Replace("-", "", StringComparison.Ordinal), PatientIdKind.Unverified, null);

    /// <summary>The number, masked: the birth date where it bears one, and nothing that tells two people with the same birth date apart.</summary>
    public override string ToString() => BirthDate is { } day ? $"{day:yyyyMMdd}-****" : "****";

    /// <inheritdoc/>
    public bool Equals(PatientId? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PatientId);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(value);
}
