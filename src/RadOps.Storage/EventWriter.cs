using RadOps.Core.Register;

namespace RadOps.Storage;

/// <summary>Puts sealed events into the table <c>events</c>, within a transaction, in the way that costs the engine the least.</summary>
internal abstract class EventWriter : IDisposable
{
    /// <summary>Hands over an event; it need not be in the table before <see cref="Complete"/>.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refuses it.</exception>
    internal abstract void Write(RegisterEvent @event);

    /// <summary>When it returns, all are in the table.</summary>
    /// <exception cref="System.Data.Common.DbException">The database refuses one of them.</exception>
    internal virtual void Complete()
    {
    }

    /// <inheritdoc/>
    public abstract void Dispose();
}
