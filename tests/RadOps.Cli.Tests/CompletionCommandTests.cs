using System.Text.Json;
using RadOps.Core.Identity;
using RadOps.Dicom.Synthetic;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Cli.Tests;

/// <summary>The end of the chain at the console: media handed over, notes pasted, consents and corrections recorded.</summary>
public sealed class CompletionCommandTests : IDisposable
{
    private readonly ToolProcess tool = new();

    public CompletionCommandTests()
    {
        tool.File("site.yaml", "site: Röntgen Provsjukhuset\nregister: sqlite:register.db\n");
        tool.File("orders.csv", "RequestId;Organisation;PatientId;AccessionNumber;Examination;ExaminationDate;Recipient;RecipientLocation;Purpose;Signature;PhysicianAdvice;IepConnected;Medium;Delivery\n"
            + "A;NuSjukvarden;19121212-1212;N1;CT torax;2026-06-08;Patient;InsideRegion;PrivateUse;Final;Release;nej;Cd;PickUp\n");
        new SyntheticStudy
        {
            Modality = SyntheticModality.Ct,
            PatientName = new("Öberg^Åsa Märta"),
            PatientId = PatientId.Unverified("191212121212"),
            AccessionNumber = "N1",
            StudyDate = new(2026, 6, 8),
            InstanceCount = 3,
            PixelSize = 16,
        }.Write(Path.Combine(tool.Folder, "studies"), TestContext.Current.CancellationToken);
    }

    public void Dispose() => tool.Dispose();

    private (int ExitCode, string Output, string Errors) Run(params string[] args) => tool.Run([.. args, "--site", "site.yaml", "--output", "json"]);

    private static JsonElement Only((int ExitCode, string Output, string Errors) result)
    {
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        return JsonDocument.Parse(result.Output).RootElement[0];
    }

    [Fact]
    [Requirement("N-12", "N-39", "N-40")]
    public void A_medium_is_burnt_picked_up_noted_pasted_and_closed()
    {
        var made = Only(Run("export", "orders.csv", "--study-root", "studies", "--destination", "media"));
        var id = made.GetProperty("ExportId").GetString()!;

        var (code, output, errors) = Run("complete", id, "--picked-up", "--id-document", "Passport", "--id-valid-to", "2020-01-01", "--medium-path", made.GetProperty("Path").GetString()!, "--step", "LabelApplied", "ReportsPrinted");
        Assert.Equal((1, "[]"), (code, output.Trim()));
        Assert.Contains("expired on 2020-01-01", errors, StringComparison.Ordinal);
        Assert.Equal(2, Run("complete", id, "--posted", "--picked-up").ExitCode);

        var gone = Only(Run("complete", id, "--picked-up", "--id-document", "Passport", "--id-valid-to", "2040-01-01", "--step", "MediumMade", "LabelApplied", "ReportsPrinted", "InvoiceBasisSent"));
        Assert.Equal("Released", gone.GetProperty("Status").GetString());
        Assert.Equal("Bränt CD och lämnat till patienten, skickat fakturaunderlag till fakturaenheten. ID-handling kontrollerad.", gone.GetProperty("Notes")[0].GetString());

        Assert.Equal("ReferralNote", Only(Run("note", id, "--list")).GetProperty("Kind").GetString());
        Assert.NotNull(Only(Run("note", id, "--pasted")).GetProperty("Pasted").GetString());
        Assert.Equal(0, tool.Run("audit", "--site", "site.yaml").ExitCode);

        var wrong = Only(Run("correct", id, "--kind", "WrongRecipient", "--reason", "Förväxling", "--went-to", "en annan patient"));
        Assert.Equal("Corrected", wrong.GetProperty("Status").GetString());
        Assert.Equal(1, tool.Run("audit", "--site", "site.yaml").ExitCode);
    }

    [Fact]
    public void What_if_changes_nothing()
    {
        var id = Only(Run("export", "orders.csv", "--study-root", "studies", "--destination", "media")).GetProperty("ExportId").GetString()!;
        var before = File.ReadAllBytes(Path.Combine(tool.Folder, "register.db"));
        Assert.Equal($"What if: record MediumMade of {id}.\n", tool.Run("complete", id, "--step", "MediumMade", "--site", "site.yaml", "--what-if").Output);
        Assert.Equal($"What if: write the note of {id}.\n", tool.Run("note", id, "--site", "site.yaml", "--what-if").Output);
        Assert.Equal("What if: record the consent (Written) of A.\n", tool.Run("consent", "orders.csv", "--form", "Written", "--by", "ssk Ek", "--site", "site.yaml", "--what-if").Output);
        Assert.Equal(before, File.ReadAllBytes(Path.Combine(tool.Folder, "register.db")));
    }

    [Fact]
    public void Consents_are_recorded_of_a_file_and_bad_rows_are_told()
    {
        tool.File("consents.csv", "RequestId;Organisation;PatientId;AccessionNumber;Recipient;RecipientName\nA;RegionHalland;19121212-1212;N1;Naprapath;Naprapatkliniken\nB;RegionHalland;;N2;Naprapath;Naprapatkliniken\n");
        var (code, output, errors) = Run("consent", "consents.csv", "--form", "Written", "--by", "ssk Ek", "--at", "2026-06-08");
        Assert.Equal(2, code);
        Assert.Equal(("A", "2026-06-08"), (JsonDocument.Parse(output).RootElement[0].GetProperty("RequestId").GetString(), JsonDocument.Parse(output).RootElement[0].GetProperty("At").GetString()));
        Assert.Contains("row 3: ", errors, StringComparison.Ordinal);
    }
}
