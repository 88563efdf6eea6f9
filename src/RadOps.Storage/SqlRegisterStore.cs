using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using RadOps.Core;
using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>
/// A register in a relational database. One connection writes; each reading has a connection to itself, so that it may last while events are appended, and leaves it for the next one. What several
/// threads append while another append is on its way to the disk is committed together, in one transaction; each of them returns when its own events are on the disk.
/// </summary>
internal sealed class SqlRegisterStore : IRegisterStore
{
    // So many are sealed by one thread while another puts them into their table; for fewer, a thread costs more than it saves.
    private const int Many = 256;

    private readonly SqlDialect dialect;
    private readonly TimeProvider clock;
    private readonly RegisterAccess access;
    private readonly Lock gate = new();
    private readonly ConcurrentQueue<PendingAppend> queue = new();
    private readonly ConcurrentBag<DbConnection> readers = [];
    private readonly WritingConnection writer;
    private volatile bool isDisposed;

    private SqlRegisterStore(SqlDialect dialect, RegisterAccess access, TimeProvider clock, DbConnection writer, byte[] secret)
    {
        this.dialect = dialect;
        this.access = access;
        this.clock = clock;
        this.writer = new WritingConnection(dialect, writer);
        SubjectSecret = secret;
    }

    /// <inheritdoc/>
    public string Location => dialect.Location;

    /// <inheritdoc/>
    public bool IsShared => dialect.IsShared;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> SubjectSecret { get; }

    /// <summary>Opens the register, and makes it where that is permitted and needed.</summary>
    internal static SqlRegisterStore Open(SqlDialect dialect, RegisterAccess access, TimeProvider clock)
    {
        DbConnection? connection = null;
        try
        {
            connection = dialect.Connect();
            var secret = RegisterSchema.Ensure(dialect, connection, access, clock);
            return new SqlRegisterStore(dialect, access, clock, connection, secret);
        }
        catch (DbException error)
        {
            connection?.Dispose();
            throw dialect.Explain(error);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public RegisterHead ReadHead()
    {
        return Explained(() => dialect.Patiently(() => Reading(connection => connection.QuerySingle<RegisterHead>("SELECT position AS Position, hash AS Hash FROM head"))));
    }

    /// <inheritdoc/>
    public IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        if (access == RegisterAccess.ReadOnly)
            throw new RadOpsException("RegisterReadOnly", ErrorKind.Storage, $"The register {Location} was opened for reading only. Nothing was recorded.", Location);
        if (events.Count == 0) return [];
        cancellationToken.ThrowIfCancellationRequested();
        var mine = new PendingAppend(events);
        queue.Enqueue(mine);
        lock (gate)
        {
            // Whoever held the lock before may have taken these along.
            if (!mine.IsOver) CommitQueue();
        }

        return mine.Appended;
    }

    /// <summary>Takes in events of another register just as they are, after those that are there; with the first of them, that register's key of patients.</summary>
    /// <exception cref="RadOpsException"><c>RegisterOtherHistory</c>: they do not follow what is there.</exception>
    internal void Adopt(IReadOnlyList<RegisterEvent> events, byte[] secret)
    {
        lock (gate)
        {
            Explained(() => writer.Commit((transaction, head) =>
            {
                if (events[0].Position != head.Position + 1 || events[0].PreviousHash != head.Hash)
                    throw new RadOpsException("RegisterOtherHistory", ErrorKind.Conflict, $"The register {Location} holds other events than the file. Events are taken into a new register only, or into one that was broken off while it took in the same file.", Location);
                if (head.Position == 0) RegisterSchema.SetSubjectSecret(transaction.Connection!, transaction, secret);
                Write(events, transaction);
                return (true, End(events));
            }));
        }
    }

    /// <inheritdoc/>
    public RegisterEvent DisposeOf(NewEvent disposal, IReadOnlyList<long> positions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(disposal);
        ArgumentNullException.ThrowIfNull(positions);
        if (access == RegisterAccess.ReadOnly)
            throw new RadOpsException("RegisterReadOnly", ErrorKind.Storage, $"The register {Location} was opened for reading only. Nothing was disposed of.", Location);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return Explained(() =>
            {
                writer.Run(dialect.BeforeDisposal);
                var said = writer.Commit((transaction, head) =>
                {
                    var appended = AppendWithin(transaction, head, [disposal]).Appended[0];
                    // One at a time, by the key: whether each may go is for the database to say.
                    foreach (var position in positions)
                    {
                        if (transaction.Connection!.Execute("UPDATE events SET payload = NULL WHERE position = @position AND payload IS NOT NULL", new { position }, transaction) != 1)
                            throw new RadOpsException("DisposalOvertaken", ErrorKind.Conflict, $"The payload of event {position} is gone already: somebody else disposes of payloads at the same time. Nothing of this batch was disposed of.", Location);
                    }

                    return (appended, new RegisterHead(appended.Position, appended.Hash));
                });
                LetGo();
                return said;
            });
        }
    }

    private void LetGo()
    {
        try
        {
            writer.Run(dialect.AfterDisposal);
        }
        catch (DbException)
        {
            return; // They are gone, and that is recorded; the engine lets go of the space in its own time.
        }
    }

    /// <inheritdoc/>
    public IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Stream(query, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        isDisposed = true;
        CloseReaders();
        writer.Dispose();
    }

    private void CommitQueue()
    {
        List<PendingAppend> together = [];
        while (queue.TryDequeue(out var waiting)) together.Add(waiting);
        if (TryCommit(together) is not { } failure) return;
        // An event that cannot be appended is its own thread's; a database that fails, perhaps after it has committed, is everybody's.
        var isOfOne = together.Count > 1 && failure is RadOpsException { Code: "EventExists" or "EventMalformed" };
        foreach (var append in together)
        {
            if ((isOfOne ? TryCommit([append]) : failure) is { } its) append.Fail(its);
        }
    }

    /// <summary>Appends all in one transaction, or nothing.</summary>
    private Exception? TryCommit(List<PendingAppend> appends)
    {
        try
        {
            IReadOnlyList<NewEvent> events = appends is [var alone] ? alone.Events : [.. appends.SelectMany(append => append.Events)];
            var appended = writer.Commit((transaction, head) => AppendWithin(transaction, head, events));
            var next = 0;
            foreach (var append in appends)
            {
                append.Succeed(appended.GetRange(next, append.Events.Count));
                next += append.Events.Count;
            }

            return null;
        }
        catch (DbException error)
        {
            return dialect.Explain(error);
        }
        catch (Exception error)
        {
            return error; // thrown where its events were to be appended
        }
    }

    private (List<RegisterEvent> Appended, RegisterHead End) AppendWithin(DbTransaction transaction, RegisterHead head, IReadOnlyList<NewEvent> events)
    {
        var recorded = clock.GetUtcNow();
        var numbers = new JournalNumbers(journal => transaction.Connection!.ExecuteScalar<long?>("SELECT MAX(sequence) FROM events WHERE journal = @journal", new { journal }, transaction) ?? 0);
        // All before the first row: the connection is then the rows' alone.
        var sequences = events.Select(numbers.Of).ToArray();
        var appended = new List<RegisterEvent>(events.Count);
        var made = Seal(events, sequences, head, recorded);
        if (events.Count < Many) appended.AddRange(made);
        Write(events.Count < Many ? appended : ReadAhead.Of(made).Select(Kept), transaction);
        return (appended, End(appended));

        RegisterEvent Kept(RegisterEvent @event)
        {
            appended.Add(@event);
            return @event;
        }
    }

    private static IEnumerable<RegisterEvent> Seal(IReadOnlyList<NewEvent> events, long[] sequences, RegisterHead head, DateTimeOffset recorded)
    {
        for (var index = 0; index < events.Count; index++)
        {
            var @event = RegisterChain.Seal(events[index], sequences[index], head.Position + 1, recorded, head.Hash);
            head = new RegisterHead(@event.Position, @event.Hash);
            yield return @event;
        }
    }

    private static RegisterHead End(IReadOnlyList<RegisterEvent> events) => new(events[^1].Position, events[^1].Hash);

    /// <summary>Puts sealed events at the end of the register.</summary>
    private void Write(IEnumerable<RegisterEvent> events, DbTransaction transaction)
    {
        var connection = transaction.Connection!;
        RegisterEvent? last = null;
        using (var rows = dialect.BeginEvents(connection, transaction))
        {
            foreach (var @event in events)
            {
                rows.Write(@event);
                last = @event;
            }

            rows.Complete();
        }

        connection.Execute("UPDATE head SET position = @Position, hash = @Hash", new RegisterHead(last!.Position, last.Hash), transaction);
    }

    private IEnumerable<RegisterEvent> Stream(RegisterQuery query, CancellationToken cancellationToken)
    {
        using var reader = new EventReader(dialect, query, TakeReader, Leave);
        while (Explained(reader.Next) is { } item)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }

    private T Reading<T>(Func<DbConnection, T> read)
    {
        var connection = TakeReader();
        try
        {
            var result = read(connection);
            Leave(connection);
            return result;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private DbConnection TakeReader() => readers.TryTake(out var reader) ? reader : dialect.Connect();

    /// <summary>Leaves a connection for the next reading, where making one costs more than keeping it.</summary>
    private void Leave(DbConnection reader)
    {
        if (dialect.KeepsReaders) readers.Add(reader);
        else reader.Dispose();
        if (isDisposed) CloseReaders();
    }

    private void CloseReaders()
    {
        while (readers.TryTake(out var reader)) reader.Dispose();
    }

    private T Explained<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (DbException error)
        {
            throw dialect.Explain(error);
        }
    }
}
