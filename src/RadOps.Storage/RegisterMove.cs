using System.Text;
using RadOps.Core;
using RadOps.Core.Register;
using RadOps.Core.Register.Interchange;

namespace RadOps.Storage;

/// <summary>Moves a register from one engine to another, by way of a file of events.</summary>
public static class RegisterMove
{
    private const int BatchSize = 5_000;

    /// <summary>
    /// Takes a file of events into a new register, positions, hashes, times and all. Each event is checked before it is taken in. When it is broken off, the same again goes on
    /// where it was.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="register">The register's name; it is made when it is not there.</param>
    /// <param name="clock">The time.</param>
    /// <param name="warning">Gets what an operator should know.</param>
    /// <param name="progress">Gets how many events are in.</param>
    /// <param name="cancellationToken">Cancels, between batches.</param>
    /// <returns>The register's end.</returns>
    /// <exception cref="RadOpsException">
    /// <c>RegisterFileMalformed</c>, <c>RegisterFileNewer</c>, <c>RegisterFileWithoutPayloads</c>; <c>RegisterDoesNotHold</c>: the file was changed; <c>RegisterOtherHistory</c>; or what
    /// <see cref="RegisterFactory.Open"/> throws.
    /// </exception>
    public static RegisterHead Import(string path, string register, TimeProvider clock, Action<string>? warning = null, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        using var reader = OpenFile(path);
        var header = RegisterFile.ReadHeader(reader, path)
            ?? throw new RadOpsException("RegisterFileMalformed", ErrorKind.InvalidInput, $"{path} is no file of events as 'radops register export' writes it.", path);
        if (header.SubjectSecret is null)
            throw new RadOpsException("RegisterFileWithoutPayloads", ErrorKind.InvalidInput, $"{path} was written without payloads, to be shown to others: no register can be made of it.", path);
        if (!TryHex(header.SubjectSecret, out var secret) || secret.Length != SubjectKey.SecretLength)
            throw new RadOpsException("RegisterFileMalformed", ErrorKind.Corrupt, $"{path}, line 1, is not as RadOps writes it. Fetch the file again from where it was made.", path);
        CheckWhole(path, header, cancellationToken);

        using var store = (SqlRegisterStore)RegisterFactory.Open(register, clock, RegisterAccess.Create, warning);
        var held = store.ReadHead();
        foreach (var batch in RegisterFile.ReadEvents(reader, path).SkipWhile(item => item.Position <= held.Position && SameAsHeld(item)).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            store.Adopt(batch, secret);
            progress?.Report(batch[^1].Position);
        }

        var end = store.ReadHead();
        return end == new RegisterHead(header.Position, header.Hash) ? end : throw Broken(path, "its end is another than its first line says");

        // The last event that is held depends on all before it.
        bool SameAsHeld(RegisterEvent item) => item.Position < held.Position || item.Hash == held.Hash;
    }

    // Before anything is taken in: half of a file that was changed is worse than none.
    private static void CheckWhole(string path, RegisterFileHeader header, CancellationToken cancellationToken)
    {
        using var reader = OpenFile(path);
        _ = reader.ReadLine();
        var walk = new RegisterChainWalk();
        foreach (var item in RegisterFile.ReadEvents(reader, path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!walk.Next(item)) break;
        }

        if (walk.End(new RegisterHead(header.Position, header.Hash)) is { Fault: { } fault }) throw Broken(path, fault.Message);
    }

    /// <summary>Whether a file is one of events.</summary>
    /// <exception cref="RadOpsException"><c>FileNotRead</c>; <c>RegisterFileNewer</c>, <c>RegisterFileMalformed</c>: it is one, but cannot be understood.</exception>
    public static bool IsRegisterFile(string path)
    {
        using var reader = OpenFile(path);
        return RegisterFile.ReadHeader(reader, path) is not null;
    }

    private static RadOpsException Broken(string path, string why) =>
        new("RegisterDoesNotHold", ErrorKind.Corrupt, $"{path} does not hold, and nothing more was taken in: {why} Fetch the file again from where it was made.", path);

    private static StreamReader OpenFile(string path)
    {
        try
        {
            return new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false), detectEncodingFromByteOrderMarks: false, 64 * 1024);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotRead", ErrorKind.NotFound, $"{path} cannot be read: {error.Message}", path, error);
        }
    }

    private static bool TryHex(string text, out byte[] bytes)
    {
        try
        {
            bytes = Convert.FromHexString(text);
            return true;
        }
        catch (FormatException)
        {
            bytes = [];
            return false;
        }
    }
}
