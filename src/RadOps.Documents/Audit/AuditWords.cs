using RadOps.Core;
using RadOps.Core.Audit;

namespace RadOps.Documents.Audit;

/// <summary>What the audit's page calls things in Swedish.</summary>
internal static class AuditWords
{
    private static readonly string[] months = ["januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"];

    internal static string Severity(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "Fel",
        FindingSeverity.Warning => "Varning",
        _ => "Upplysning",
    };

    internal static string Way(AuditWay way) => way switch
    {
        AuditWay.Iep => "IEP",
        AuditWay.Bfr => "BFR",
        AuditWay.ExternalReader => "Extern granskare",
        AuditWay.Usb => "USB",
        AuditWay.Cd => "CD",
        AuditWay.Dvd => "DVD",
        AuditWay.Paper => "Papper",
        _ => "Annat",
    };

    internal static string Outcome(AuditOutcome outcome) => outcome switch
    {
        AuditOutcome.Released => "Utlämnat",
        AuditOutcome.Partly => "Delvis utlämnat",
        AuditOutcome.ByPerson => "Utlämnat efter en persons beslut",
        AuditOutcome.AgainstDecision => "Utlämnat mot beslutet",
        AuditOutcome.Refused => "Nekat",
        AuditOutcome.AwaitsPerson => "Väntar på en persons beslut",
        _ => "Väntar på uppgifter",
    };

    internal static string Month(DateOnly first) => FormattableString.Invariant($"{months[first.Month - 1]} {first.Year}");

    internal static string ShortMonth(DateOnly first) => months[first.Month - 1][..3];
}
