using RadOps.Core.Continuity;
using RadOps.Core.Continuity.Downtime;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Continuity;

/// <summary>Machines that are apart for hours and then together: the same state, no number twice, nothing lost.</summary>
public sealed class PartitionTests
{
    [Fact]
    public void Machines_that_see_each_other_again_agree_and_have_lost_nothing()
    {
        var seed = Campaign.IsFull ? Environment.TickCount : 20261127;
        for (var run = 0; run < Campaign.Count(150, 10_000); run++)
        {
            try
            {
                using var machines = new Run(new Random(unchecked(seed + run)));
                machines.Go();
            }
            catch (Exception error)
            {
                throw new InvalidOperationException($"seed {unchecked(seed + run)}: {error.Message}", error);
            }
        }
    }

    private sealed class Run(Random random) : IDisposable
    {
        private readonly List<OutageBench> machines = [.. Enumerable.Range(1, random.Next(2, 5)).Select(i => new OutageBench($"PC{i}"))];
        private readonly MemoryJournals share = new();
        private readonly MemoryRegister register = new(new SetClock(OutageBench.Now));
        private readonly HashSet<NewEvent> told = [];
        private readonly List<string> numbers = [];

        public void Dispose() => register.Dispose();

        internal void Go()
        {
            // Clocks differ, by hours if need be.
            foreach (var machine in machines) machine.Later(random.Next(-240, 240));
            for (var step = 0; step < random.Next(10, 50); step++) Step(machines[random.Next(machines.Count)]);
            share.IsAway = false;
            for (var round = 0; round < 2; round++)
            {
                foreach (var machine in machines)
                {
                    machine.Memory.Room = null;
                    machine.Journal.Exchange(share);
                    machine.Journal.Exchange(register);
                }
            }

            var first = machines[0].Journal.Read().Events;
            Assert.Subset(first.ToHashSet(), told);
            Assert.Equal(numbers.Count, numbers.Distinct().Count());
            foreach (var machine in machines)
            {
                Assert.Equal(first, machine.Journal.Read().Events);
                foreach (var drill in (bool[])[false, true])
                {
                    var (ours, theirs) = (OutageLedger.Of(machines[0].Journal.Read(), drill), OutageLedger.Of(machine.Journal.Read(), drill));
                    Assert.Equal(Describe(ours), Describe(theirs));
                    Assert.Equal(machines[0].Reader.Incidents(drill).Select(Describe), machine.Reader.Incidents(drill).Select(Describe));
                    Assert.All(machine.Reader.Incidents(drill), incident => Assert.Equal(drill, incident.Drill));
                    Assert.All(ours.Items, item => Assert.Equal(drill, item.Drill));
                    Assert.All(ours.Items.Select(item => item.Number).Concat(ours.Given.Keys), number => Assert.Equal(drill, DowntimeNumber.IsDrill(number)));
                }
            }

            Assert.Equal(first.Select(item => item.Id).Order(), register.Read(new()).Select(item => item.Id).Order());
            Assert.True(RegisterChain.Verify(register.Read(new()), register.ReadHead()).Holds);
        }

        private void Step(OutageBench machine)
        {
            machine.Later(random.Next(0, 30));
            var drill = random.Next(4) == 0;
            var before = machine.Journal.Read().Events.ToHashSet();
            try
            {
                Work(machine, drill);
                told.UnionWith(machine.Journal.Read().Events);
            }
            // A clock that lags by hours is before what another machine has noticed, and so on: a person writes the time, or what is missing.
            catch (RadOpsException expected) when (expected.Code is "JournalUnreachable" or "OutageModeMissing" or "OutageRunning" or "OutageNotRunning" or "TibNotContacted" or "DowntimeItemsOpen" or "DowntimeItemCompleted" or "DowntimeItemNotFound" or "ReaderIncidentOpen" or "ReaderIncidentNotOpen" or "StepBeforeIncident" or "FaxedReportsOpen")
            {
                Assert.Equal(before, machine.Journal.Read().Events.ToHashSet());
            }
            catch (RadOpsException broken) when (broken.Code == "JournalNotWritten")
            {
                machine.Memory.Room = null; // the machine starts again
            }
        }

        private void Work(OutageBench machine, bool drill)
        {
            switch (random.Next(16))
            {
                case 0 or 1:
                    machine.Outages.Start([(OutageMode)random.Next(4)], random.Next(2) == 0 ? machine.Clock.Now : null, drill);
                    break;
                case 2:
                    machine.Outages.Stop(machine.Clock.Now, random.Next(3) == 0 ? "prov" : null, drill);
                    break;
                case 3:
                    numbers.AddRange(machine.Downtime.GiveNumbers(random.Next(1, 4), null, null, drill).Select(given => given.Number));
                    break;
                case 4 or 5 or 6:
                    numbers.Add(machine.Referral(drill: drill).Number);
                    break;
                case 7:
                    if (machine.Downtime.Items(drill) is { Count: > 0 } items)
                        machine.Downtime.Complete(new() { Number = items[random.Next(items.Count)].Number, AccessionNumber = "A1", EnteredBy = "aaa11", ConfirmedBy = "bbb22" });
                    break;
                case 12:
                    if (machine.Downtime.Items(drill) is { Count: > 0 } papers)
                        machine.Downtime.Withdraw(new() { Number = papers[random.Next(papers.Count)].Number, Reason = "fel", WithdrawnBy = "aaa11", ConfirmedBy = "bbb22" });
                    break;
                case 13:
                    machine.Reader.Open(new() { Problem = (ReaderProblem)random.Next(4), DetectedBy = (ReaderDetector)random.Next(2) }, drill);
                    break;
                case 14:
                    machine.Reader.AddStep(new() { Kind = (ReaderStepKind)random.Next(4), Route = TransferRoute.Modality }, drill);
                    break;
                case 15:
                    machine.Reader.Close(new() { Persists = random.Next(2) == 0, ForceReason = "telefonen svarar inte" }, _ => { }, drill);
                    break;
                case 8:
                    share.IsAway = random.Next(2) == 0;
                    machine.Journal.Exchange(share);
                    break;
                case 9:
                    machine.Journal.Exchange(register);
                    break;
                case 10:
                    machine.Memory.Room = random.Next(3000); // the power goes, or the disk is full, somewhere in what comes
                    break;
                default:
                    machine.Memory.Room = null;
                    break;
            }
        }

        /// <summary>What is to be done depends on the clock, and those of the machines differ.</summary>
        private static string Describe(ReaderIncident incident) => (incident with { ToDo = [] }).ToString();

        private static string Describe(OutageLedger ledger) => string.Join('\n', [
            .. ledger.Outages.Select(outage => $"{outage with { Modes = [] }} {string.Join(' ', outage.Modes)}"), .. ledger.Items.Select(item => item.ToString()), .. ledger.Given.Values.Select(given => given.ToString()).Order(StringComparer.Ordinal)]);
    }
}
