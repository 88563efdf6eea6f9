using RadOps.Core.Archives;
using RadOps.Core.Identity;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Core.Tests.Archives;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Resolution;

/// <summary>Whether BFR has what PACS has, of many studies in one question.</summary>
public sealed class ArchiveFactsTests : IAsyncDisposable
{
    private static readonly PatientId Patient = PatientId.Unverified("191212121212");

    private readonly ScriptedArchive pacs = new("pacs", NodeRole.Pacs);
    private readonly ScriptedArchive bfr = new("bfr", NodeRole.Bfr);

    public async ValueTask DisposeAsync()
    {
        await pacs.DisposeAsync();
        await bfr.DisposeAsync();
    }

    private async Task<IReadOnlyList<SourceAnswer>> AskAsync(params ReleaseRequest[] requests)
    {
        await using var facts = new ArchiveFacts(new StudyFinder([pacs, bfr], ArchiveWindow.DefaultDelay, new SetClock(new(2026, 11, 28, 10, 0, 0, TimeSpan.Zero))));
        return await facts.AskAsync(requests, TestContext.Current.CancellationToken);
    }

    private static ReleaseRequest Study(string uid, string accession = "A1") => new() { StudyInstanceUid = uid, AccessionNumber = accession, PatientId = Patient };

    private static bool? Archived(SourceAnswer answer) => (bool?)answer.Facts.SingleOrDefault(fact => fact.Column == "ArchivedInBfr")?.Value;

    [Fact, Requirement("N-19")]
    public async Task A_thousand_studies_are_one_question_to_each_archive()
    {
        for (var number = 0; number < 1000; number++)
        {
            pacs.With($"1.2.{number}", 3);
            if (number % 2 == 0)
                bfr.With($"1.2.{number}", number % 4 == 0 ? 3 : 2);
        }

        var answers = await AskAsync([.. Enumerable.Range(0, 1000).Select(number => Study($"1.2.{number}"))]);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => (bool?)(number % 4 == 0)), answers.Select(Archived));
        Assert.Equal((1, 1, 0, 0), (pacs.Lists, bfr.Lists, pacs.Asked.Count, bfr.Asked.Count));
        Assert.EndsWith("bfr har 2 av 3 bilder (nodernas egen räkning)", answers[2].Facts[0].Source);
    }

    [Fact]
    public async Task A_node_that_takes_only_the_first_of_a_list_is_asked_for_the_others_one_by_one()
    {
        bfr.TakesOfList = 1;
        foreach (var uid in new[] { "1.2.1", "1.2.2", "1.2.3" })
        {
            pacs.With(uid, 3);
            bfr.With(uid, 3);
        }

        Assert.Equal([true, true, true], (await AskAsync(Study("1.2.1"), Study("1.2.2"), Study("1.2.3"))).Select(Archived));
        Assert.NotEmpty(bfr.Asked);
    }

    [Fact]
    public async Task A_study_whose_uid_is_not_known_is_asked_for_by_itself_and_its_uid_is_told()
    {
        pacs.With("1.2.1", 3);
        bfr.With("1.2.1", 3);
        var answer = (await AskAsync(new ReleaseRequest { AccessionNumber = "A1", PatientId = Patient }))[0];
        Assert.True(Archived(answer));
        Assert.Contains(answer.Facts, fact => fact is { Column: "StudyInstanceUid", Value: "1.2.1", Source: "PACS" });
    }

    [Fact]
    public async Task A_bfr_that_does_not_answer_leaves_it_unknown_with_the_reason()
    {
        pacs.With("1.2.1", 3).With("1.2.2", 3);
        bfr.Failure = new("NodeRefused", ErrorKind.Unreachable, "Nothing listens for BFR.");
        var answers = await AskAsync(Study("1.2.1"), Study("1.2.2"));
        Assert.All(answers, answer => Assert.Null(Archived(answer)));
        Assert.All(answers, answer => Assert.Equal(ErrorKind.Unreachable, Assert.Single(answer.Problems).Failure!.Kind));
        Assert.Contains("Nothing listens for BFR.", answers[0].Problems[0].Message);
    }

    [Fact]
    public async Task Another_patients_study_is_disputed_and_nothing_of_it_is_told()
    {
        pacs.With("1.2.1", 3, patient: "197010632391").With("1.2.2", 3);
        bfr.With("1.2.1", 3, patient: "197010632391").With("1.2.2", 3);
        var answers = await AskAsync(Study("1.2.1"), Study("1.2.2"));
        Assert.Equal("PatientId", Assert.Single(answers[0].Disputes).Column);
        Assert.Empty(answers[0].Facts);
        Assert.True(Archived(answers[1]));
    }

    [Fact]
    public async Task A_study_that_nobody_has_says_so()
    {
        Assert.Equal("StudyNotFound", Assert.Single((await AskAsync(Study("1.2.9")))[0].Problems).Code);
        Assert.Same(SourceAnswer.Nothing, (await AskAsync(new ReleaseRequest()))[0]);
    }
}
