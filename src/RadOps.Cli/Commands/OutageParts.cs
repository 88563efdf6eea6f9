using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using RadOps.Core.Continuity.Contacts;
using RadOps.Site;

namespace RadOps.Cli.Commands;

/// <summary>What the commands of <c>radops outage</c> have in common.</summary>
/// <param name="Frame">What every command stands on.</param>
/// <param name="IsDrill">An exercise.</param>
internal sealed record OutageParts(CommandFrame Frame, bool IsDrill)
{
    private static readonly string[] Times = ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "HH:mm"];

    /// <summary>Whose routine is followed.</summary>
    internal static Option<string?> Organisation() => new("--organisation") { Description = "Whose routine is followed; without it, the site's organisation." };

    /// <summary>A time by the clock on the wall; <c>HH:mm</c> is of today, or of yesterday where that has not been yet.</summary>
    internal static Option<DateTimeOffset?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Wall(result, name) is { } wall ? new DateTimeOffset(wall, SwedishTime.Zone.GetUtcOffset(wall)) : null,
    };

    internal static DateTime? Wall(ArgumentResult result, string name)
    {
        var text = result.Tokens[0].Value;
        if (!DateTime.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var time))
        {
            result.AddError($"{name}: '{text}' is not a time of the form yyyy-mm-dd hh:mm or hh:mm");
            return null;
        }

        if (text.Length > 5) return time;
        var now = SwedishTime.WallClock(TimeProvider.System.GetUtcNow());
        var today = now.Date + time.TimeOfDay;
        return name != "--at" && today > now ? today.AddDays(-1) : today;
    }

    /// <summary>Runs a command between two exchanges of journals, which come to nothing where nobody answers.</summary>
    internal void SetAction(Command command, Action<ParseResult, OutagePlace> run) => SetAction(command, (parsed, place) =>
    {
        run(parsed, place);
        return Task.CompletedTask;
    });

    /// <inheritdoc cref="SetAction(Command, Action{ParseResult, OutagePlace})"/>
    internal void SetAction(Command command, Func<ParseResult, OutagePlace, Task> run)
    {
        var organisation = Organisation();
        var offline = new Option<bool>("--offline") { Description = "Ask neither the shared folder nor the register." };
        command.Add(organisation);
        command.Add(offline);
        command.SetAction(async (parsed, _) =>
        {
            using var workplace = Frame.Options.Open(parsed, Frame.Console);
            var place = workplace.Outages(parsed.GetValue(organisation), parsed.GetValue(offline) || Frame.Options.WhatIf(parsed));
            place.Exchange(Frame.Stop);
            await run(parsed, place).ConfigureAwait(false);
            place.Exchange(Frame.Stop);
            return ExitCode.Done;
        });
    }

    /// <summary>Says what would be done, where that is all that is asked for.</summary>
    internal bool WhatIf(ParseResult parsed, string what)
    {
        if (!Frame.Options.WhatIf(parsed)) return false;
        Frame.Console.Text.WriteLine($"What if: {(IsDrill ? "drill: " : "")}{what}.");
        return true;
    }
}
