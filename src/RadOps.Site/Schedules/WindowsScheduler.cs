using System.Text;
using System.Xml;
using System.Xml.Linq;
using RadOps.Core;
using RadOps.Core.Audit.Schedules;

namespace RadOps.Site.Schedules;

/// <summary>Windows' Task Scheduler, told by <c>schtasks.exe</c>.</summary>
/// <param name="schtasks">The program.</param>
/// <param name="user">The user's own account, DOMAIN\NAME.</param>
/// <param name="today">The day from which a new task holds.</param>
internal sealed class WindowsScheduler(HostProgram schtasks, string user, DateOnly today) : JobScheduler
{
    internal override AuditScheduler Kind => AuditScheduler.TaskScheduler;

    internal override SchedulePlan PlanInstall(ScheduledJob job)
    {
        var task = WindowsTask.TaskName(job.Name);
        var text = Text(WindowsTask.Of(job, user, today));
        RequireOwn(task);
        return new([task], text, () => Install(task, text, job.Account?.EndsWith('$') == true ? job.Account : null));
    }

    internal override SchedulePlan? PlanRemoval(string name)
    {
        var task = WindowsTask.TaskName(name);
        return RequireOwn(task) is { } text ? new([task], text, () => schtasks.Require(["/Delete", "/TN", task, "/F"])) : null;
    }

    private void Install(string task, string text, string? managedAccount)
    {
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".xml");
        try
        {
            // schtasks reads what the declaration says, with its mark: UTF-16.
            File.WriteAllText(file, text, Encoding.Unicode);
            // The password of a group managed service account is Windows' own business, and given as none.
            schtasks.Require(["/Create", "/TN", task, "/XML", file, .. managedAccount is null ? (string[])[] : ["/RU", managedAccount, "/RP", ""], "/F"]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The task could not be written for schtasks to read: {error.Message}", file, error);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The task of this name as the scheduler has it; null where there is none.</summary>
    private string? RequireOwn(string task)
    {
        var (code, output, _) = schtasks.Run(["/Query", "/TN", task, "/XML"]);
        if (code != 0) return null;
        var text = Decoded(output);
        return text.Contains($"<Source>{WindowsTask.Source}</Source>", StringComparison.Ordinal)
            ? text
            : throw new RadOpsException("ScheduleForeign", ErrorKind.Conflict, $"The task {task} was not made by RadOps. Choose another name; nothing was changed.", task);
    }

    // schtasks writes UTF-16 to a file or pipe in some versions, and the console's code page in others; what is looked for is the same letters in all of them.
    private static string Decoded(byte[] output) => output is [0xFF, 0xFE, ..] or [_, 0, ..] ? Encoding.Unicode.GetString(output) : Encoding.UTF8.GetString(output);

    private static string Text(XDocument task)
    {
        var text = new StringBuilder();
        // A StringBuilder's writer declares UTF-16, which is what the file will be.
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineChars = "\r\n" })) task.Save(writer);
        return text.ToString();
    }
}
