using System.Data.Common;
using RadOps.Core;

namespace RadOps.Storage;

/// <summary>What differs between the database engines; everything else stands once, in <see cref="SqlRegisterStore"/>.</summary>
internal abstract class SqlDialect
{
    /// <summary>Where the register is, in words that hold no secret.</summary>
    internal abstract string Location { get; }

    /// <summary>False where only one user can see the register.</summary>
    internal abstract bool IsShared { get; }

    /// <summary>Statements that make schema version 1.</summary>
    internal abstract IReadOnlyList<string> Schema { get; }

    /// <summary>Reads position and hash of the head, and keeps every other writer out until the transaction ends.</summary>
    internal abstract string LockHead { get; }

    /// <summary>A new, open connection.</summary>
    internal abstract DbConnection Connect();

    /// <summary>Begins a transaction that writes.</summary>
    internal abstract DbTransaction BeginWrite(DbConnection connection);

    /// <summary>Whether RadOps' tables are there.</summary>
    internal abstract bool HasSchema(DbConnection connection, DbTransaction? transaction);

    /// <summary>Says what a database error means for the operator.</summary>
    internal abstract RadOpsException Explain(DbException error);

    /// <summary>Makes ready what must be there before the tables are made, such as the file's mode.</summary>
    internal virtual void Prepare(DbConnection connection)
    {
    }
}
