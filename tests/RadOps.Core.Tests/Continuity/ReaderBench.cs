using RadOps.Core.Continuity.Contacts;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Continuity;

/// <summary>A machine at NÄL on a night in November, with a disk and a clock of its own.</summary>
internal sealed class ReaderBench
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 28, 1, 40, 0, TimeSpan.FromHours(1));

    internal ReaderBench(string machine = "PC1")
    {
        Journal = new(Files, machine, Clock, new("nat11", "Röntgen NÄL"));
        Desk = new(Journal, Pack, new ContactBook(Pack, new()), Clock, new("nat11", "Röntgen NÄL"));
        Downtime = new(Journal, Clock);
    }

    internal static PolicyPack Pack { get; } = BuiltIn.Packs.For("NuExternGranskare")[0];

    internal MemoryJournals Files { get; } = new();

    internal SetClock Clock { get; } = new(Now);

    internal OutageJournal Journal { get; }

    internal ReaderDesk Desk { get; }

    internal DowntimeDesk Downtime { get; }

    /// <summary>The messages that were written.</summary>
    internal List<ReaderMessage> Written { get; } = [];

    internal void Later(int minutes) => Clock.Now += TimeSpan.FromMinutes(minutes);

    internal ReaderIncident Open(ReaderProblem problem = ReaderProblem.Images, ReaderDetector by = ReaderDetector.Staff, string? symptom = null, bool drill = false) =>
        Desk.Open(new() { Problem = problem, DetectedBy = by, Systems = [ReaderSystem.Pacs], Symptom = symptom }, drill);

    internal ReaderIncident Step(ReaderStepKind kind, bool noAnswer = false, bool drill = false) => Desk.AddStep(new() { Kind = kind, NoAnswer = noAnswer }, drill)[0];

    internal ReaderIncident Close(bool persists = false, string? happened = null, string? force = null, bool passedOn = false, bool drill = false) =>
        Desk.Close(new() { Persists = persists, Happened = happened, ForceReason = force, FaxedReportsPassedOn = passedOn }, Written.Add, drill)[0];
}
