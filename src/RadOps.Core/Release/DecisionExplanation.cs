using System.Text;

namespace RadOps.Core.Release;

/// <summary>
/// Puts a decision into one Swedish sentence that an administrator can say on the telephone: what may go, to whom, how, at what fee, what is
/// missing, and the words of the routine that decided. It names no person.
/// </summary>
internal static class DecisionExplanation
{
    private const string Images = "bilderna";
    private const string Report = "utlåtandet";

    internal static string Swedish(ReleaseDecision decision)
    {
        var text = new StringBuilder();
        if (decision.Images == decision.Report)
            Say(text, decision, $"{Images} och {Report}", decision.Images, saysNeeds: true);
        else if (decision.Report == ItemVerdict.NotAsked)
            Say(text, decision, Images, decision.Images, saysNeeds: true);
        else if (decision.Images == ItemVerdict.NotAsked)
            Say(text, decision, Report, decision.Report, saysNeeds: true);
        else
        {
            var byImages = Waits(decision.Images) >= Waits(decision.Report);
            Say(text, decision, Images, decision.Images, byImages);
            text.Append(", men ");
            Say(text, decision, Report, decision.Report, !byImages);
        }

        Quote(text, decision.Verdict.Decisive);
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();

        // The needs are said once, where they hold something up.
        static int Waits(ItemVerdict verdict) => verdict switch { ItemVerdict.Needs => 3, ItemVerdict.Open => 2, ItemVerdict.Deny => 1, _ => 0 };
    }

    private static void Say(StringBuilder text, ReleaseDecision decision, string what, ItemVerdict verdict, bool saysNeeds)
    {
        var recipient = ReleaseWords.Recipient(decision.Request);
        var needs = saysNeeds && decision.Needs.Count > 0 ? ReleaseWords.And(decision.Needs.Select(NeedCodes.Swedish)) : null;
        switch (verdict)
        {
            case ItemVerdict.Allow:
                text.Append(Permission(decision, what, recipient));
                break;
            case ItemVerdict.Needs:
                text.Append(Permission(decision, what, recipient)).Append(", men först när detta finns: ").Append(needs);
                break;
            case ItemVerdict.Open:
                text.Append("rutinen säger inte om ").Append(what).Append(" får lämnas ut till ").Append(recipient).Append(", så en namngiven person måste besluta");
                if (needs is not null)
                    text.Append(", och dessutom saknas ").Append(needs);
                break;
            case ItemVerdict.Deny when decision.MediumRefused && (saysNeeds || decision.Images == decision.Report):
                text.Append(what).Append(" får inte lämnas ut till ").Append(recipient).Append(" på det sätt som begärts, utan ").Append(Instead(decision, recipient));
                if (needs is not null)
                    text.Append(", och då behövs ").Append(needs);
                break;
            default:
                text.Append(what).Append(" får inte lämnas ut till ").Append(recipient);
                if (decision.Duties.Contains("ReferToTreatingClinic"))
                    text.Append(", som hänvisas till behandlande läkare och klinik");
                break;
        }
    }

    private static string Permission(ReleaseDecision decision, string what, string recipient) => (decision.Route, what) switch
    {
        (ReleaseRoute.FetchFromBfr, _) => $"{what} behöver inte skickas, eftersom {recipient} hämtar {Them(what)} i BFR",
        (ReleaseRoute.Bfr, _) => $"{what} får skickas till BFR via teleradiologidestinationen, där {recipient} hämtar {Them(what)}",
        (ReleaseRoute.ExternalReader, _) => $"{what} får skickas till {recipient}",
        _ => $"{what} får lämnas ut till {recipient}{Way(decision)}{Fee(decision.Fee)}",
    };

    private static string Them(string what) => what == Report ? "det" : "dem";

    private static string Way(ReleaseDecision decision) => decision.Route switch
    {
        ReleaseRoute.Iep => " via IEP",
        ReleaseRoute.Media => $" på {Media(decision)}",
        ReleaseRoute.Paper => " på papper",
        _ => "",
    };

    /// <summary>The medium asked for when it is permitted, else all that are.</summary>
    private static string Media(ReleaseDecision decision)
    {
        var asked = decision.Request.Medium;
        return decision.Media.Contains(asked) && asked != MediumType.Iep
            ? ReleaseWords.Medium(asked)
            : ReleaseWords.Or(decision.Media.Where(medium => medium != MediumType.Iep).Select(ReleaseWords.Medium));
    }

    private static string Fee(FeeKind fee) => fee switch
    {
        FeeKind.None => " utan kostnad",
        FeeKind.Invoice => " mot faktura",
        _ => " (rutinen anger ingen avgift)",
    };

    private static string Instead(ReleaseDecision decision, string recipient) => decision.Route switch
    {
        ReleaseRoute.FetchFromBfr => $"{recipient} hämtar det i BFR",
        ReleaseRoute.Bfr => "det skickas till BFR via teleradiologidestinationen",
        ReleaseRoute.None => "på annat sätt",
        ReleaseRoute.Paper when decision.Media.Count > 0 => $"bilder går på {ReleaseWords.Or(decision.Media.Select(ReleaseWords.Medium))}",
        _ => $"i stället{Way(decision)}",
    };

    private static void Quote(StringBuilder text, FiredRule? rule)
    {
        if (rule is null)
            return;
        if (rule.RuleId == HumanReview.RuleId)
            text.Append("; det har en namngiven person beslutat");
        else if (rule.Document is null)
            text.Append("; RadOps egen försiktighet (").Append(rule.RuleId).Append("): ").Append(rule.Quote);
        else
            text.Append("; rutinen säger: ”").Append(rule.Quote).Append("” (").Append(rule.Document).Append(", rad ").Append(rule.Line).Append(')');
    }
}
