namespace RadOps.Core.Register;

/// <summary>An append-only store of events; implemented by RadOps.Storage.</summary>
public interface IRegisterStore : IDisposable
{
    /// <summary>Where the register is, in words that hold no secret: a file path, or engine, server and database.</summary>
    string Location { get; }

    /// <summary>False for a register in a user's own folder, which cannot see what colleagues released.</summary>
    bool IsShared { get; }

    /// <summary>The random key, made once and held by the register itself, under which patients' opaque keys are made: see <see cref="Register.SubjectKey"/>.</summary>
    ReadOnlyMemory<byte> SubjectSecret { get; }

    /// <summary>The last event that the register says it took in, kept beside the events so that a register that lost its tail is found out.</summary>
    RegisterHead ReadHead();

    /// <summary>Appends all the events, in order, or none of them.</summary>
    /// <exception cref="RadOpsException">
    /// <c>EventExists</c>: an event's id or journal number is there already. <c>EventMalformed</c>: an envelope or payload is not as it should be.
    /// <c>RegisterLocked</c>, <c>RegisterReadOnly</c>, <c>RegisterFull</c>, <c>RegisterUnreachable</c>: the store itself fails.
    /// </exception>
    IReadOnlyList<RegisterEvent> Append(IReadOnlyList<NewEvent> events, CancellationToken cancellationToken = default);

    /// <summary>
    /// Appends the event that says that payloads are disposed of, and disposes of them: all, or nothing. The store itself refuses to take away any other payload, or one that was taken in less than
    /// five years before.
    /// </summary>
    /// <param name="disposal">The event, of the kind <see cref="EventKinds.PayloadsDisposed"/>; its payload names the same places.</param>
    /// <param name="positions">Places of the events whose payloads go.</param>
    /// <param name="cancellationToken">Cancels; nothing has happened then.</param>
    /// <exception cref="RadOpsException">
    /// <c>DisposalOvertaken</c>: one of the payloads is gone already. <c>RegisterAppendOnly</c>: one of them may not go. <c>DisposalNotSupported</c>: this store cannot. Otherwise as for <see cref="Append"/>.
    /// </exception>
    RegisterEvent DisposeOf(NewEvent disposal, IReadOnlyList<long> positions, CancellationToken cancellationToken = default) =>
        throw new RadOpsException("DisposalNotSupported", ErrorKind.NotSupported, $"Nothing can be disposed of in {Location}.", Location);

    /// <summary>Streams events in the order of their positions.</summary>
    IEnumerable<RegisterEvent> Read(RegisterQuery query, CancellationToken cancellationToken = default);
}
