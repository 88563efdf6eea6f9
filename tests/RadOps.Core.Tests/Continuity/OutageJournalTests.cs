using System.Text;
using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Journals;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>The journal of a machine: what it has said is recorded is there, whatever happens to power, disk and register.</summary>
public sealed class OutageJournalTests
{
    [Fact]
    public void A_journal_is_gone_on_with_after_its_last_line_was_cut_at_any_byte()
    {
        var whole = new OutageBench();
        whole.Outages.Start([OutageMode.Ris]);
        whole.Referral();
        var name = Journal(whole);
        var text = whole.Files.Read(name);
        for (var cut = 0; cut < text.Length; cut++)
        {
            var bench = Copy(whole, name, text.AsSpan(0, cut));
            var lines = text.AsSpan(0, cut).Count((byte)'\n');
            // A last line that lacks nothing but its line feed is whole.
            var isWhole = cut > 0 && text[cut] == (byte)'\n';
            Assert.Equal(lines + (isWhole ? 1 : 0), bench.Journal.Read().Events.Count);
            var isTorn = cut > 0 && text[cut - 1] != (byte)'\n' && !isWhole;
            Assert.Equal(isTorn ? [JournalFaultKind.Torn] : [], bench.Journal.State.Faults.Select(fault => fault.Kind));

            var before = bench.Journal.Read().Events;
            bench.Downtime.GiveNumbers(1, null, null, drill: false);
            var after = bench.Journal.Read().Events;
            Assert.Subset(after.ToHashSet(), before.ToHashSet());
            Assert.Equal(isTorn ? [JournalFaultKind.Repaired] : [], bench.Journal.State.Faults.Select(fault => fault.Kind));
            Assert.Equal(after.Count, after.Select(item => (item.Journal, item.Sequence)).Distinct().Count());
        }
    }

    [Fact]
    public void A_disk_that_is_full_at_any_byte_loses_nothing_that_was_said_to_be_recorded()
    {
        for (var room = 0; ; room += 7)
        {
            var bench = new OutageBench();
            bench.Memory.Room = room;
            HashSet<NewEvent> told = [];
            var failed = 0;
            foreach (var work in (Action[])[() => bench.Outages.Start([OutageMode.Pacs]), () => bench.Outages.Start([OutageMode.Total]), () => bench.Referral(), () => bench.Downtime.GiveNumbers(3, null, null, drill: false)])
            {
                try
                {
                    work();
                    told = [.. bench.Journal.Read().Events];
                }
                catch (RadOpsException full) when (full.Code is "JournalNotWritten")
                {
                    failed++;
                    bench.Memory.Room = failed == 1 ? 0 : null; // first still full, then somebody makes room
                }
                catch (RadOpsException missing) when (missing.Code == "OutageModeMissing")
                {
                    Assert.True(failed > 0);
                }
            }

            Assert.Subset(bench.Journal.Read().Events.ToHashSet(), told);
            Assert.DoesNotContain(JournalFaultKind.Damaged, bench.Journal.State.Faults.Select(fault => fault.Kind));
            Assert.DoesNotContain(JournalFaultKind.Missing, bench.Journal.State.Faults.Select(fault => fault.Kind));
            if (failed == 0) return;
        }
    }

    [Fact]
    public void A_line_that_was_changed_is_told_and_the_others_are_read()
    {
        var bench = new OutageBench();
        bench.Outages.Start([OutageMode.Ris]);
        bench.Referral();
        bench.Referral();
        var name = Journal(bench);
        var bytes = bench.Memory.Files[name];
        bytes[bytes.IndexOf((byte)'\n') + 100] ^= 1;
        Assert.Equal([JournalFaultKind.Damaged, JournalFaultKind.Missing], bench.Journal.State.Faults.Select(fault => fault.Kind));
        Assert.Equal(3, bench.Journal.Read().Events.Count);
    }

    [Fact]
    public void What_was_damaged_here_comes_back_from_the_shared_folder()
    {
        var (bench, share) = (new OutageBench(), new MemoryJournals());
        bench.Outages.Start([OutageMode.Ris]);
        bench.Referral();
        bench.Journal.Exchange(share);
        var events = bench.Journal.Read().Events;
        bench.Memory.Files[Journal(bench)][100] ^= 1;
        Assert.NotEqual(events, bench.Journal.Read().Events);
        Assert.Equal(new JournalExchange(1, 0), bench.Journal.Exchange(share));
        Assert.Equal(events, bench.Journal.Read().Events);
        Assert.Equal([JournalFaultKind.Damaged], bench.Journal.State.Faults.Select(fault => fault.Kind));
    }

    [Fact]
    public void A_disk_that_was_copied_is_found_out_and_every_machine_keeps_the_same_of_the_two()
    {
        var (one, share) = (new OutageBench(), new MemoryJournals());
        one.Outages.Start([OutageMode.Ris]);
        var two = Copy(one, Journal(one), one.Files.Read(Journal(one)));
        one.Referral();
        two.Referral();
        one.Journal.Exchange(share);
        two.Memory.Append(Journal(one), share.Read(Journal(one)));
        Assert.Contains(two.Journal.State.Faults, fault => fault.Kind == JournalFaultKind.Forked);
        one.Memory.Append(Journal(one), two.Files.Read(Journal(one)));
        Assert.Equal(one.Journal.Read().Events, two.Journal.Read().Events);
    }

    [Fact]
    public void A_journal_that_is_gone_is_not_begun_again_with_the_same_numbers()
    {
        var bench = new OutageBench();
        var first = bench.Referral().Number;
        var emptied = Copy(bench, Journal(bench), []);
        Assert.NotEqual(first[..11], emptied.Referral().Number[..11]);
    }

    [Fact]
    public void The_register_gets_every_event_once_with_its_own_time_and_number_when_it_answers_again()
    {
        var (bench, other) = (new OutageBench("PC1"), new OutageBench("PC2"));
        using var register = new MemoryRegister(bench.Clock);
        bench.Outages.Start([OutageMode.Total], tibTold: OutageBench.Now);
        bench.Referral();
        Assert.Equal(4, bench.Journal.State.NotInRegister);
        bench.Later(180);
        Assert.Equal(new JournalExchange(0, 4), bench.Journal.Exchange(register));
        Assert.Equal(new JournalExchange(0, 0), bench.Journal.Exchange(register));
        Assert.Equal(0, bench.Journal.State.NotInRegister);
        var kept = register.Read(new()).ToList();
        Assert.Equal([EventKinds.JournalOpened, EventKinds.OutageStarted, EventKinds.TibContacted, EventKinds.DowntimeItemRegistered], kept.Select(item => item.Kind));
        Assert.All(kept, item => Assert.Equal((OutageBench.Now, OutageBench.Now.AddHours(3)), (item.Occurred, item.Recorded)));
        Assert.Equal([1, 2, 3, 4], kept.Select(item => item.Sequence));

        Assert.Equal(new JournalExchange(4, 0), other.Journal.Exchange(register));
        Assert.Equal(bench.Outages.Status().Outages, other.Outages.Status().Outages, (a, b) => a.Id == b.Id);
        Assert.Equal(bench.Downtime.Items().Select(item => item.Number), other.Downtime.Items().Select(item => item.Number));
    }

    [Fact]
    public void A_register_that_fails_in_the_middle_changes_nothing_and_is_tried_again()
    {
        var bench = new OutageBench();
        using var register = new MemoryRegister(bench.Clock);
        bench.Referral();
        bench.Journal.Exchange(register);
        bench.Referral();
        using var failing = new FailingOnce(register);
        Assert.Equal("RegisterUnreachable", Assert.Throws<RadOpsException>(() => bench.Journal.Exchange(failing)).Code);
        Assert.Equal(1, bench.Journal.State.NotInRegister);
        bench.Journal.Exchange(failing);
        Assert.Equal(3, register.Read(new()).Count());
    }

    [Fact]
    public void No_patient_number_is_in_the_journal()
    {
        var bench = new OutageBench();
        bench.Referral(patient: Core.Identity.PatientId.Parse("19121212-1212", new(2026, 11, 24)));
        bench.Downtime.Register(new() { Kind = Core.Continuity.Downtime.DowntimeItemKind.VerbalResult, By = "dr Ek", To = "191212121212 på avd 5", Referral = bench.Downtime.Items()[0].Number }, drill: false);
        var text = Encoding.UTF8.GetString(bench.Files.Read(Journal(bench)));
        Assert.Contains("19121212-****", text, StringComparison.Ordinal);
        Assert.DoesNotContain("1212-1212", text, StringComparison.Ordinal);
        Assert.DoesNotContain("191212121212", text, StringComparison.Ordinal);
    }

    internal static string Journal(OutageBench bench) => bench.Files.List().Single(name => name.EndsWith(".journal", StringComparison.Ordinal));

    private static OutageBench Copy(OutageBench from, string journal, ReadOnlySpan<byte> text)
    {
        var copy = new MemoryJournals();
        foreach (var name in from.Files.List().Where(name => name != journal)) copy.Replace(name, from.Files.Read(name));
        copy.Replace(journal, text.ToArray());
        return new("PC1", copy);
    }

    /// <summary>A register whose connection breaks at the first append.</summary>
    private sealed class FailingOnce(IRegisterStore inner) : IRegisterStore
    {
        private bool failed;

        public string Location => inner.Location;

        public bool IsShared => true;

        public ReadOnlyMemory<byte> SubjectSecret => inner.SubjectSecret;

        public RegisterHead ReadHead() => inner.ReadHead();

        public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default)
        {
            if (failed) return inner.Append(events, cancellationToken);
            failed = true;
            throw new RadOpsException("RegisterUnreachable", ErrorKind.Unreachable, "The connection was lost.");
        }

        public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default) => inner.Read(query, cancellationToken);

        public void Dispose()
        {
        }
    }
}
