using RadOps.Core.Intake.Cleaning;
using RadOps.Core.Intake.Files;

namespace RadOps.Core.Intake;

/// <summary>Says of a case what the routine does: what is permitted, what a person must say first, where each file goes, and what is missing before the case is clean.</summary>
/// <param name="routine">The routine.</param>
/// <param name="now">The time.</param>
internal sealed class CaseJudge(IntakeRoutine routine, DateTimeOffset now)
{
    private const string Classification = "Classification";

    /// <summary>What a proposed place of saving says that a file is.</summary>
    internal static PatientFileClass? ClassOf(FileRoute route) => route switch
    {
        FileRoute.Picsara => PatientFileClass.Image,
        FileRoute.Earchive => PatientFileClass.Document,
        _ => null,
    };

    /// <summary>Judges a case.</summary>
    /// <param name="record">What its events tell.</param>
    /// <param name="note">What this computer alone remembers; null elsewhere.</param>
    /// <param name="inspections">What the inspection says of files, where they have just been inspected.</param>
    internal PatientFileCase Judge(CaseRecord record, CaseNote? note = null, IReadOnlyDictionary<int, FileInspection>? inspections = null)
    {
        var said = record.Statements;
        var reply = said.SentAt is { } sent ? ReplyWindow.Of(sent, routine.ReplyDays, routine.RetentionYears) : null;
        List<IntakeCheck> checks = record.Files.Count == 0
            ? [routine.Check("Message", IntakeOutcome.Ok, "F-37", "Meddelandet hade inga filer, vilket är tillåtet")]
            // What is not saved waits for nobody's word.
            : [.. OfCase(said, reply).Where(check => said.Relevant != false || check.Outcome != IntakeOutcome.Held)];
        checks.AddRange(record.Files.SelectMany(file => OfFile(file, said, inspections?.GetValueOrDefault(file.Number))));
        var files = record.Files.Select(file => Placed(file, said, checks, note)).ToArray();
        var judged = new PatientFileCase
        {
            CaseId = record.CaseId,
            Machine = record.Machine,
            Account = record.Account,
            Opened = record.Opened,
            Patient = record.Patient,
            Statements = said,
            // Arrays: PowerShell cannot index the list that a collection expression makes.
            Checks = checks.ToArray(),
            Files = files,
            Missing = Missing(checks, files, record.Remains, reply).ToArray(),
            Steps = Steps(files).ToArray(),
            ReadyIn = note is null ? [] : note.ReadyFolders.ToArray(),
            Reply = reply,
        };
        return judged with { Age = (judged.IsOpen ? now : record.Last) - record.Opened };
    }

    private IEnumerable<IntakeCheck> OfCase(IntakeStatements said, ReplyWindow? reply)
    {
        yield return said.Channel is null
            ? routine.Check("Channel", IntakeOutcome.Held, "F-07", "Det är inte sagt hur filerna kom; bara 1177 e-tjänster är en godkänd väg")
            : Channel(said.Channel.Value);
        yield return YesNo("UnitActivated", "F-08", said.UnitActivated, "Enheten är aktiverad för 1177 e-tjänster", "Enheten är inte aktiverad för 1177 e-tjänster", "Det är inte sagt om enheten är aktiverad för 1177 e-tjänster");
        yield return YesNo("PatientActivated", "F-10", said.PatientActivated, "Patienten är aktiverad på 1177 e-tjänster", "Patienten är inte aktiverad på 1177 e-tjänster", "Det är inte sagt om patienten är aktiverad på 1177 e-tjänster");
        yield return YesNo("PriorDialogue", "F-12", said.PriorDialogue, "Det fanns en dialog med patienten innan meddelandet skickades", "Det fanns ingen dialog med patienten innan meddelandet skickades", "Det är inte sagt om det fanns en dialog med patienten innan meddelandet skickades");
        yield return InTime(said, reply);
        yield return said.Relevant switch
        {
            true => routine.Check("Relevance", IntakeOutcome.Ok, "F-06", "Filerna är bedömda som av betydelse för vården"),
            false => routine.Check("Relevance", IntakeOutcome.Ok, "F-17", "Filerna är bedömda som inte av vikt: de sparas inte, men raderas"),
            null => routine.Check("Relevance", IntakeOutcome.Held, "F-06", "Ingen har bedömt om filerna är av betydelse för vården"),
        };
        yield return YesNo("CareRelation", "F-20", said.CareRelation, "Enheten har en vårdrelation med patienten", "Enheten har ingen vårdrelation med patienten", "Det är inte sagt om enheten har en vårdrelation med patienten");
    }

    /// <summary>The way that files came (F-07).</summary>
    internal IntakeCheck Channel(IntakeChannel channel) => channel == IntakeChannel.EServices1177
        ? routine.Check("Channel", IntakeOutcome.Ok, "F-07", "Filerna kom genom 1177 e-tjänster", passage: 1)
        : routine.Check("Channel", IntakeOutcome.Refused, "F-07", $"Filer som har kommit {(channel == IntakeChannel.Other ? "på annat sätt än genom 1177 e-tjänster" : channel == IntakeChannel.Email ? "med mejl" : $"med {channel.ToString().ToLowerInvariant()}")} tas inte emot");

    private IntakeCheck YesNo(string name, string ruleId, bool? said, string yes, string no, string unsaid) => said switch
    {
        true => routine.Check(name, IntakeOutcome.Ok, ruleId, yes),
        false => routine.Check(name, IntakeOutcome.Refused, ruleId, no),
        null => routine.Check(name, IntakeOutcome.Held, ruleId, unsaid),
    };

    private IntakeCheck InTime(IntakeStatements said, ReplyWindow? reply)
    {
        const string name = "ReplyTime";
        if (reply is null) return routine.Check(name, IntakeOutcome.Held, "F-15", "Det är inte sagt när meddelandet skickades");
        // While the time lasts an answer that is here came in time, whenever it came.
        if (said.AnsweredAt is null && now > reply.WarnAt)
            return routine.Check(name, IntakeOutcome.Held, "F-15", $"Tiden för svar gick ut {Time(reply.WarnAt)}, och det är inte sagt när patienten svarade");
        var answered = said.AnsweredAt ?? now;
        if (answered < said.SentAt) return routine.Check(name, IntakeOutcome.Refused, "F-15", "Svaret är äldre än meddelandet, så det hör till ett annat ärende");
        return answered > reply.ClosesAt ? routine.Check(name, IntakeOutcome.Refused, "F-15", $"Ärendet hos 1177 var avslutat {Time(reply.ClosesAt)}, innan svaret kom; filerna hör till ett annat ärende (C37)")
            : answered > reply.WarnAt ? routine.Check(name, IntakeOutcome.Warning, "F-15", $"Svaret kom efter 48 timmar ({Time(reply.WarnAt)}) men före dagens slut ({Time(reply.ClosesAt)}); rutinen säger inte vilket som gäller (C37)")
            : routine.Check(name, IntakeOutcome.Ok, "F-15", "Svaret kom inom tiden");
    }

    private IEnumerable<IntakeCheck> OfFile(PatientFile file, IntakeStatements said, FileInspection? inspection)
    {
        foreach (var check in Contents(file, inspection)) yield return check;
        if (file.Inspected == IntakeOutcome.Refused || said.Relevant == false) yield break;
        if (file.HoldsPhotograph)
            yield return routine.Check(Classification, IntakeOutcome.Warning, "F-22", $"Fil {file.Number} är en PDF med ett fotografi. Ska fotografiet sparas som bild: be patienten skicka det på nytt som JPEG eller PNG (C39)", file.Number);
        if (file.Class is not { } known)
        {
            var proposal = file.Proposal switch { PatientFileClass.Image => "; förslag: bild", PatientFileClass.Document => "; förslag: dokument", _ => "" };
            yield return routine.Check(Classification, IntakeOutcome.Held, "F-21", $"Ingen har sagt om fil {file.Number} är bild eller dokument{proposal}", file.Number);
            yield break;
        }

        yield return routine.Check(Classification, IntakeOutcome.Ok, "F-21", $"Fil {file.Number} är {(known == PatientFileClass.Image ? "en bild och sparas i Picsara" : "ett dokument och sparas i E-arkiv")}", file.Number);
        if (known == PatientFileClass.Image)
            yield return YesNo("PicsaraReady", "F-09", said.PicsaraReady, "Behörighet till Picsara och programmet på datorn finns", "Behörighet till Picsara, eller programmet på datorn, saknas", "Det är inte sagt om behörighet till Picsara och programmet på datorn finns") with { File = file.Number };
    }

    private IEnumerable<IntakeCheck> Contents(PatientFile file, FileInspection? inspection)
    {
        if (inspection is not null)
        {
            foreach (var finding in inspection.Findings)
                yield return routine.Check(finding.Code.ToString(), OutcomeOf(finding.Severity), RuleOf(finding.Code.ToString()), $"Fil {file.Number}: {finding.Message.TrimEnd('.')}", file.Number);
        }
        else if (file.Inspected != IntakeOutcome.Ok)
        {
            yield return routine.Check("Contents", file.Inspected, RuleOf(file.Findings.Count > 0 ? file.Findings[0] : ""), $"Fil {file.Number}: {string.Join(", ", file.Findings)}", file.Number);
        }
    }

    private static string RuleOf(string code) => code is "TooLarge" or "SizeInDoubt" ? "F-19" : "F-18";

    /// <summary>How grave a finding is for the intake.</summary>
    internal static IntakeOutcome OutcomeOf(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => IntakeOutcome.Refused,
        FindingSeverity.Warning => IntakeOutcome.Warning,
        _ => IntakeOutcome.Ok,
    };

    private static PatientFile Placed(PatientFile file, IntakeStatements said, List<IntakeCheck> checks, CaseNote? note)
    {
        var worst = checks.Where(check => check.File == 0 || check.File == file.Number).Max(check => check.Outcome);
        var status =
            file.CleanedAt is not null ? PatientFileStatus.Cleaned
            : file.SavedAt is not null ? PatientFileStatus.Saved
            : said.Relevant == false ? PatientFileStatus.NotRelevant
            : worst == IntakeOutcome.Refused ? PatientFileStatus.Refused
            : worst == IntakeOutcome.Held ? PatientFileStatus.Held
            : PatientFileStatus.Ready;
        return file with
        {
            Status = status,
            Name = note?.Paths.Where(path => path.Value == file.Number).Select(path => Identity.IdentityMask.MaskPath(Path.GetFileName(path.Key))).FirstOrDefault(),
            Destination = file.SavedAt is null && status != PatientFileStatus.Ready ? FileRoute.None : file.Class == PatientFileClass.Image ? FileRoute.Picsara : FileRoute.Earchive,
            IsOnPaper = file is { SavedAt: not null, ArchivedBy: null, Class: PatientFileClass.Document },
        };
    }

    private IEnumerable<string> Missing(List<IntakeCheck> checks, PatientFile[] files, IReadOnlyList<string> remains, ReplyWindow? reply)
    {
        if (files.Any(file => file.Status == PatientFileStatus.Held))
            foreach (var held in checks.Where(check => check.Outcome == IntakeOutcome.Held && (check.File == 0 || files.Any(file => file.Number == check.File && file.Status == PatientFileStatus.Held)))) yield return held.Reason;
        foreach (var file in files)
        {
            switch (file.Status)
            {
                case PatientFileStatus.Ready:
                    yield return file.Class == PatientFileClass.Image
                        ? $"Bild {file.Number} ska laddas upp i Picsara, och det ska bekräftas {routine.Cite("F-28")}."
                        : $"Dokument {file.Number} ska skrivas ut, och det ska bekräftas {routine.Cite("F-31")}.";
                    break;
                case PatientFileStatus.Saved or PatientFileStatus.Refused or PatientFileStatus.NotRelevant:
                    var left = remains.Count == 0 ? "" : $" Kvar vid senaste försöket: {string.Join(", ", remains.Select(Left))}.";
                    yield return $"Fil {file.Number} ska raderas från datorn {routine.Cite(file.Class == PatientFileClass.Document ? "F-32" : "F-30")}.{left}";
                    break;
                default:
                    break;
            }

            if (file.IsOnPaper)
                yield return $"Dokument {file.Number} finns bara på papper tills det är bekräftat i E-arkiv {routine.Cite("F-31")}{(reply is null ? "" : FormattableString.Invariant($"; 1177 har det till {reply.KeptUntil:yyyy-MM-dd}"))} (C41).";
        }
    }

    /// <summary>The routine's steps for what may be saved now. How an image is marked is Picsara's own (F-29).</summary>
    private IEnumerable<string> Steps(PatientFile[] files)
    {
        string[] rules =
        [
            .. files.Any(file => file is { Status: PatientFileStatus.Ready, Class: PatientFileClass.Image }) ? ["F-27", "F-28", "F-29", "F-30"] : (string[])[],
            .. files.Any(file => file is { Status: PatientFileStatus.Ready, Class: PatientFileClass.Document }) ? ["F-31", "F-32"] : (string[])[],
            .. files.Any(file => file.Status == PatientFileStatus.Ready) ? ["F-33"] : (string[])[],
        ];
        return from rule in rules
               from fact in routine.Pack.Facts
               where fact.RuleId == rule
               from passage in fact.Passages
               select FormattableString.Invariant($"{passage.Quote} ({rule}, rad {passage.Line})");
    }

    /// <summary>What a cleaning left, in words.</summary>
    private static string Left(string code) => code switch
    {
        nameof(CleanUpOutcome.HeldOpen) => "öppen i ett annat program",
        nameof(CleanUpOutcome.HardLinked) => "fler namn på samma innehåll",
        nameof(CleanUpOutcome.Changed) => "något annat låg där",
        nameof(CleanUpOutcome.Unclear) => "en delvis hämtning med samma namn",
        nameof(CleanUpOutcome.Unreadable) => "något som inte kunde läsas",
        nameof(CleanUpOutcome.Failed) => "något som inte kunde raderas",
        _ => "något som inte raderades",
    };

    private static string Time(DateTimeOffset time) => FormattableString.Invariant($"{Continuity.Contacts.SwedishTime.WallClock(time):yyyy-MM-dd HH:mm}");
}
