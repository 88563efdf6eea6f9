using System.Text;
using RadOps.Core.Audit.Schedules;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Audit.Schedules;

public sealed class CrontabTests
{
    private static readonly ScheduledJob job = Jobs.Of("/opt/radops", ["audit", "100%"]);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    [Fact]
    public void A_block_is_one_line_between_two_marks() =>
        Assert.Equal("# BEGIN RadOps schedule audit\n0 5 1 * * '/opt/radops' 'audit' '100\\%'\n# END RadOps schedule audit\n", Crontab.Block(job));

    [Fact]
    public void What_else_stands_there_is_kept_byte_for_byte()
    {
        // Windows-1252, line ends of Windows, tabs, a byte that is no text, the block of another schedule, and marks that are not quite RadOps'.
        byte[][] others =
        [
            [], [(byte)'\n'], Bytes("MAILTO=\"\"\n\n  */5 * * * *\t/bin/true 100\\%\n"), [0xE5, 0xE4, 0xF6, (byte)'\n'], Bytes("# a\r\n1 2 3 4 5 x\r\n"), [0xFF, 0x00, 0xFE, (byte)'\n'],
            Bytes(Crontab.Block(Jobs.Of("/bin/x", [], name: "audit-2"))), Bytes(" # BEGIN RadOps schedule audit\n# END RadOps schedule audit2\n"),
        ];
        foreach (var before in others)
        {
            foreach (var after in others)
            {
                byte[] own = [.. before, .. Bytes(Crontab.Block(job)), .. after];
                byte[] rest = [.. before, .. after];
                Assert.Equal(rest, Crontab.Take(own, "audit"));
                Assert.Equal(own, Crontab.Put(own, job));
                byte[] moved = [.. before, .. Bytes(Crontab.Block(Jobs.Of("/opt/annan", [], Jobs.Timetables().First()))), .. after];
                Assert.Equal(own, Crontab.Put(moved, job));
                Assert.Null(Crontab.Take(rest, "audit"));
                Assert.Equal(rest, Crontab.Take(Crontab.Put(rest, job), "audit"));
            }
        }
    }

    [Fact]
    public void A_last_line_that_was_not_ended_is_ended_first() =>
        Assert.Equal("# mitt\n" + Crontab.Block(job), Encoding.UTF8.GetString(Crontab.Put(Bytes("# mitt"), job)));

    [Theory]
    [InlineData("B")]
    [InlineData("E")]
    [InlineData("EB")]
    [InlineData("BB")]
    [InlineData("BBE")]
    [InlineData("BEE")]
    [InlineData("BEBE")]
    public void A_block_that_is_not_whole_is_left_alone(string marks)
    {
        var text = Bytes("x\n" + string.Concat(marks.Select(mark => $"# {(mark == 'B' ? "BEGIN" : "END")} RadOps schedule audit\n1 1 1 1 1 y\n")));
        Assert.Equal("CrontabBlockBroken", Assert.Throws<RadOpsException>(() => Crontab.Put(text, job)).Code);
        Assert.Equal("CrontabBlockBroken", Assert.Throws<RadOpsException>(() => Crontab.Take(text, "audit")).Code);
    }

    /// <summary>As cron does it: a percent sign loses its backslash (crontab(5)), and the rest is the shell's.</summary>
    [Fact]
    public void The_shell_hands_every_word_on_as_it_was()
    {
        var printf = Peer.Require("coreutils", "printf");
        var block = Crontab.Block(Jobs.Of(printf, ["[%s]", .. Jobs.Words]));
        var line = block.Split('\n')[1];
        Assert.DoesNotMatch(@"(?<!\\)%", line);
        var command = line.Split(' ', 6)[5].Replace("\\%", "%", StringComparison.Ordinal);
        Assert.Equal(string.Concat(Jobs.Words.Select(word => $"[{word}]")), Peer.Run("/bin/sh", ["-c", command]).Output.TrimEnd('\n'));
    }

    [Fact]
    public void What_crons_read_in_different_ways_is_refused()
    {
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => Crontab.Block(Jobs.Of("/bin/x", [@"a\b"]))).Code);
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => Crontab.Block(Jobs.Of("/bin/x", [new string('å', 500)]))).Code);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\rb")]
    [InlineData("a\0b")]
    [InlineData("a\tb")]
    public void A_line_break_reaches_no_scheduler(string word)
    {
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => Jobs.Of("/bin/x", [word])).Code);
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => Jobs.Of(word, [])).Code);
        Assert.Equal("ScheduleTextNotCarried", Assert.Throws<RadOpsException>(() => Jobs.Of("/bin/x", [], account: word)).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("två ord")]
    [InlineData("../x")]
    [InlineData("å")]
    [InlineData("a\n")]
    [InlineData("aaaaaaaaaabbbbbbbbbbccccccccccddddddddddx")]
    public void A_name_is_fit_to_be_a_files(string name) => Assert.Equal("ScheduleNameInvalid", Assert.Throws<RadOpsException>(() => Jobs.Of("/bin/x", [], name: name)).Code);

    [Fact]
    public void A_report_is_named_by_its_day() => Assert.Equal("/r/2026-11-28/rev-2026-11-28.html", DatedName.On("/r/{date}/rev-{date}.html", new(2026, 11, 28)));
}
