using System.CommandLine;
using RadOps.Core;
using RadOps.Core.Completion;
using RadOps.Core.Export;
using RadOps.Core.Register;

namespace RadOps.Cli.Commands;

/// <summary><c>radops complete</c>: what people did with media, as Complete-MediaExport.</summary>
internal static class CompleteCommand
{
    internal static Command Create(CommandFrame frame)
    {
        var exports = ReleaseArgument.Create();
        var steps = ReleaseArgument.Steps("What was done besides, such as MediumMade, LabelApplied.");
        var duties = new Option<string[]>("--duty") { Description = "Duties of the site's own pack that were done.", HelpName = "CODE", AllowMultipleArgumentsPerToken = true };
        var medium = new Option<string?>("--medium-path") { Description = "The burnt medium: read and compared with what was made.", HelpName = "DIR" };
        var kinds = Enum.GetValues<HandOverKind>().ToDictionary(kind => kind, kind => new Option<bool>(Name(kind)) { Description = Description(kind) });
        var address = new Option<AddressType>("--address-type") { Description = "Where the letter was addressed to: Registered, Recipient or Other.", HelpName = "TYPE" };
        var registered = new Option<bool>("--registered-mail") { Description = "It went as registered mail." };
        var document = new Option<IdentityDocument?>("--id-document") { Description = "The patient's identity document: Passport, NationalIdCard, DrivingLicence, IdCard or ServiceCard.", HelpName = "SORT" };
        var validTo = CommonOptions.Day("--id-valid-to", "The last day on which it is valid.");
        var proxyDocument = new Option<IdentityDocument?>("--proxy-id-document") { Description = "The proxy's identity document.", HelpName = "SORT" };
        var proxyValidTo = CommonOptions.Day("--proxy-id-valid-to", "The last day on which it is valid.");
        var form = new Option<bool>("--proxy-form") { Description = "The fullmakt was received." };
        var command = new Command("complete", "Records what was done with media: burnt, labelled, posted, picked up or handed over; and writes the notes that follow.")
        {
            exports, steps, duties, medium, address, registered, document, validTo, proxyDocument, proxyValidTo, form,
        };
        foreach (var option in kinds.Values) command.Add(option);
        command.SetAction(parsed =>
        {
            using var workplace = frame.Options.Open(parsed, frame.Console);
            var stated = kinds.Where(kind => parsed.GetValue(kind.Value)).Select(kind => kind.Key).ToList();
            if (stated.Count > 1)
                throw new RadOpsException("UsageInvalid", ErrorKind.InvalidInput, $"It left the desk one way: {string.Join(" or ", stated.Select(Name))}.");
            var handOver = stated is [var kind]
                ? new HandOver(kind)
                {
                    Address = parsed.GetValue(address),
                    RegisteredMail = parsed.GetValue(registered),
                    Patient = IdentityCheck.Of(parsed.GetValue(document), parsed.GetValue(validTo), "--id-document"),
                    Proxy = IdentityCheck.Of(parsed.GetValue(proxyDocument), parsed.GetValue(proxyValidTo), "--proxy-id-document"),
                    ProxyForm = parsed.GetValue(form),
                }
                : null;
            var done = ReleaseArgument.Join(parsed.GetValue(steps));
            return ReleaseArgument.Each(frame, parsed, exports, workplace, $"record {done}{(handOver is null ? "" : $" and {handOver.Kind}")}", release =>
            {
                var burnt = done;
                if (parsed.GetValue(medium) is { } path)
                {
                    BurntMedium.Require(release, path, workplace.Dicom, frame.Stop);
                    burnt |= CompletedSteps.MediumMade;
                }

                return [workplace.Completion.Complete(release.ExportId, handOver, burnt, parsed.GetValue(duties) ?? [])];
            }, ReleaseArgument.Columns);
        });
        return command;
    }

    private static string Name(HandOverKind kind) => kind switch
    {
        HandOverKind.Posted => "--posted",
        HandOverKind.PickedUp => "--picked-up",
        HandOverKind.PickedUpByProxy => "--picked-up-by-proxy",
        _ => "--handed-over",
    };

    private static string Description(HandOverKind kind) => kind switch
    {
        HandOverKind.Posted => "It was posted.",
        HandOverKind.PickedUp => "The patient picked it up, with a valid identity document.",
        HandOverKind.PickedUpByProxy => "A proxy picked it up, with the fullmakt and both identity documents.",
        _ => "It was handed to the patient, or to whoever takes it along.",
    };
}
