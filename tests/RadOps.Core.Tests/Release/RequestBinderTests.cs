using RadOps.Core.Identity;
using RadOps.Core.Release;
using Xunit;

namespace RadOps.Core.Tests.Release;

public sealed class RequestBinderTests
{
    private static readonly RequestBinding Binding = new(new(2026, 6, 8), TimeZoneInfo.CreateCustomTimeZone("+2", TimeSpan.FromHours(2), null, null));

    private static RequestRow Bind(params (string Column, object? Value)[] values) =>
        RequestBinder.Bind(values.Select(value => KeyValuePair.Create(value.Column, value.Value)), Binding, 1);

    [Fact]
    public void Every_property_of_a_request_is_a_column()
    {
        var properties = typeof(ReleaseRequest).GetProperties().Select(property => property.Name).Where(name => name is not (nameof(ReleaseRequest.Extra) or nameof(ReleaseRequest.Disputed)));

        Assert.Equal(properties.Order(), RequestColumns.All.Select(column => column.Name).Order());
    }

    [Fact]
    public void English_columns_and_values_are_read()
    {
        var row = Bind(
            ("RequestId", "R1"), ("Organisation", "NuSjukvarden"), ("PatientId", "701063-2391"), ("ExaminationDate", "2026-06-01"), ("Recipient", "Physiotherapist"),
            ("RecipientName", "Åsa Öberg"), ("RecipientLocation", "OutsideRegion"), ("Relevant", "true"), ("Blocked", "0"), ("Signature", "Final"),
            ("Consent", "VerbalViaOrderer"), ("Items", "Images"), ("PatientIdChecked", "ja"), ("DecidedAt", "2026-06-01 10:30"), ("Unit", " "));

        Assert.Empty(row.Errors);
        var request = row.Request!;
        Assert.Equal("R1", request.RequestId);
        Assert.Equal(PatientIdKind.Samordningsnummer, request.PatientId!.Kind);
        Assert.Equal(new DateOnly(2026, 6, 1), request.ExaminationDate);
        Assert.Equal(RecipientType.Physiotherapist, request.Recipient);
        Assert.Equal("Åsa Öberg", request.RecipientName!.Reveal());
        Assert.Equal(RecipientLocation.OutsideRegion, request.RecipientLocation);
        Assert.True(request.Relevant);
        Assert.False(request.Blocked);
        Assert.Null(request.Deceased);
        Assert.Equal(SignatureStatus.Final, request.Signature);
        Assert.Equal(ConsentForm.VerbalViaOrderer, request.Consent);
        Assert.Equal(RequestedItems.Images, request.Items);
        Assert.True(request.PatientIdChecked);
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 10, 30, 0, TimeSpan.FromHours(2)), request.DecidedAt);
        Assert.Null(request.Unit);
        Assert.Null(request.Extra);
    }

    [Theory]
    [InlineData("Mottagare", "Sjukgymnast", "Recipient", "Physiotherapist")]
    [InlineData("MOTTAGARE", "fysioterapeut", "Recipient", "Physiotherapist")]
    [InlineData("mottagare", "Kiropraktor", "Recipient", "Chiropractor")]
    [InlineData("Mottagare", "Privat vårdgivare", "Recipient", "PrivateProvider")]
    [InlineData("Mottagare", "privat vardgivare", "Recipient", "PrivateProvider")]
    [InlineData("Samtycke", "Skriftligt", "Consent", "Written")]
    [InlineData("Samtycke", "Muntligt via beställaren", "Consent", "VerbalViaOrderer")]
    [InlineData("Samtycke", "MUNTLIGT VIA BESTALLAREN", "Consent", "VerbalViaOrderer")]
    [InlineData("Signering", "Definitivsignerad", "Signature", "Final")]
    [InlineData("Signering", "Preliminär", "Signature", "Preliminary")]
    [InlineData("Leverans", "Hämtas", "Delivery", "PickUp")]
    [InlineData("Leverans", "Ombud", "Delivery", "PickUpByProxy")]
    [InlineData("Mottagarens plats", "Utanför regionen", "RecipientLocation", "OutsideRegion")]
    [InlineData("Egen remiss", "ja", "OwnReferral", "true")]
    [InlineData("Spärr", "SANT", "Blocked", "true")]
    [InlineData("Beställande klinik", "Kir klin", "OrderingClinic", "Kir klin")]
    public void Swedish_headers_and_values_are_read(string header, string value, string column, string text)
    {
        var row = Bind((header, value));

        Assert.Empty(row.Errors);
        Assert.Equal(text, RequestColumns.Find(column)!.Text(row.Request!));
    }

    [Fact]
    public void Every_word_of_a_column_leads_back_to_itself()
    {
        foreach (var column in RequestColumns.All)
        {
            Assert.Same(column, RequestColumns.Find(column.Name));
            Assert.All(column.SwedishNames, name => Assert.Same(column, RequestColumns.Find(name)));
        }
    }

    [Fact]
    public void Everything_wrong_in_a_row_is_told_and_no_request_is_made()
    {
        var row = Bind(("RequestId", "R2"), ("Consent", "kanske"), ("PatientId", "19811228-9873"), ("ConsentAt", "8/6 2026"), ("Signature", "Åsa Öberg"), ("Items", "2"));

        Assert.Null(row.Request);
        Assert.Equal("R2", row.RequestId);
        Assert.Equal(
            [
                "column Consent: 'kanske' is not None, Verbal, Written or VerbalViaOrderer",
                "column PatientId: '19811228-****' cannot be used: its check digit is wrong",
                "column ConsentAt: '8/6 2026' is not a date of the form yyyy-mm-dd",
                "column Signature: 'Å. Ö.' is not Unsigned, Preliminary or Final",
                "column Items: '2' is not Both, Images or Report",
            ],
            row.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void A_mangled_number_is_not_quoted()
    {
        var row = Bind(("PatientId", "1981-1228987"));

        Assert.Equal("****", row.Errors.Single().Value);
    }

    [Fact]
    public void Unknown_columns_are_kept()
    {
        var row = Bind(("RequestId", "R3"), ("Kommentar", "hälsa"), ("Nr", "7"));

        Assert.Equal(new Dictionary<string, string> { ["Kommentar"] = "hälsa", ["Nr"] = "7" }, row.Request!.Extra!.ToDictionary());
    }

    [Fact]
    public void A_column_that_stands_twice_is_an_error()
    {
        var error = Assert.Throws<RadOpsException>(() => Bind(("Recipient", "Patient"), ("Mottagare", "Patient")));

        Assert.Equal("RequestColumnDuplicate", error.Code);
        Assert.Equal("RequestColumnUnnamed", Assert.Throws<RadOpsException>(() => Bind((" ", "x"))).Code);
    }

    [Fact]
    public void An_object_may_bear_values_of_its_own()
    {
        var row = Bind(
            ("ExaminationDate", new DateTime(2026, 6, 1)), ("Relevant", true), ("Recipient", RecipientType.Clinic), ("PatientId", PatientId.Parse("701063-2391", Binding.Today)),
            ("RecipientName", new PersonName("Åsa Öberg")), ("DecidedAt", new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero)), ("Unit", null));

        Assert.Empty(row.Errors);
        Assert.Equal(new DateOnly(2026, 6, 1), row.Request!.ExaminationDate);
        Assert.Equal("197010632391", row.Request.PatientId!.Reveal());
        Assert.Equal(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero), row.Request.DecidedAt);
    }

    [Fact]
    public void The_sites_organisation_fills_an_empty_one_only()
    {
        var binding = Binding with { Organisation = "RegionHalland" };

        Assert.Equal("RegionHalland", RequestBinder.Bind([KeyValuePair.Create<string, object?>("Organisation", "")], binding, 1).Request!.Organisation);
        Assert.Equal("NuSjukvarden", RequestBinder.Bind([KeyValuePair.Create<string, object?>("Organisation", "NuSjukvarden")], binding, 1).Request!.Organisation);
    }

    [Fact]
    public void A_requests_text_holds_nothing_but_its_key()
    {
        var row = Bind(("RequestId", "R4"), ("Orderer", "Åsa Öberg"), ("Examination", "CT torax"));

        Assert.Equal("ReleaseRequest R4", row.Request!.ToString());
    }
}
