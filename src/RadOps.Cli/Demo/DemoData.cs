using System.Globalization;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Dicom.Synthetic;

namespace RadOps.Cli.Demo;

/// <summary>
/// What a hospital has before RadOps comes: a list of orders, an archive of studies, reports from the RIS, a price list, and the list "Exporterade
/// bilder" kept by hand. All of it is made up, and made here: nothing is read but the orders, which are a resource of the program.
/// </summary>
internal static class DemoData
{
    /// <summary>The order whose study holds an image of another patient.</summary>
    public const string StrayAccession = "N2600085";

    /// <summary>The order whose study has a file that ends too soon.</summary>
    public const string TruncatedAccession = "N2600086";

    private static readonly string[] Names =
    [
        "Öberg^Åsa Märta", "Åkerlund^Örjan", "Sjögren^Ämma", "Häggström^Göran", "Lindqvist-Björk^Annalena", "Ståhl^Pär-Åke", "Müller^René", "Nyström^Märta",
    ];

    public static string Write(string folder)
    {
        var orders = Path.Combine(folder, "orders.csv");
        using (var source = typeof(DemoData).Assembly.GetManifestResourceStream("orders.csv")!)
        using (var target = File.Create(orders))
            source.CopyTo(target);

        File.WriteAllText(Path.Combine(folder, "prices.csv"), "Product;Amount;ValidFrom;Source;Checked\nCD till patient;250;2026-01-01;Patientavgiftshandboken (påhittad i demon);2026-11-02\n");
        File.WriteAllText(Path.Combine(folder, "exporterade-bilder.txt"), """
            CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.
            MR hjärna 260611: Skickas till Röntgen Halmstad fvb. Kirurgmott Halmstad enl. dr Åkesson, Kirurgmott HSH.
            Lungröntgen 260702: Länkas till Media SU/S fvb. Lungkliniken SU/S enl. dr Öst, Medicinmott HSV.

            """);
        return orders;
    }

    public static void WriteStudies(string folder, string reportFolder, IEnumerable<ReleaseRequest> requests, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(reportFolder);
        var number = 0;
        // An order written twice is one study.
        foreach (var request in requests.DistinctBy(request => request.AccessionNumber))
        {
            var study = Study(request, number++);
            // Folders as a modality's export names them: nothing about patient or study can be told from them.
            var files = study.Write(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{number:0000}")), cancellationToken);
            if (request.AccessionNumber == StrayAccession)
                Stray(study, Path.GetDirectoryName(files[0])!, cancellationToken);
            if (request.AccessionNumber == TruncatedAccession)
                Truncate(files[^1]);
            if (request.Signature is not SignatureStatus.Unsigned)
                File.WriteAllBytes(Path.Combine(reportFolder, request.AccessionNumber + ".pdf"), Report(request));
        }
    }

    private static SyntheticStudy Study(ReleaseRequest request, int number) => new()
    {
        Modality = request.Examination!.StartsWith("CT", StringComparison.Ordinal) ? SyntheticModality.Ct
            : request.Examination.StartsWith("MR", StringComparison.Ordinal) ? SyntheticModality.Mr
            : SyntheticModality.Cr,
        PatientName = new(Names[number % Names.Length]),
        PatientId = request.PatientId!,
        AccessionNumber = request.AccessionNumber!,
        StudyDate = request.ExaminationDate!.Value,
        Description = request.Examination,
        InstanceCount = request.Examination.StartsWith("CT", StringComparison.Ordinal) ? 24 : request.Examination.StartsWith("MR", StringComparison.Ordinal) ? 16 : 2,
        SeriesCount = request.Examination.StartsWith("MR", StringComparison.Ordinal) ? 2 : 1,
        // Both character sets that Swedish archives hold.
        IsLatin1 = number % 2 == 0,
        PixelSize = 256,
    };

    // Somebody chose the wrong patient at the modality and corrected it half-way: one image of the study is another's.
    private static void Stray(SyntheticStudy study, string folder, CancellationToken cancellationToken)
    {
        var other = study with { PatientId = PatientId.Unverified("191212121212"), PatientName = new("Främmande^Östen"), InstanceCount = 1, SeriesCount = 1, Variant = "stray" };
        var file = other.Write(Path.Combine(folder, "stray"), cancellationToken)[0];
        File.Move(file, Path.Combine(folder, "IM999999"));
        Directory.Delete(Path.Combine(folder, "stray"));
    }

    private static void Truncate(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.SetLength(stream.Length * 2 / 3);
    }

    private static byte[] Report(ReleaseRequest request) => DemoReport.Pdf(
    [
        "Utlåtande (syntetiskt)",
        "",
        $"{request.Examination} {request.ExaminationDate:yyyy-MM-dd}",
        $"Remissnummer {request.AccessionNumber}",
        request.Signature is SignatureStatus.Preliminary ? "PRELIMINÄRT" : "Definitivsignerat",
        "",
        "Inga förändringar påvisade. Texten är påhittad och gäller ingen människa.",
    ]);
}
