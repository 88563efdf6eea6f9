using System.Globalization;
using System.Text;
using RadOps.Core.Identity;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;

namespace RadOps.Core.Continuity.Reader;

/// <summary>
/// Writes the message to the administrators (X-24). It is put together of fixed words, kinds, times and counts, and of free text that <see cref="FaultText"/> let through; whoever did something is told by role, since
/// names of employees could be taken for others'.
/// </summary>
internal static class ReaderMessageText
{
    /// <summary>The message on incidents that are closed.</summary>
    /// <exception cref="RadOpsException"><c>MessageAddressMissing</c>: the routine names no address. <c>TextNotPlain</c>: it would hold something of the form of an identity number all the same.</exception>
    internal static ReaderMessage Of(IReadOnlyList<ReaderIncident> incidents, PolicyPack pack)
    {
        var address = pack.Facts.FirstOrDefault(fact => fact.Contact is { Topic: ContactTopic.Administrators, Reach: ContactKind.Email, Numbers.Count: > 0 })
            ?? throw new RadOpsException("MessageAddressMissing", ErrorKind.NotFound, $"The routine of {pack.Organisation} names no e-mail address of administrators.", pack.Organisation);
        var first = incidents[0];
        var isDrill = first.Drill;
        var persists = incidents.Any(incident => incident.Persists == true);
        var mark = isDrill ? $"{OutageText.DrillMark}: " : "";
        var subject = $"{mark}Problem med den digitala kontakten med extern granskare {OutageText.Time(first.Detected)}: {(persists ? "KVARSTÅR" : "kvarstår inte")}";
        var body = new StringBuilder();
        if (isDrill) Line($"{OutageText.DrillMark}: det här är en övning, inget har hänt.").Append('\n');
        Line("Till RIS/PACS-administratörerna").Append('\n');
        foreach (var incident in incidents) Write(incident);
        Line("Rutinen: " + address.Quote + ".");
        Line("Meddelandet innehåller inga patientuppgifter. Svara inte med sådana i e-post.");
        var message = new ReaderMessage(address.Contact!.Numbers[0], subject, body.ToString());
        // Another pair of eyes, which knows nothing of how the text came about.
        return IdentityMask.Mask(message.Subject) == message.Subject && IdentityMask.Mask(message.Body) == message.Body
            ? message
            : throw new RadOpsException("TextNotPlain", ErrorKind.NotPermitted, "The message to the administrators holds something of the form of an identity number, so it is not written. Nothing was recorded.", first.Id);

        StringBuilder Line(string line) => body.Append(line).Append('\n');

        void Write(ReaderIncident incident)
        {
            Line($"Vad: {ReaderIncidentText.Problem(incident.Problem)}{ReaderIncidentText.Systems(incident)}.");
            Said("Symptom", incident.Symptom);
            Said("Vad som hände", incident.Happened);
            Line($"Upptäckt: {OutageText.Time(incident.Detected)} av {ReaderIncidentText.Detector(incident.DetectedBy)}.");
            Line($"Avslutat i RadOps: {OutageText.Time(incident.Closed!.Value)}.");
            Line($"Kvarstår problemet: {(incident.Persists == true ? "JA" : "nej")}.");
            Line("Gjort:");
            if (incident.DetectedBy == ReaderDetector.ExternalReader) Line($"- {OutageText.Time(incident.Detected)} extern granskare kontaktade röntgen (X-10)");
            foreach (var step in incident.Steps.Where(step => step.Kind != ReaderStepKind.Observed)) Line($"- {OutageText.Time(step.At)} {ReaderIncidentText.What(step)}");
            foreach (var missing in ReaderGuide.Missing(incident)) Line($"- INTE bekräftat: {missing}");
            if (incident.FaxedReports > 0) Line(string.Create(CultureInfo.InvariantCulture, $"Faxade utlåtanden hos RIS-administratör som inte är inskrivna i RIS: {incident.FaxedReports} (X-16)."));
            Line($"Antecknat som {incident.Id}.").Append('\n');
        }

        void Said(string heading, string? text)
        {
            if (text is not null) Line($"{heading}: {text}");
        }
    }
}
