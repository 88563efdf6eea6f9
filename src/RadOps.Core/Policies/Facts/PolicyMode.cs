using RadOps.Core.Continuity;

namespace RadOps.Core.Policies.Facts;

/// <summary>A heading of a routine for outages, and what is out under it.</summary>
/// <param name="Modes">The outages that it is about; their instructions are the same.</param>
/// <param name="Title">The routine's heading, verbatim.</param>
/// <param name="Document">Key of the document.</param>
/// <param name="Line">Line of the heading, from 1.</param>
/// <param name="Systems">The systems that it names; any one of them where there are several modes, all of them where there is one.</param>
/// <param name="At">Where it stands in the pack.</param>
public sealed record PolicyMode(IReadOnlyList<OutageMode> Modes, string Title, string Document, int Line, IReadOnlyList<string> Systems, PolicyLocation? At = null);
