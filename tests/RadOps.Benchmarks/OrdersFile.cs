using System.Globalization;
using RadOps.Core.Release;
using RadOps.Formats.Csv;

namespace RadOps.Benchmarks;

/// <summary>A file of a department's orders, 33 columns wide, every cell of it that an order has filled in.</summary>
internal static class OrdersFile
{
    internal static readonly string[] Columns =
    [
        "RequestId", "Organisation", "PatientId", "AccessionNumber", "Examination", "ExaminationDate", "Recipient", "RecipientName", "MediaUnit", "RecipientLocation", "Situation",
        "Purpose", "PatientResidesAbroad", "OwnReferral", "Relevant", "IepConnected", "ArchivedInBfr", "ProtectedIdentity", "Deceased", "Blocked", "Signature", "Consent", "ConsentBy",
        "ConsentAt", "HarmAssessment", "PhysicianAdvice", "Items", "Medium", "Delivery", "OrderChannel", "OrderingClinic", "Orderer", "Destination",
    ];

    /// <summary>Writes a file of as many orders.</summary>
    internal static void Write(string path, int count)
    {
        var columns = Columns.Select(name => RequestColumns.Find(name)!).ToArray();
        var patient = RandomPatients(100);
        using var sheet = CsvSheetWriter.ForFile(File.Create(path));
        sheet.Row(Columns);
        var number = 0;
        foreach (var daily in DecisionRequests.Daily(count))
        {
            var request = daily with
            {
                AccessionNumber = string.Create(CultureInfo.InvariantCulture, $"A{number:D7}"),
                Examination = "CT torax",
                ExaminationDate = new DateOnly(2026, 6, 8).AddDays(number % 150),
                MediaUnit = "Media SU/S",
                Purpose = daily.Recipient == RecipientType.Patient ? ReleasePurpose.PrivateUse : ReleasePurpose.Care,
                PatientResidesAbroad = false,
                OwnReferral = number % 3 == 0,
                ProtectedIdentity = false,
                Deceased = false,
                Blocked = false,
                ConsentBy = "Sjuksköterska Öberg",
                ConsentAt = new DateOnly(2026, 11, 2),
                HarmAssessment = HarmAssessment.Permitted,
                Medium = number % 4 == 0 ? MediumType.Usb : MediumType.Unknown,
            };
            foreach (var column in columns)
                sheet.Cell(column.Name switch
                {
                    nameof(ReleaseRequest.PatientId) => patient[number % patient.Length],
                    nameof(ReleaseRequest.RecipientName) => "Toraxkliniken SU/S",
                    _ => column.Text(request),
                });
            sheet.EndRow();
            number++;
        }
    }

    private static string[] RandomPatients(int count) =>
        [.. Enumerable.Range(0, count).Select(number => Core.Tests.Policies.RandomRequests.Born(new DateOnly(1931, 1, 1).AddDays(number * 337).ToString("yyyyMMdd", CultureInfo.InvariantCulture)).Reveal())];
}
