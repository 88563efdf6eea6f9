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
        var verdict = decision.Verdict;
        if (decision.Images == decision.Report && verdict.ImagesByHuman == verdict.ReportByHuman)
            Say(text, decision, $"{Images} och {Report}", decision.Images, verdict.ImagesByHuman, saysNeeds: true);
        else if (decision.Report == ItemVerdict.NotAsked)
            Say(text, decision, Images, decision.Images, verdict.ImagesByHuman, saysNeeds: true);
        else if (decision.Images == ItemVerdict.NotAsked)
            Say(text, decision, Report, decision.Report, verdict.ReportByHuman, saysNeeds: true);
        else
        {
            // The needs are said once, where they hold something up.
            var byImages = Waits(decision.Images) >= Waits(decision.Report);
            Say(text, decision, Images, decision.Images, verdict.ImagesByHuman, byImages);
            text.Append(", men ");
            Say(text, decision, Report, decision.Report, verdict.ReportByHuman, !byImages);
        }

        Quote(text, decision);
        text[0] = char.ToUpperInvariant(text[0]);
        return text.Append('.').ToString();

        static int Waits(ItemVerdict verdict) => verdict switch { ItemVerdict.Needs => 3, ItemVerdict.Open => 2, ItemVerdict.Deny => 1, _ => 0 };
    }

    private static void Say(StringBuilder text, ReleaseDecision decision, string what, ItemVerdict verdict, bool byHuman, bool saysNeeds)
    {
        var recipient = ReleaseWords.Recipient(decision.Request);
        var needs = saysNeeds && decision.Needs.Count > 0 ? ReleaseWords.And(decision.Needs.Select(NeedCodes.Swedish)) : null;
        var human = byHuman ? " efter beslut av en namngiven person" : "";
        switch (verdict)
        {
            case ItemVerdict.Allow:
                text.Append(Permission(decision, what, recipient)).Append(human);
                break;
            case ItemVerdict.Needs:
                text.Append(Permission(decision, what, recipient)).Append(human).Append(", men först när detta finns: ").Append(needs);
                break;
            case ItemVerdict.Open:
                text.Append("rutinen säger inte om ").Append(what).Append(" får lämnas ut till ").Append(recipient).Append(", så en namngiven person måste besluta");
                if (needs is not null)
                    text.Append(", och dessutom saknas ").Append(needs);
                break;
            case ItemVerdict.Deny when decision.MediumRefused && (saysNeeds || decision.Images == decision.Report):
                text.Append(what).Append(" får inte lämnas ut till ").Append(recipient).Append(" på det sätt som begärts, utan ").Append(Instead(decision, what, recipient));
                if (needs is not null)
                    text.Append(", och då behövs ").Append(needs);
                break;
            default:
                text.Append(what).Append(" får").Append(human).Append(" inte lämnas ut till ").Append(recipient);
                if (decision.Duties.Contains("ReferToTreatingClinic"))
                    text.Append(", som hänvisas till behandlande läkare och klinik");
                break;
        }
    }

    private static string Permission(ReleaseDecision decision, string what, string recipient) => decision.Route switch
    {
        ReleaseRoute.FetchFromBfr => $"{what} behöver inte skickas, eftersom {recipient} hämtar {Them(what)} i BFR",
        ReleaseRoute.Bfr => $"{what} får skickas till BFR via teleradiologidestinationen, där {recipient} hämtar {Them(what)}",
        ReleaseRoute.ExternalReader => $"{what} får skickas till {recipient}",
        _ => $"{what} får lämnas ut till {recipient}{Way(decision)}{Fee(decision.Fee)}",
    };

    private static string Them(string what) => what == Report ? "det" : "dem";

    private static string Way(ReleaseDecision decision) => decision.Route switch
    {
        ReleaseRoute.Iep => " via IEP",
        ReleaseRoute.Media => $" på {Media(decision)}",
        ReleaseRoute.Paper when decision.Request.Delivery == DeliveryMethod.Fax => " per fax",
        ReleaseRoute.Paper => " på papper",
        _ => "",
    };

    /// <summary>The medium asked for when it is permitted, else all that are.</summary>
    private static string Media(ReleaseDecision decision)
    {
        var asked = decision.Request.Medium;
        return ReleaseFacts.IsPhysical(asked) && decision.Media.Contains(asked)
            ? ReleaseWords.Medium(asked)
            : ReleaseWords.Or(decision.Media.Where(ReleaseFacts.IsPhysical).Select(ReleaseWords.Medium));
    }

    private static string Fee(FeeKind fee) => fee switch
    {
        FeeKind.None => " utan kostnad",
        FeeKind.Invoice => " mot faktura",
        _ => " (rutinen anger ingen avgift)",
    };

    /// <summary>What is permitted when the medium or delivery asked for is not.</summary>
    private static string Instead(ReleaseDecision decision, string what, string recipient) => decision.Route switch
    {
        ReleaseRoute.FetchFromBfr => $"{recipient} hämtar {Them(what)} i BFR",
        ReleaseRoute.Bfr => "skickas till BFR via teleradiologidestinationen",
        ReleaseRoute.Paper when decision.Media.Count == 0 => "på papper",
        ReleaseRoute.None => "på annat sätt",
        _ => ReleaseWords.Or(decision.Media.Where(ReleaseFacts.IsPhysical).Select((medium, index) => index == 0 ? $"på {ReleaseWords.Medium(medium)}" : ReleaseWords.Medium(medium))
            .Concat(decision.Media.Contains(MediumType.Iep) ? ["via IEP"] : [])),
    };

    private static void Quote(StringBuilder text, ReleaseDecision decision)
    {
        if (decision.Verdict.Decisive is not { } rule)
            return;
        if (decision.AsOf < rule.ValidFrom)
            text.Append("; vad rutinen sade före ").Append(ReleaseWords.Day(rule.ValidFrom.Value)).Append(" är inte känt");
        else if (decision.Flags.Contains(Policies.PolicyCompiler.RuleExpired))
            text.Append("; det som rutinen sade har slutat gälla");
        else if (rule.Document is null)
            text.Append("; RadOps egen försiktighet: ").Append(char.IsLower(rule.Quote[1]) ? char.ToLowerInvariant(rule.Quote[0]) : rule.Quote[0]).Append(rule.Quote, 1, rule.Quote.Length - 1);
        else
            text.Append("; rutinen säger: ”").Append(rule.Quote).Append("” (").Append(rule.Document).Append(", rad ").Append(rule.Line).Append(')');
    }
}
