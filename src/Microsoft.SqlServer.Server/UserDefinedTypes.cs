namespace Microsoft.SqlServer.Server;

// SqlClient names these four types as soon as a command has a parameter, whether or not user-defined types are used.
// RadOps uses none, so their shape is all that is needed. The project goes when the package can be restored everywhere.

/// <summary>How a user-defined type is serialised.</summary>
public enum Format
{
    /// <summary>Not known.</summary>
    Unknown = 0,
    /// <summary>By the database itself.</summary>
    Native = 1,
    /// <summary>By the type.</summary>
    UserDefined = 2,
}

/// <summary>A type that serialises itself.</summary>
public interface IBinarySerialize
{
    /// <summary>Reads the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Writes the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>Marks a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How the type is serialised.</summary>
    public Format Format { get; } = format;

    /// <summary>Largest size in bytes; −1 for over 8,000.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether every value has the same length.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether the bytes sort as the values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that validates a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The SQL name of the type.</summary>
    public string? Name { get; set; }
}

/// <summary>Thrown where a user-defined type is not valid.</summary>
public sealed class InvalidUdtException : SystemException
{
    /// <summary>Creates the exception.</summary>
    public InvalidUdtException()
    {
    }

    /// <summary>Creates the exception with a message.</summary>
    public InvalidUdtException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with a message and its cause.</summary>
    public InvalidUdtException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
