using RadOps.Core.Identity;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class EarlierReleaseTests : IDisposable
{
    private readonly MemoryRegister store = new();
    private readonly ReleaseRegister register;

    public EarlierReleaseTests()
    {
        register = new ReleaseRegister(store, TimeProvider.System, new OperatorContext("sve11", "Röntgen Varberg"));
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep), "R-1", ReleaseOrigin.Export));
    }

    public void Dispose() => store.Dispose();

    [Fact]
    [Requirement("H-10", "C04", "C55")]
    public void The_same_study_to_the_same_place_is_found_however_the_place_is_written()
    {
        foreach (var unit in new[] { "Media SU/S", "media su / s", "MEDIA  SU/S.", "Media SU/S fvb. Ortopedi" })
        {
            var hit = Assert.Single(register.FindEarlier(Decisions.ToClinic() with { MediaUnit = unit, RecipientName = null, Destination = null }));
            Assert.True(hit.SameDestination, unit);
            Assert.Equal("R-1", hit.ExportId);
        }
    }

    [Fact]
    [Requirement("H-10", "C55")]
    public void The_same_study_to_another_place_informs()
    {
        var hit = Assert.Single(register.FindEarlier(Decisions.ToClinic() with { MediaUnit = "Media SUS", RecipientName = new PersonName("Lund"), Destination = "SUS" }));
        Assert.False(hit.SameDestination);
        Assert.False(Assert.Single(register.FindEarlier(Decisions.ToClinic() with { Recipient = RecipientType.Patient })).SameDestination);
    }

    [Fact]
    public void A_place_that_is_not_known_may_be_the_same() =>
        Assert.True(Assert.Single(register.FindEarlier(Decisions.ToClinic() with { MediaUnit = null, RecipientName = null, Destination = " " })).SameDestination);

    [Fact]
    public void Another_study_or_patient_is_not_found()
    {
        Assert.Empty(register.FindEarlier(Decisions.ToClinic() with { AccessionNumber = "SEHAL0002" }));
        Assert.Empty(register.FindEarlier(Decisions.ToClinic("19121212-1212".Replace("-", "", StringComparison.Ordinal))));
        Assert.Empty(register.FindEarlier(Decisions.ToClinic() with { AccessionNumber = null, ExaminationDate = new DateOnly(2026, 6, 9) }));
    }

    [Fact]
    [Requirement("H-10")]
    public void Without_an_accession_number_the_examination_and_its_day_decide() =>
        Assert.Single(register.FindEarlier(Decisions.ToClinic() with { AccessionNumber = null, StudyInstanceUid = "1.2.3", Examination = "ct  torax" }));

    [Fact]
    [Requirement("H-10")]
    public void Imported_lines_are_found_with_and_without_a_patient()
    {
        var read = RegisterLineReader.Read(
            ["MR knä 260501: Skickat till Media SU/S", "19811218-9876 MR knä 260502: Skickat till Media SU/S", "20121218-1234 MR knä 260503: Länkat till Media SU/S"], Decisions.Day).ToList();
        Assert.Equal(new ImportResult(3, 0), register.Import(read.SelectMany(line => ImportedRelease.From(line))));
        var request = Decisions.ToClinic() with { AccessionNumber = "X", Examination = "MR knä" };
        var unknown = Assert.Single(register.FindEarlier(request with { ExaminationDate = new DateOnly(2026, 5, 1) }));
        Assert.Null(unknown.PatientId);
        Assert.True(unknown.SameDestination);
        Assert.Null(unknown.Occurred);
        Assert.NotNull(Assert.Single(register.FindEarlier(request with { ExaminationDate = new DateOnly(2026, 5, 2) })).PatientId);
        Assert.Empty(register.FindEarlier(request with { ExaminationDate = new DateOnly(2026, 5, 3) }));
    }

    [Fact]
    public void An_import_again_or_of_a_longer_list_brings_in_only_what_is_new()
    {
        string[] list = ["CT buk 260101: Länkas till Media SU/S.", "CT buk 260101: Länkas till Media SU/S.", "CT buk 260102: Länkas till Media SU/S."];
        Assert.Equal(new ImportResult(3, 0), Import(list));
        Assert.Equal(new ImportResult(0, 3), Import(list));
        Assert.Equal(new ImportResult(0, 1), Import(list[..1]));
        Assert.Equal(new ImportResult(1, 3), Import([.. list, "CT buk 260103: Länkas till Media SU/S."]));
        Assert.Equal(5, register.Find(new MediaExportQuery()).Count());
        Assert.All(register.Find(new MediaExportQuery { Text = "CT buk" }), export => Assert.Equal(ReleaseOrigin.Imported, export.Origin));
    }

    [Fact]
    public void The_index_for_many_finds_what_the_single_check_finds()
    {
        Import(["CT torax 260608: Länkas till Media SU/S."]);
        var index = EarlierReleaseIndex.Load(store);
        foreach (var request in new[] { Decisions.ToClinic(), Decisions.ToClinic() with { PatientId = null }, Decisions.ToClinic() with { AccessionNumber = null, MediaUnit = "x" } })
            Assert.Equal(register.FindEarlier(request).ToHashSet(), index.Find(request).ToHashSet());
        register.Record(ReleaseRecord.From(Decisions.Allow(Decisions.ToClinic(), ReleaseRoute.Iep), "R-2", ReleaseOrigin.Export));
        index.Refresh(store);
        Assert.Equal(["R-2", "R-1"], index.Find(Decisions.ToClinic()).Where(hit => hit.Origin == ReleaseOrigin.Export).Select(hit => hit.ExportId));
    }

    private ImportResult Import(IEnumerable<string> lines) => register.Import(RegisterLineReader.Read(lines, Decisions.Day).SelectMany(line => ImportedRelease.From(line)));
}
