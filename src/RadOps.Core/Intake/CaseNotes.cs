using System.Text.Json;
using RadOps.Core.Export;
using RadOps.Core.Intake.Payloads;

namespace RadOps.Core.Intake;

/// <summary>
/// Notes on cases that are not clean, a file a case, in a folder of the user's own. They are kept apart from the events since they bear what patients have called their files; they go when the case is clean. Without them
/// everything is found that can be found by its content.
/// </summary>
/// <param name="folder">Full path; made when the first is written, for its owner's eyes only.</param>
public sealed class CaseNotes(string folder)
{
    private string PathOf(string caseId) => Path.Combine(folder, caseId + ".json");

    internal CaseNote Read(string caseId)
    {
        try
        {
            return File.Exists(PathOf(caseId)) ? JsonSerializer.Deserialize(File.ReadAllBytes(PathOf(caseId)), CaseNoteJson.Default.CaseNote) ?? new() : new();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return new(); // what can be found by its content is found without it
        }
    }

    /// <summary>Writes a note, whole or not at all.</summary>
    /// <exception cref="RadOpsException"><c>FileNotWritten</c>.</exception>
    internal void Write(string caseId, CaseNote note)
    {
        try
        {
            if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
            else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The folder {folder} cannot be made: {error.Message}", folder, error);
        }

        AtomicFile.Write(PathOf(caseId), stream => JsonSerializer.Serialize(stream, note, CaseNoteJson.Default.CaseNote));
    }

    internal void Delete(string caseId)
    {
        try
        {
            File.Delete(PathOf(caseId));
        }
        catch (DirectoryNotFoundException)
        {
            return; // there never was one
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("CaseNoteNotDeleted", ErrorKind.Storage, $"The note on {caseId}, which bears the files' names, could not be deleted: {error.Message} Delete it yourself: {PathOf(caseId)}", PathOf(caseId), error);
        }
    }
}
