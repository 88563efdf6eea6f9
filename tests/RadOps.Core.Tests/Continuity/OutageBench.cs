using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies;
using RadOps.Core.Tests.Policies;
using RadOps.Tests.Shared;

namespace RadOps.Core.Tests.Continuity;

/// <summary>A machine at the department of SÄS, Borås, with a disk and a clock of its own.</summary>
internal sealed class OutageBench
{
    internal static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(1));

    internal OutageBench(string machine = "PC1", IJournalFiles? files = null)
    {
        Files = files ?? new MemoryJournals();
        Journal = new(Files, machine, Clock, new("aaa11", "Radiologi Borås"));
        Outages = new(Journal, Pack, Clock);
        Downtime = new(Journal, Clock);
        Reader = new(Journal, ReaderBench.Pack, new(ReaderBench.Pack, new()), Clock, new("aaa11", "Radiologi Borås"));
    }

    internal static PolicyPack Pack { get; } = BuiltIn.Packs.For("SasBoras")[0];

    internal IJournalFiles Files { get; }

    internal MemoryJournals Memory => (MemoryJournals)Files;

    internal SetClock Clock { get; } = new(Now);

    internal OutageJournal Journal { get; }

    internal OutageDesk Outages { get; }

    internal DowntimeDesk Downtime { get; }

    /// <summary>Another hospital's routine, in the same journal.</summary>
    internal ReaderDesk Reader { get; }

    internal void Later(int minutes) => Clock.Now += TimeSpan.FromMinutes(minutes);

    internal DowntimeItem Referral(string? number = null, bool drill = false, Core.Identity.PatientId? patient = null) => Downtime.Register(
        new() { Kind = DowntimeItemKind.Referral, Number = number, By = "Akuten", ReplyFax = "033-616 00 00", Examination = "CT hjärna", Patient = patient }, drill);
}
