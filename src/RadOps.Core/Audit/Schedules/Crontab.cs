namespace RadOps.Core.Audit.Schedules;

/// <summary>
/// One user's crontab, as bytes. A schedule is a block between two marked lines; all that stands outside of it is kept byte for byte, whatever its encoding.
/// </summary>
public static class Crontab
{
    /// <summary>Debian's cron takes no longer command (MAX_COMMAND, crontab(5)); others take longer ones.</summary>
    private const int LongestCommand = 999;

    /// <summary>The block of a job, each line ended by a line feed.</summary>
    /// <param name="job">The job.</param>
    /// <exception cref="RadOpsException"><c>ScheduleTextNotCarried</c>: it holds what crons read in different ways, or is too long for one of them.</exception>
    public static string Block(ScheduledJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        // Two backslashes are one to some crons, and one before a percent sign is none to all of them.
        if (job.Texts.Any(text => text.Contains('\\', StringComparison.Ordinal)))
            throw new RadOpsException("ScheduleTextNotCarried", ErrorKind.InvalidInput, "A path, name or option holds a backslash, which crons read in different ways. Choose another name, or use systemd.", job.Name);
        // A percent sign ends the command and begins its input (crontab(5)), within quotes too.
        var command = ShellLine.Of(job.Program).Replace("%", @"\%", StringComparison.Ordinal);
        if (System.Text.Encoding.UTF8.GetByteCount(command) > LongestCommand)
            throw new RadOpsException("ScheduleTextNotCarried", ErrorKind.InvalidInput, FormattableString.Invariant($"The command is longer than the {LongestCommand} bytes that cron takes. Choose shorter paths, or use systemd."), job.Name);
        return $"{Begin(job.Name)}\n{job.Timetable.ToCron()} {command}\n{End(job.Name)}\n";
    }

    /// <summary>A crontab with a job's block: in the place of the one that is there, else at the end.</summary>
    /// <param name="crontab">The crontab; empty where there is none.</param>
    /// <param name="job">The job.</param>
    /// <exception cref="RadOpsException">As <see cref="Block"/>; <c>CrontabBlockBroken</c>.</exception>
    public static byte[] Put(ReadOnlySpan<byte> crontab, ScheduledJob job)
    {
        var block = System.Text.Encoding.UTF8.GetBytes(Block(job));
        if (Find(crontab, job.Name) is { } place)
            return [.. crontab[..place.Start], .. block, .. crontab[place.End..]];
        return crontab.IsEmpty || crontab[^1] == '\n' ? [.. crontab, .. block] : [.. crontab, (byte)'\n', .. block];
    }

    /// <summary>A crontab without a schedule's block; null where it has none.</summary>
    /// <param name="crontab">The crontab.</param>
    /// <param name="name">The schedule's name.</param>
    /// <exception cref="RadOpsException"><c>CrontabBlockBroken</c>.</exception>
    public static byte[]? Take(ReadOnlySpan<byte> crontab, string name) =>
        Find(crontab, name) is { } place ? [.. crontab[..place.Start], .. crontab[place.End..]] : null;

    /// <summary>Where a schedule's block begins and ends, in bytes; null where there is none.</summary>
    private static (int Start, int End)? Find(ReadOnlySpan<byte> crontab, string name)
    {
        var (begin, end) = (System.Text.Encoding.UTF8.GetBytes(Begin(name)), System.Text.Encoding.UTF8.GetBytes(End(name)));
        int? start = null;
        (int, int)? found = null;
        for (var at = 0; at < crontab.Length;)
        {
            var length = crontab[at..].IndexOf((byte)'\n');
            var next = length < 0 ? crontab.Length : at + length + 1;
            var line = crontab[at..next].TrimEnd("\r\n"u8);
            if (line.SequenceEqual(begin))
            {
                if (start is not null || found is not null) throw Broken(name);
                start = at;
            }
            else if (line.SequenceEqual(end))
            {
                if (start is not { } from) throw Broken(name);
                (found, start) = ((from, next), null);
            }

            at = next;
        }

        return start is null ? found : throw Broken(name);
    }

    // Without both its lines, nobody can tell what of the crontab is RadOps' own.
    private static RadOpsException Broken(string name) =>
        new("CrontabBlockBroken", ErrorKind.Corrupt, $"The crontab holds the marks of the schedule {name} in another number or order than one beginning and one end ('{Begin(name)}', '{End(name)}'). Mend it with crontab -e; nothing was changed.", name);

    private static string Begin(string name) => $"# BEGIN RadOps schedule {name}";

    private static string End(string name) => $"# END RadOps schedule {name}";
}
