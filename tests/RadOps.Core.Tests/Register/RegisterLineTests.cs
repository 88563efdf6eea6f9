using RadOps.Core.Register;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Register;

public sealed class RegisterLineTests
{
    private const string Routine = "CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.";
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    [Requirement("H-11", "H-27", "C10")]
    public void The_routines_own_example_is_read_and_written_to_the_letter()
    {
        var line = RegisterLine.TryParse(Routine, Today);
        Assert.NotNull(line);
        Assert.Equal("CT torax", line.Examination);
        Assert.Equal(new DateOnly(2026, 6, 8), line.ExaminationDate);
        Assert.Equal(ReleaseMethod.Linked, line.Method);
        Assert.Equal("Media SU/S", line.MediaUnit);
        Assert.Equal("Toraxkliniken SU/S", line.FinalClinic);
        Assert.Equal("dr Andersson", line.Physician);
        Assert.Equal("Medicinmott HSV", line.OrderingClinic);
        Assert.Equal(Routine, line.ToString());
    }

    [Fact]
    [Requirement("H-27")]
    public void Any_line_that_is_written_is_read_back_to_the_same_values()
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        for (var run = 0; run < Campaign.Count(5_000, 500_000); run++)
        {
            var line = AnyLine(random);
            var text = line.ToString();
            Assert.True(line == RegisterLine.TryParse(text, Today), $"Seed {Seed}, run {run}: {text}");
            Assert.DoesNotContain('\n', text);
            var read = RegisterLineReader.Read(text, 1, Today);
            Assert.True(read.Problem is null, text);
        }
    }

    [Theory]
    [InlineData("260608", 2026, "2026-06-08")]
    [InlineData("271231", 2026, "2027-12-31")]
    [InlineData("281231", 2026, "1928-12-31")]
    [InlineData("991231", 2026, "1999-12-31")]
    [InlineData("240229", 2026, "2024-02-29")]
    [InlineData("000101", 2099, "2000-01-01")]
    [InlineData("260631", 2026, null)]
    [InlineData("2606", 2026, null)]
    [Requirement("C10")]
    public void The_century_is_the_one_that_the_rule_says(string digits, int year, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.ParseExact(expected, "yyyy-MM-dd", null), RegisterLine.Century(digits, new DateOnly(year, 11, 21)));

    [Theory]
    [InlineData("CT torax 260608: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV", Routine)]
    [InlineData("  CT  torax  260608 :  länkat  till Media SU/S  fvb Toraxkliniken SU/S enl dr Andersson,Medicinmott HSV", Routine)]
    [InlineData("- CT torax 2026-06-08 Länkad till Media SU/S f.v.b. Toraxkliniken SU/S enligt dr Andersson, Medicinmott HSV.", Routine)]
    [InlineData("CT torax 20260608: Länaks tll Media SU/S för vidare befordran till Toraxkliniken SU/S Enl: dr Andersson, Medicinmott HSV.", Routine)]
    [InlineData("260608 CT torax: Länkas till Media SU/S fvb. Toraxkliniken SU/S enl. dr Andersson, Medicinmott HSV.", Routine)]
    [InlineData("MR hjärna 251224, skickat via IEP till Röntgen Karlstad", "MR hjärna 251224: Skickas till Röntgen Karlstad.")]
    [InlineData("Rtg fot 240101: Skickdes CD till patienten.", "Rtg fot 240101: Skickas till patienten.")]
    [InlineData("UL buk 260101: Utlämnad till patienten enl. dr Berg", "UL buk 260101: Skickas till patienten enl. dr Berg.")]
    [InlineData("CT buk 260101: Skickas till Media SU/S enl. Anna Berg, fysioterapeut, Fysiocentrum.", "CT buk 260101: Skickas till Media SU/S enl. Anna Berg, fysioterapeut, Fysiocentrum.")]
    [Requirement("H-11", "H-27")]
    public void What_people_wrote_is_read(string written, string meant)
    {
        var read = RegisterLineReader.Read(written, 1, Today);
        Assert.Null(read.Problem);
        Assert.Equal(meant, Assert.Single(read.Releases).ToString());
    }

    [Theory]
    [InlineData("CT torax 260608 och CT buk 260607: Länkas till Media SU/S.", "CT torax 260608|CT buk 260607")]
    [InlineData("CT torax, MR hjärna 260608: Länkas till Media SU/S.", "CT torax 260608|MR hjärna 260608")]
    [InlineData("CT torax och buk 260608: Länkas till Media SU/S.", "CT torax och buk 260608")]
    [InlineData("260608 CT torax, 260607 Rtg fot: Länkas till Media SU/S.", "CT torax 260608|Rtg fot 260607")]
    public void Several_examinations_in_a_line_are_as_many_releases(string written, string exams) =>
        Assert.Equal(exams.Split('|').Select(exam => $"{exam}: Länkas till Media SU/S."), RegisterLineReader.Read(written, 1, Today).Releases.Select(line => line.ToString()));

    [Theory]
    [InlineData("CT torax: Länkas till Media SU/S.", "date")]
    [InlineData("CT torax 261399: Länkas till Media SU/S.", "date")]
    [InlineData("260608: Länkas till Media SU/S.", "examination")]
    [InlineData("CT torax 260608 Media SU/S", "Länkas")]
    [InlineData("CT torax 260608: Länkas till fvb. Toraxkliniken", "whom")]
    [InlineData("Semester vecka 29", "Länkas")]
    public void A_line_that_cannot_be_read_is_said_to_lack_what_it_lacks(string written, string lacks)
    {
        var read = RegisterLineReader.Read(written, 12, Today);
        Assert.Empty(read.Releases);
        Assert.Contains(lacks, read.Problem!.Missing, StringComparison.Ordinal);
        var error = read.Problem.ToException();
        Assert.Contains("Line 12", error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorKind.InvalidInput, error.Kind);
    }

    [Theory]
    [InlineData("19811218-9876 CT torax 260608: Länkas till Media SU/S.")]
    [InlineData("CT torax (811218-9876) 260608: Länkas till Media SU/S.")]
    [InlineData("CT torax 260608: Länkas till Media SU/S enl. dr Berg 8112189876.")]
    [InlineData("CT torax 811278-9876: samtal med patient")]
    public void An_identity_number_is_taken_out_of_the_words(string written)
    {
        var read = RegisterLineReader.Read(written, 3, Today);
        Assert.NotNull(read.Patient);
        Assert.EndsWith("9876", read.Patient.Reveal(), StringComparison.Ordinal);
        Assert.DoesNotContain("9876", string.Concat(read.Releases) + read.Problem + read, StringComparison.Ordinal);
    }

    [Fact]
    public void Blank_lines_are_passed_over_and_counted()
    {
        var read = RegisterLineReader.Read(["", Routine, "   ", "nonsens"], Today).ToList();
        Assert.Equal([2, 4], read.Select(line => line.Line));
    }

    [Fact]
    public void Hostile_and_endless_lines_neither_hang_nor_throw()
    {
        foreach (var text in new[] { new string('a', 1_000_000), string.Concat(Enumerable.Repeat("CT 260608 ", 20_000)), new string(',', 100_000) + " 260608: länkas till x", "\0\uD800 260608: Länkas till \uDC00" })
            Assert.Equal(1, RegisterLineReader.Read(text, 1, Today).Line);
    }

    private static RegisterLine AnyLine(Random random) => RegisterLine.Of(
        $"x{Text(random)}",
        new DateOnly(random.Next(1929, 2028), random.Next(1, 13), random.Next(1, 29)),
        (ReleaseMethod)random.Next(2),
        $"y{Text(random)}",
        random.Next(3) == 0 ? null : Text(random),
        random.Next(3) == 0 ? null : Text(random),
        random.Next(3) == 0 ? null : Text(random));

    private static string Text(Random random)
    {
        string[] pieces = ["fvb.", "enl.", "fvb", "enl", ",", ".", ":", " ", "  ", "\n", "\t", "till", "Länkas", "SU/S", "260608", "CT", "å", "Åäö", "dr Andersson", "😀", "\u00A0", "\u200B", "e\u0301", "'", "\"", "(", "fvb.enl.", "a fvb. b enl. c, d."];
        return string.Concat(Enumerable.Range(0, random.Next(7)).Select(_ => pieces[random.Next(pieces.Length)] + (random.Next(2) == 0 ? " " : "")));
    }
}
