namespace RadOps.Core.Audit;

/// <summary>The words that an audit rule stands on.</summary>
/// <param name="RuleId">Such as <c>N-02</c>.</param>
/// <param name="Line">Line in the document, from 1.</param>
/// <param name="Quote">The Swedish words, verbatim.</param>
internal sealed record AuditCitation(string RuleId, int Line, string Quote)
{
    internal static readonly AuditCitation FinalSignature = new("N-02", 4, "Endast bilder/undersökningar som har definitivsignerats får lämnas ut");
    internal static readonly AuditCitation ReportSigned = new("N-24", 31, "svarsutlåtande bifogas endast om det är definitivsignerat eller preliminärsignerat");
    internal static readonly AuditCitation IepFirst = new("N-04", 5, "I första hand skickar vi bilder via IEP men om mottagaren inte är ansluten till IEP får vi använda oss av CD/DVD/USB");
    internal static readonly AuditCitation Invoice = new("N-34", 48, "Skriv ett fakturaunderlag från RIS och skicka till");
    internal static readonly AuditCitation RisNote = new("N-48", 80, "Dokumentera i RIS då du bränt en CD");
    internal static readonly AuditCitation PatientId = new("N-39", 53, "Hämtas CD-skivan i receptionen ska patienten visa giltig ID-handling");
    internal static readonly AuditCitation ProxyId = new("N-42", 54, "ID-handling för både ombud och patient ska visas, anges i remissanteckning");
    internal static readonly AuditCitation BfrNote = new("N-21", 69, "Dokumentera i remissanteckning då du skickat till BFR via Teleradiologidestination");
    internal static readonly AuditCitation Duplicate = new("H-10", 33, "Kontrollera om bilder är skickade redan i Exporterade bilder");

    internal static IReadOnlyList<AuditCitation> All { get; } = [FinalSignature, ReportSigned, IepFirst, Invoice, RisNote, PatientId, ProxyId, BfrNote, Duplicate];

    public override string ToString() => FormattableString.Invariant($"{RuleId} (rad {Line})");
}
