using System.CommandLine;
using RadOps.Core.Intake;

namespace RadOps.Cli.Commands;

/// <summary>What only a person can say of a message and its files, as options. One that is not given is not known.</summary>
internal sealed class IntakeStatementOptions
{
    private readonly Option<IntakeChannel?> channel = new("--channel") { Description = "How the files came: EServices1177, Email, Mms, Sms or Other.", HelpName = "CHANNEL" };
    private readonly Option<bool?> unit = Flag("--unit-activated", "Whether the unit is activated for 1177 e-tjänster.");
    private readonly Option<bool?> patient = Flag("--patient-activated", "Whether the patient is activated there.");
    private readonly Option<bool?> relation = Flag("--care-relation", "Whether the unit has a care relation with the patient.");
    private readonly Option<bool?> dialogue = Flag("--prior-dialogue", "Whether there was a dialogue with the patient before the message was sent.");
    private readonly Option<bool?> relevant = Flag("--relevant", "Whether the files are of importance for the care.");
    private readonly Option<bool?> picsara = Flag("--picsara-ready", "Whether there is permission for Picsara, and the program on this computer.");
    private readonly Option<DateTimeOffset?> sent = OutageParts.Time("--sent", "When the department's message was sent.");
    private readonly Option<DateTimeOffset?> answered = OutageParts.Time("--answered", "When the patient's answer came.");

    internal void AddTo(Command command)
    {
        foreach (var option in (Option[])[channel, unit, patient, relation, dialogue, relevant, picsara, sent, answered]) command.Add(option);
    }

    internal IntakeStatements Read(ParseResult parsed) => new()
    {
        Channel = parsed.GetValue(channel),
        UnitActivated = parsed.GetValue(unit),
        PatientActivated = parsed.GetValue(patient),
        CareRelation = parsed.GetValue(relation),
        PriorDialogue = parsed.GetValue(dialogue),
        Relevant = parsed.GetValue(relevant),
        PicsaraReady = parsed.GetValue(picsara),
        SentAt = parsed.GetValue(sent),
        AnsweredAt = parsed.GetValue(answered),
    };

    private static Option<bool?> Flag(string name, string description) => new(name) { Description = description, HelpName = "true|false" };
}
