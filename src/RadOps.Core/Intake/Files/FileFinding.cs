namespace RadOps.Core.Intake.Files;

/// <summary>Something that was found in, or about, a patient's file.</summary>
/// <param name="Severity">An error refuses the file, a warning wants a person's eyes, and information stops nothing.</param>
/// <param name="Code">What it is; stable.</param>
/// <param name="Message">The same in Swedish, for whoever takes the file in: what was found, and what to do. It repeats nothing that stands in the file.</param>
/// <param name="Offset">Where in the file, in bytes from its beginning; null when it is about the whole.</param>
public sealed record FileFinding(FindingSeverity Severity, FileFindingCode Code, string Message, long? Offset);
