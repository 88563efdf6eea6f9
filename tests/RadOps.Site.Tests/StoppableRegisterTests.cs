using System.Collections.Concurrent;
using RadOps.Core.Audit;
using RadOps.Core.Audit.Runs;
using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Site.Tests;

/// <summary>A register on a server that falls silent while it is asked, for somebody who is stopped. The server answers when the test says so, and never by the clock.</summary>
public sealed class StoppableRegisterTests : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly SilentRegister server = new();
    private readonly MomentClock clock = new();
    private readonly StoppableRegister register;

    public StoppableRegisterTests() => register = new(server, clock, stop.Token);

    public static TheoryData<string> Askings => ["head", "append", "dispose", "read"];

    public void Dispose()
    {
        server.Speaks.Set();
        register.Dispose();
        stop.Dispose();
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private object Ask(string what) => what switch
    {
        "head" => register.ReadHead(),
        "append" => register.Append([]),
        "dispose" => register.DisposeOf(null!, []),
        _ => register.Read(new()).ToList(),
    };

    [Theory, MemberData(nameof(Askings))]
    public async Task Whoever_is_stopped_leaves_it(string what)
    {
        var asking = Task.Run(() => Ask(what), Cancel);
        server.Asked.Take(Cancel);
        await stop.CancelAsync();
        (await clock.Begun.Task.WaitAsync(Cancel))();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);

        // Nobody waits for it twice, and it is closed when it has come to an end, not before.
        Assert.All(Askings, again => Assert.ThrowsAny<OperationCanceledException>(() => Ask((string)again)));
        Assert.Empty(server.Asked);
        register.Dispose();
        Assert.False(server.Closed.Task.IsCompleted);
        server.Speaks.Set();
        await server.Closed.Task.WaitAsync(Cancel);
    }

    [Theory, MemberData(nameof(Askings))]
    public async Task What_it_answers_within_the_moment_is_not_lost(string what)
    {
        var asking = Task.Run(() => Ask(what), Cancel);
        server.Asked.Take(Cancel);
        await stop.CancelAsync();
        server.Speaks.Set();
        Assert.NotNull(await asking);

        // What must be recorded of the stop itself still is.
        Assert.NotNull(Ask("append"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(1000)]
    public void A_reading_gives_all_in_order(int count)
    {
        server.Speaks.Set();
        server.Count = count;
        Assert.Equal(Enumerable.Range(1, count).Select(number => (long)number), register.Read(new()).Select(item => item.Position));
        Assert.Equal(1, server.Ended);
    }

    [Fact]
    public void A_reading_that_nobody_goes_through_to_its_end_is_ended()
    {
        server.Speaks.Set();
        server.Count = 1000;
        Assert.Equal(1, register.Read(new()).First().Position);
        Assert.Equal(1, server.Ended);
        register.Dispose();
        Assert.True(server.Closed.Task.IsCompleted);
    }

    /// <summary>Says nothing until it may, and then all at once.</summary>
    private sealed class SilentRegister : IRegisterStore
    {
        private readonly RegisterEvent one = Any();

        public ManualResetEventSlim Speaks { get; } = new();

        public BlockingCollection<bool> Asked { get; } = [];

        public TaskCompletionSource Closed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count { get; set; } = 3;

        /// <summary>How many readings have ended.</summary>
        public int Ended { get; private set; }

        public string Location => "a server";

        public bool IsShared => true;

        public ReadOnlyMemory<byte> SubjectSecret => default;

        public RegisterHead ReadHead() => Answer(RegisterHead.Empty);

        public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default) => Answer(Array.Empty<RegisterEvent>());

        public RegisterEvent DisposeOf(NewEvent disposal, IReadOnlyList<long> positions, CancellationToken cancellationToken = default) => Answer(Event(1));

        public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default)
        {
            try
            {
                for (var position = 1; position <= Count; position++) yield return Answer(Event(position));
            }
            finally
            {
                Ended++;
            }
        }

        public void Dispose() => Closed.TrySetResult();

        private RegisterEvent Event(long position) => one with { Position = position };

        private static RegisterEvent Any()
        {
            using var store = new MemoryRegister();
            new AuditRuns(store, TimeProvider.System, new("abcde", "Röntgen")).Record(ReleaseAudit.Run(store, TimeProvider.System, null, Cancel), Cancel);
            return store.Read(new(), Cancel).Single();
        }

        private T Answer<T>(T answer)
        {
            if (!Speaks.IsSet) Asked.Add(true);
            Speaks.Wait();
            return answer;
        }
    }

    /// <summary>The moment that one who is stopped waits ends when the test says so.</summary>
    private sealed class MomentClock : TimeProvider
    {
        public TaskCompletionSource<Action> Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Begun.TrySetResult(() => callback(state));
            return System.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
