using System.Text;
using RadOps.Core;
using RadOps.Core.Audit.Schedules;
using RadOps.Core.Export;

namespace RadOps.Site.Schedules;

/// <summary>systemd, told by two unit files and <c>systemctl</c>.</summary>
/// <param name="systemctl">The program, with <c>--user</c> where the units are a user's own.</param>
/// <param name="folder">Where the units are.</param>
internal sealed class SystemdScheduler(HostProgram systemctl, string folder) : JobScheduler
{
    internal override AuditScheduler Kind => AuditScheduler.Systemd;

    internal override SchedulePlan PlanInstall(ScheduledJob job)
    {
        var (service, timer) = Paths(job.Name);
        Dictionary<string, string> wanted = new() { [service] = SystemdUnits.Service(job), [timer] = SystemdUnits.Timer(job) };
        var before = wanted.Keys.ToDictionary(path => path, Own);
        return new([service, timer], Shown(wanted), () => Install(wanted, before, Path.GetFileName(timer)));
    }

    internal override SchedulePlan? PlanRemoval(string name)
    {
        var (service, timer) = Paths(name);
        var found = ((string[])[service, timer]).Select(path => (Path: path, Text: Own(path))).Where(file => file.Text is not null).ToDictionary(file => file.Path, file => file.Text!);
        return found.Count == 0 ? null : new([.. found.Keys], Shown(found), () =>
        {
            if (found.ContainsKey(timer))
            {
                systemctl.Require(["stop", Path.GetFileName(timer)]);
                systemctl.Require(["disable", Path.GetFileName(timer)]);
            }

            foreach (var path in found.Keys) Delete(path);
            systemctl.Require(["daemon-reload"]);
        });
    }

    private void Install(Dictionary<string, string> wanted, Dictionary<string, string?> before, string timer)
    {
        try
        {
            Make();
            foreach (var (path, text) in wanted) Write(path, text);
            systemctl.Require(["daemon-reload"]);
            systemctl.Require(["enable", timer]);
            // A timer that runs already is not started anew by its file alone.
            systemctl.Require(["restart", timer]);
        }
        catch (RadOpsException)
        {
            if (before.Values.All(text => text is null)) systemctl.Run(["disable", timer]);
            foreach (var (path, text) in before)
            {
                if (text is null) Delete(path);
                else Write(path, text);
            }

            systemctl.Run(["daemon-reload"]);
            throw;
        }
    }

    /// <summary>What a unit of RadOps' own says; null where there is none.</summary>
    private static string? Own(string path)
    {
        try
        {
            if (!Path.Exists(path)) return null;
            var text = File.ReadAllText(path);
            return text.StartsWith(SystemdUnits.Mark, StringComparison.Ordinal)
                ? text
                : throw new RadOpsException("ScheduleForeign", ErrorKind.Conflict, $"{path} was not written by RadOps, or somebody took its first line away. Choose another name; nothing was changed.", path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("SchedulerRefused", ErrorKind.NotPermitted, $"{path} cannot be read: {error.Message}", path, error);
        }
    }

    private void Make()
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The folder {folder} cannot be made: {error.Message}", folder, error);
        }
    }

    private static void Write(string path, string text) => AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));

    private static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"{path} cannot be removed: {error.Message}", path, error);
        }
    }

    private (string Service, string Timer) Paths(string name)
    {
        var unit = Path.Combine(folder, SystemdUnits.UnitName(name));
        return (unit + ".service", unit + ".timer");
    }

    private static string Shown(Dictionary<string, string> files) => string.Join('\n', files.Select(file => $"# {file.Key}\n{file.Value}"));
}
