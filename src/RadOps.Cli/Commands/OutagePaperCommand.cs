using System.CommandLine;
using RadOps.Core;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary><c>radops outage referral</c>, <c>kit</c> and <c>report</c>: what is on paper before, during and after an outage.</summary>
internal static class OutagePaperCommand
{
    internal static void AddTo(Command parent, OutageParts parts)
    {
        parent.Add(Referral(parts));
        parent.Add(Kit(parts));
        parent.Add(Report(parts));
    }

    private static Command Referral(OutageParts parts)
    {
        var file = new Argument<string>("FILE.html") { Description = "The page to write." };
        var fax = Fax("The fax number that the report goes to; a paper referral is refused without it (D-21).");
        var count = new Option<int>("--count") { Description = "How many, 1-500.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var unit = new Option<string?>("--unit") { Description = "The referring unit.", HelpName = "TEXT" };
        var command = new Command("referral", "Paper referrals with numbers of their own, as bar codes too.") { file, fax, count, unit };
        parts.SetAction(command, (parsed, place) =>
        {
            if (parts.WhatIf(parsed, $"write {CountText.Of(parsed.GetValue(count), "paper referral")}")) return;
            foreach (var number in place.WriteReferrals(Path.GetFullPath(parsed.GetRequiredValue(file)), parsed.GetValue(count), parsed.GetValue(fax), parsed.GetValue(unit), parts.IsDrill, parts.Frame.Stop))
                parts.Frame.Console.Text.WriteLine(number.Number);
        });
        return command;
    }

    private static Command Kit(OutageParts parts)
    {
        var folder = new Argument<string>("DIR") { Description = "The folder to make; DIR.zip is made beside it." };
        var count = new Option<int>("--referrals") { Description = "How many paper referrals, 0-500.", HelpName = "N", DefaultValueFactory = _ => 20 };
        var fax = Fax("The fax number that reports go to, where all referrals of the kit have the same.");
        var command = new Command("kit", "What is kept on paper and on a stick for the day when nothing answers.") { folder, count, fax };
        parts.SetAction(command, async (parsed, place) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(folder)).TrimEnd(Path.DirectorySeparatorChar);
            OutageKitFolder.RequireFree(path);
            if (parts.WhatIf(parsed, $"make an outage kit in {path}")) return;
            if (await place.WriteKitAsync(path, parsed.GetValue(count), parsed.GetValue(fax), parts.IsDrill, parts.Frame.Stop).ConfigureAwait(false) is { } unprinted) parts.Frame.Console.Error(unprinted);
            parts.Frame.Console.Text.WriteLine(path);
            parts.Frame.Console.Text.WriteLine(path + ".zip");
        });
        return command;
    }

    private static Command Report(OutageParts parts)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write: .html or .csv." };
        var outage = new Option<string?>("--outage") { Description = "The outage's id; the last one where it is not stated.", HelpName = "ID" };
        var force = new Option<bool>("--force") { Description = "Replace a file that is there." };
        var command = new Command("report", "What it came to: timeline, papers, ages, and the clocks of the cybersecurity law; a drill is scored.") { file, outage, force };
        parts.SetAction(command, (parsed, place) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            var report = place.Reports.DrawUp(parts.IsDrill, parsed.GetValue(outage));
            if (parts.WhatIf(parsed, $"write the report to {path}")) return;
            OutageReportFile.Write(report, path, parsed.GetValue(force));
            parts.Frame.Console.Text.WriteLine(path);
        });
        return command;
    }

    private static Option<string?> Fax(string description) => new("--reply-fax") { Description = description, HelpName = "NUMBER" };
}
