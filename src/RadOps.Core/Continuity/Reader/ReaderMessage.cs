namespace RadOps.Core.Continuity.Reader;

/// <summary>The message to the administrators when a night incident is closed. A person sends it; RadOps never does.</summary>
/// <param name="To">The address, verbatim from the routine.</param>
/// <param name="Subject">Its subject, in Swedish.</param>
/// <param name="Body">Its text, in Swedish, lines ended by a line feed: fixed words, kinds, times, numbers of things, and what <see cref="FaultText"/> let through. Nothing else, so no patient can be in it.</param>
public sealed record ReaderMessage(string To, string Subject, string Body);
