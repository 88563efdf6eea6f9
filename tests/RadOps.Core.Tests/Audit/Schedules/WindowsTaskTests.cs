using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using RadOps.Core.Audit.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Schedules;

/// <summary>Held against the published schema: there is no Task Scheduler to ask but on Windows.</summary>
public sealed class WindowsTaskTests
{
    private static readonly XNamespace ns = "http://schemas.microsoft.com/windows/2004/02/mit/task";
    private static readonly DateOnly day = new(2026, 11, 28);

    [Fact]
    public void Every_task_keeps_to_the_published_schema()
    {
        var jobs =
            from timetable in Jobs.Timetables()
            from account in (string?[])[null, "SYSTEM", "network service", @"REGION\radops$"]
            select Jobs.Of(@"C:\Program Files\PowerShell\7\pwsh.exe", ["-Command", "å"], timetable, account: account);
        Assert.All(jobs.ToList(), job => Assert.Empty(Faults(WindowsTask.Of(job, @"REGION\eva", day))));
    }

    [Theory]
    [InlineData("Day", "32")]
    [InlineData("LogonType", "S4")]
    [InlineData("StartBoundary", "28 november")]
    [InlineData("StartWhenAvailable", "ja")]
    [InlineData("Command", "")]
    [InlineData("January", "x")]
    public void The_schema_finds_what_is_wrong(string element, string text)
    {
        var task = WindowsTask.Of(Jobs.Of("x", []), @"REGION\eva", day);
        task.Descendants(ns + element).Single().Value = text;
        Assert.NotEmpty(Faults(task));
    }

    [Theory]
    [InlineData(null, @"REGION\eva", "S4U")]
    [InlineData("System", "S-1-5-18", null)]
    [InlineData("LOCAL SERVICE", "S-1-5-19", null)]
    [InlineData("NETWORK SERVICE", "S-1-5-20", null)]
    [InlineData(@"REGION\radops$", @"REGION\radops$", "Password")]
    public void It_runs_unattended_under_the_account_and_is_made_up_for(string? account, string user, string? logon)
    {
        var task = WindowsTask.Of(Jobs.Of("x", [], account: account), @"REGION\eva", day);
        Assert.Equal((user, logon), (task.Descendants(ns + "UserId").Single().Value, task.Descendants(ns + "LogonType").SingleOrDefault()?.Value));
        Assert.Equal("true", task.Descendants(ns + "StartWhenAvailable").Single().Value);
        Assert.Equal("2026-11-28T05:00:00", task.Descendants(ns + "StartBoundary").Single().Value);
        Assert.Equal(12, task.Descendants(ns + "Months").Single().Elements().Count());
    }

    [Fact]
    public void An_account_that_would_need_its_password_is_refused() =>
        Assert.Equal("ScheduleAccountUnfit", Assert.Throws<RadOpsException>(() => WindowsTask.Of(Jobs.Of("x", [], account: @"REGION\eva"), "u", day)).Code);

    [Theory]
    [InlineData("100%")]
    [InlineData("$(Arg0)")]
    public void What_the_scheduler_would_replace_is_refused(string word) =>
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => WindowsTask.Of(Jobs.Of("x", [word]), "u", day)).Code);

    /// <summary>Taken apart by the rules of CommandLineToArgvW, as Microsoft describes them.</summary>
    [Fact]
    public void A_program_gets_every_argument_as_it_was()
    {
        string[] words = [.. Jobs.Words.Where(word => !word.Contains('%', StringComparison.Ordinal) && !word.Contains("$(", StringComparison.Ordinal)), @"C:\å b\", @"\\server\share\", @"a\""b", @"\\""", "\\", "\""];
        var line = WindowsTask.Of(Jobs.Of("x", words), "u", day).Descendants(ns + "Arguments").Single().Value;
        Assert.Equal(words, Parse(line));
    }

    private static List<string> Parse(string line)
    {
        List<string> all = [];
        var (word, quoted, any) = (new StringBuilder(), false, false);
        for (var at = 0; at < line.Length;)
        {
            var backslashes = line[at..].Length - line[at..].TrimStart('\\').Length;
            at += backslashes;
            if (at < line.Length && line[at] == '"')
            {
                word.Append('\\', backslashes / 2);
                if (backslashes % 2 == 1) word.Append('"');
                else (quoted, any) = (!quoted, true);
                at++;
                continue;
            }

            word.Append('\\', backslashes);
            any |= backslashes > 0;
            if (at == line.Length) break;
            if (line[at] == ' ' && !quoted)
            {
                if (any) all.Add(word.ToString());
                (word, any) = (new(), false);
            }
            else
            {
                word.Append(line[at]);
                any = true;
            }

            at++;
        }

        if (any) all.Add(word.ToString());
        return all;
    }

    private static List<string> Faults(XDocument task)
    {
        var schemas = new XmlSchemaSet();
        using (var reader = XmlReader.Create(RepositoryFile.Find("tests", "RadOps.Core.Tests", "Audit", "Schedules", "task.xsd"))) schemas.Add(null, reader);
        List<string> faults = [];
        new XDocument(task).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        return faults;
    }
}
