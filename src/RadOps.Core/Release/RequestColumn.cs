using System.Reflection;

namespace RadOps.Core.Release;

/// <summary>A column of a file of requests, which is a property of <see cref="ReleaseRequest"/> too.</summary>
public abstract class RequestColumn
{
    private protected RequestColumn(string name, string allowed, string[] swedishNames)
    {
        Name = name;
        Allowed = allowed;
        SwedishNames = swedishNames;
    }

    /// <summary>Its name: that of the property.</summary>
    public string Name { get; }

    /// <summary>What may stand in it, in words.</summary>
    public string Allowed { get; }

    /// <summary>The Swedish headers by which it is known as well, the usual one first.</summary>
    public IReadOnlyList<string> SwedishNames { get; }

    /// <summary>The request's value as text that can be read in again; null when it is not known. Identities are masked.</summary>
    public abstract string? Text(ReleaseRequest request);

    /// <summary>Sets the property from text that is not blank.</summary>
    /// <returns>Null, or what is wrong, as the words that follow the value.</returns>
    internal abstract string? Set(ReleaseRequest request, ReadOnlySpan<char> text, RequestBinding binding, ref string? previous);
}

/// <summary>Reads a column's text.</summary>
/// <returns>Null, or what is wrong.</returns>
internal delegate string? ReadText<T>(ReadOnlySpan<char> text, RequestBinding binding, ref string? previous, out T value);

/// <summary>A column whose property is of type <typeparamref name="T"/>.</summary>
internal sealed class RequestColumn<T> : RequestColumn
{
    private readonly Action<ReleaseRequest, T> set;
    private readonly Func<ReleaseRequest, T> get;
    private readonly ReadText<T> read;
    private readonly Func<T, string?> write;

    internal RequestColumn(string name, string allowed, ReadText<T> read, Func<T, string?> write, string[] swedishNames)
        : base(name, allowed, swedishNames)
    {
        // The properties are init-only for everybody else; the request is not handed out before its row is read to the end.
        var property = typeof(ReleaseRequest).GetProperty(name, BindingFlags.Public | BindingFlags.Instance)!;
        set = property.SetMethod!.CreateDelegate<Action<ReleaseRequest, T>>();
        get = property.GetMethod!.CreateDelegate<Func<ReleaseRequest, T>>();
        this.read = read;
        this.write = write;
    }

    public override string? Text(ReleaseRequest request) => write(get(request));

    internal override string? Set(ReleaseRequest request, ReadOnlySpan<char> text, RequestBinding binding, ref string? previous)
    {
        var problem = read(text, binding, ref previous, out var value);
        if (problem is null)
            set(request, value);
        return problem;
    }
}
