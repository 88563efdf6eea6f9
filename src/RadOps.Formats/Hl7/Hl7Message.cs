namespace RadOps.Formats.Hl7;

/// <summary>An HL7 v2 message, parted into segments. What a segment means is for whoever reads it.</summary>
/// <param name="Segments">The segments, MSH first.</param>
internal sealed record Hl7Message(IReadOnlyList<Hl7Segment> Segments)
{
    /// <summary>MSH.</summary>
    internal Hl7Segment Header => Segments[0];

    /// <summary>Type and event (MSH-9), such as <c>ORU^R01</c>.</summary>
    internal (string? Type, string? Event) Kind => (Header.Value(9), Header.Value(9, 2));
}
