using RadOps.Core.Release;

namespace RadOps.Core.Archives;

/// <summary>
/// The time between a definitive signature and the archive: signed is not archived (C20). At NU-sjukvården, SÄS and SKAS archiving follows up to
/// a day after the signature; what is asked for in between is not lost, and need not be sent unless somebody waits for it.
/// </summary>
/// <param name="delay">How long after the signature it may take, 0 or more.</param>
/// <param name="zone">The time zone of the explanations.</param>
public sealed class ArchiveWindow(TimeSpan delay, TimeZoneInfo zone)
{
    /// <summary>How long archiving takes at most where the site does not say otherwise: a day.</summary>
    public static readonly TimeSpan DefaultDelay = TimeSpan.FromHours(24);

    /// <summary>Says what follows.</summary>
    /// <param name="archived">Whether all of it is archived; null when not known.</param>
    /// <param name="question">What is known of patient and report.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="RadOpsException"><c>SignedAtInFuture</c>: the report is said to be signed after now.</exception>
    public ArchiveAdvice Judge(bool? archived, StudyQuestion question, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question.SignedAt > now)
            throw new RadOpsException("SignedAtInFuture", ErrorKind.InvalidInput, "The report is said to be signed at a time that has not come yet. Check SignedAt.", question.Request?.RequestId);
        return archived switch
        {
            true => ArchiveAdvice.Fetch,
            _ when question.Situation is Situation.EmergencyWithPatient => ArchiveAdvice.SendNow,
            null => ArchiveAdvice.Unknown,
            _ when question.SignedAt is { } signed => now < signed + delay ? ArchiveAdvice.Wait : ArchiveAdvice.Overdue,
            // Signed at an unknown time: at the latest a day from now it is archived.
            _ when question.Signature is SignatureStatus.Final => ArchiveAdvice.Wait,
            _ => ArchiveAdvice.SendOrWait,
        };
    }

    /// <summary>The advice as one Swedish sentence.</summary>
    /// <param name="advice">The advice.</param>
    /// <param name="question">What is known of patient and report.</param>
    /// <param name="bfr">The examination as BFR has it, in words; null where there is no BFR.</param>
    internal string Explain(ArchiveAdvice advice, StudyQuestion question, string? bfr) => advice switch
    {
        ArchiveAdvice.None => "Platsfilen har ingen BFR-nod, så ingenting kan sägas om arkiveringen.",
        ArchiveAdvice.NotFound => "Ingen nod har undersökningen: kontrollera remissnumret.",
        ArchiveAdvice.Unknown => $"Om undersökningen är arkiverad är inte känt: {bfr}.",
        ArchiveAdvice.Fetch => $"Arkiverad i BFR ({bfr}): mottagaren hämtar bilderna där och inget behöver skickas (N-19).",
        ArchiveAdvice.SendNow => $"Akut med patienten på väg, och inte säkert arkiverad i BFR ({bfr}): skicka nu via teleradiologidestination (N-20).",
        ArchiveAdvice.SendOrWait => $"Inte arkiverad i BFR ({bfr}), och arkiveras först när svaret är definitivsignerat: skicka via teleradiologidestination om bilderna behövs före dess (N-46).",
        ArchiveAdvice.Wait when question.SignedAt is { } signed =>
            $"Definitivsignerad {Time(signed)} och arkiveras i BFR senast omkring {Time(signed + delay)} ({bfr}): skicka bara om bilderna behövs före dess (N-46).",
        ArchiveAdvice.Wait => $"Definitivsignerad men ännu inte arkiverad i BFR ({bfr}); arkiveringen följer vanligen inom {Hours}: skicka bara om bilderna behövs före dess (N-46).",
        _ => $"Definitivsignerad {Time(question.SignedAt!.Value)} men inte arkiverad i BFR mer än {Hours} senare ({bfr}): skicka om bilderna behövs (N-46), och anmäl att arkiveringen står still.",
    };

    private string Hours => FormattableString.Invariant($"{delay.TotalHours:0.#} timmar");

    private string Time(DateTimeOffset time) => FormattableString.Invariant($"{TimeZoneInfo.ConvertTime(time, zone):yyyy-MM-dd HH:mm}");
}
