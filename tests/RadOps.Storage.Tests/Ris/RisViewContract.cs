using System.Data.Common;
using Dapper;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Storage.Ris;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Storage.Tests.Ris;

/// <summary>What a view of RIS comes to, on any engine: one question for many requests, and no guess.</summary>
public abstract class RisViewContract
{
    private static readonly SetClock Clock = new(new(2026, 6, 9, 10, 0, 0, TimeSpan.Zero));

    private static readonly RisSettings Settings = new()
    {
        Table = "radops_reports",
        Columns = new Dictionary<RisColumn, string>
        {
            [RisColumn.AccessionNumber] = "acc",
            [RisColumn.StudyInstanceUid] = "uid",
            [RisColumn.Signature] = "status",
            [RisColumn.SignedAt] = "signed",
            [RisColumn.Referrer] = "ref",
            [RisColumn.PatientId] = "pnr",
            [RisColumn.Amended] = "amended",
        },
        Statuses = new Dictionary<RisStatus, IReadOnlyList<string>> { [RisStatus.Final] = ["F"], [RisStatus.Preliminary] = ["P"], [RisStatus.Unsigned] = ["S", "I"], [RisStatus.Amended] = ["C"] },
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The name of the database that the view is in.</summary>
    private protected abstract string View { get; }

    /// <summary>A connection that may write, to fill the view with.</summary>
    private protected abstract DbConnection Connect();

    /// <summary>The engine's type of a time without zone.</summary>
    private protected virtual string TimeType => "timestamp";

    private RisView Open(RisSettings? settings = null) => new((settings ?? Settings) with { View = View }, Clock);

    /// <summary>A table as RIS may have it, under the view that RadOps reads.</summary>
    private void Fill(params (string Accession, string? Status, string? Patient, bool Amended)[] rows)
    {
        using var connection = Connect();
        connection.Open();
        connection.Execute($"CREATE TABLE reports (acc char(16), uid varchar(64), status varchar(10), signed {TimeType}, ref varchar(100), pnr varchar(20), amended smallint)");
        connection.Execute("CREATE VIEW radops_reports AS SELECT * FROM reports");
        connection.Execute(
            "INSERT INTO reports VALUES (@Accession, @Uid, @Status, '2026-06-08 14:30:00', 'Vårdcentralen Björken', @Patient, @Amended)",
            rows.Select((row, number) => new { row.Accession, Uid = $"1.2.{number}", row.Status, row.Patient, Amended = row.Amended ? 1 : 0 }));
    }

    private static async Task<IReadOnlyList<ResolvedRequest>> ResolveAsync(RisView view, params ReleaseRequest[] requests)
    {
        await using var resolver = new RequestResolver([view], Clock);
        return await resolver.ResolveAsync(requests, Cancel);
    }

    private static ReleaseRequest Request(string accession, string? patient = "191212121212") =>
        new() { AccessionNumber = accession, PatientId = patient is null ? null : PatientId.Unverified(patient), RecipientName = new PersonName("Vårdcentralen Björken"), Recipient = RecipientType.Clinic };

    [Fact]
    public async Task A_thousand_requests_are_one_question()
    {
        Fill([.. Enumerable.Range(0, 1000).Select(number => ($"A{number}", (string?)(number % 2 == 0 ? "F" : "p"), (string?)"19121212-1212", false))]);
        var view = Open();
        var resolved = await ResolveAsync(view, [.. Enumerable.Range(0, 1000).Select(number => Request($"A{number}"))]);
        Assert.Equal(1, view.Questions);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => number % 2 == 0 ? SignatureStatus.Final : SignatureStatus.Preliminary), resolved.Select(one => one.Request.Signature));
        Assert.Equal("1.2.7", resolved[7].Request.StudyInstanceUid);
    }

    [Fact]
    public async Task A_row_is_told_with_its_source_and_when_it_was_asked()
    {
        Fill(("A1", "F", "19121212-1212", false));
        var resolved = (await ResolveAsync(Open(), Request("A1")))[0];
        Assert.Equal((SignatureStatus.Final, true), (resolved.Request.Signature, resolved.Request.OwnReferral));
        Assert.Equal(new DateTime(2026, 6, 8, 14, 30, 0), resolved.Request.SignedAt!.Value.DateTime);
        Assert.All(resolved.Facts, fact => Assert.Equal(("RIS-vyn radops_reports", Clock.Now), (fact.Source, fact.At!.Value.ToUniversalTime())));
        Assert.Empty(resolved.Problems);
    }

    [Fact]
    public async Task An_amended_report_counts_as_final_and_is_flagged_by_word_or_by_column()
    {
        Fill(("A1", "C", "191212121212", false), ("A2", "F", "191212121212", true), ("A3", "P", "191212121212", true));
        var resolved = await ResolveAsync(Open(), Request("A1"), Request("A2"), Request("A3"));
        Assert.Equal([SignatureStatus.Final, SignatureStatus.Final, SignatureStatus.Unsigned], resolved.Select(one => one.Request.Signature));
        Assert.All(resolved, one => Assert.Equal([ResolutionFlags.ReportAmended], one.Flags));
        // Amended, and yet signed preliminarily: a person must look.
        Assert.Equal("Signature", Assert.Single(resolved[2].Disputes).Column);
    }

    [Fact]
    public async Task A_word_that_nobody_has_explained_is_named_and_never_guessed()
    {
        Fill(("A1", "X9", "191212121212", false), ("A2", null, "191212121212", false));
        var resolved = await ResolveAsync(Open(), Request("A1"), Request("A2"));
        Assert.All(resolved, one => Assert.DoesNotContain(one.Facts, fact => fact.Column == "Signature"));
        Assert.Contains("'X9'", Assert.Single(resolved[0].Problems).Message, StringComparison.Ordinal);
        Assert.Equal("StatusMissing", Assert.Single(resolved[1].Problems).Code);
    }

    [Fact]
    public async Task Rows_of_one_examination_that_differ_are_disputed()
    {
        Fill(("A1", "F", "191212121212", false), ("A1", "S", "191212121212", false));
        var resolved = (await ResolveAsync(Open(), Request("A1")))[0];
        Assert.Contains(resolved.Disputes, dispute => dispute.ToString() == "Signature: Final (RIS-vyn radops_reports), Unsigned (RIS-vyn radops_reports)");
        Assert.Equal(SignatureStatus.Unsigned, resolved.Request.Signature);
    }

    [Fact]
    public async Task Nothing_is_taken_of_another_patients_row()
    {
        Fill(("A1", "F", "197010632391", false), ("A2", "F", null, false));
        var resolved = await ResolveAsync(Open(), Request("A1"), Request("A2"));
        Assert.All(resolved, one => Assert.Empty(one.Facts));
        Assert.Equal(["PatientMismatch", "PatientNotNamed"], resolved.Select(one => Assert.Single(one.Problems).Code));
        Assert.Equal("PatientId", Assert.Single(resolved[0].Disputes).Column);
    }

    [Theory]
    [InlineData("'; DROP TABLE reports; --"), InlineData("A1' OR '1'='1"), InlineData("%"), InlineData("A1\0")]
    public async Task What_a_request_says_is_never_part_of_the_question(string accession)
    {
        Fill(("A1", "F", "191212121212", false));
        var view = Open();
        var resolved = await ResolveAsync(view, Request(accession));
        Assert.Empty(resolved[0].Facts);
        Assert.Single((await ResolveAsync(view, Request("A1")))[0].Facts, fact => fact.Column == "Signature");
    }

    [Fact]
    public async Task A_view_that_is_not_as_the_site_file_says_is_told_with_what_is_wrong()
    {
        Fill(("A1", "F", "191212121212", false), ("A2", "X9", "191212121212", false));
        Assert.Equal(["StatusUnmapped"], (await Open().CheckAsync(Cancel)).Select(failure => failure.Code));
        var wrong = Settings with { Columns = new Dictionary<RisColumn, string>(Settings.Columns) { [RisColumn.SignedAt] = "signerad" } };
        Assert.Contains("'signerad'", (await Open(wrong).CheckAsync(Cancel))[0].Message, StringComparison.Ordinal);
        Assert.Equal("RisTableMissing", Assert.Single(await Open(Settings with { Table = "andra" }).CheckAsync(Cancel)).Code);
        Assert.Equal("RisTableMissing", Assert.Single((await ResolveAsync(Open(Settings with { Table = "andra" }), Request("A1")))[0].Problems).Code);
        Assert.Equal("RisColumnMissing", Assert.Single((await ResolveAsync(Open(wrong), Request("A1")))[0].Problems).Code);
    }

    [Fact]
    public virtual async Task It_is_only_read()
    {
        Fill(("A1", "F", "191212121212", false));
        var database = new RisDatabase(View, "radops_reports");
        await using var connection = await database.OpenAsync(Cancel);
        await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync("DELETE FROM reports"));
    }
}
