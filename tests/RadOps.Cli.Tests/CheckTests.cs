using System.Text.Json;
using Xunit;

namespace RadOps.Cli.Tests;

public sealed class CheckTests : IDisposable
{
    private const string Header = "RequestId;Organisation;PatientId;Recipient;Consent;Signature;Kommentar\n";

    private readonly ToolProcess tool = new();

    public void Dispose() => tool.Dispose();

    private static string Row(string id, string consent = "Written", string patient = "19701063-2391") => $"{id};RegionHalland;{patient};Patient;{consent};Final;hälsa\n";

    [Fact]
    public void Decisions_come_in_the_files_order_and_denials_give_exit_code_1()
    {
        tool.File("orders.csv", Header + string.Concat(Enumerable.Range(1, 500).Select(i => Row($"R{i}"))));

        var (code, output, errors) = tool.Run("check", "orders.csv", "--output", "csv");

        Assert.Equal(1, code);
        Assert.Empty(errors);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("RequestId;Organisation;AsOf;Outcome;Images;Report;Route;Media;MediumRefused;Fee;Needs;Duties;Flags;Rules;PolicyId;PolicyVersion;PolicyStatus;Kommentar", lines[0], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Range(1, 500).Select(i => $"R{i}"), lines.Skip(1).Select(line => line.Split(';')[0]));
        Assert.EndsWith(";hälsa", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_row_is_told_the_good_rows_go_through_and_the_exit_code_is_2()
    {
        tool.File("orders.csv", Header + Row("A") + Row("B", consent: "kanske") + Row("C", patient: "19701063-2392") + Row("D") + "E;Annorstädes;;Patient;;;\n");

        var (code, output, errors) = tool.Run("check", "orders.csv", "--output", "json");

        Assert.Equal(2, code);
        Assert.Equal(
            "radops: orders.csv, row 3, column Consent: 'kanske' is not None, Verbal, Written or VerbalViaOrderer.\n"
            + "radops: orders.csv, row 4, column PatientId: '19701063-****' cannot be used: its check digit is wrong.\n"
            + "radops: orders.csv, row 6: There is no policy for the organisation 'Annorstädes'; there are NuSjukvarden, RegionHalland.\n",
            errors);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(["A", "D"], json.RootElement.EnumerateArray().Select(decision => decision.GetProperty("RequestId").GetString()));
        Assert.All(json.RootElement.EnumerateArray(), decision => Assert.NotEmpty(decision.GetProperty("Rules").EnumerateArray()));
    }

    [Fact]
    public void A_table_is_plain_text_when_it_is_no_terminal_and_ends_with_a_summary()
    {
        tool.File("orders.csv", Header + Row("A"));

        var (_, output, errors) = tool.Run("check", "orders.csv");

        Assert.DoesNotContain("\u001b", output + errors, StringComparison.Ordinal);
        Assert.StartsWith("RequestId  Organisation   Outcome", output, StringComparison.Ordinal);
        Assert.EndsWith("1 Deny\n", output.Replace("1 Open", "1 Deny", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Explain_gives_the_sentence_and_the_steps_that_led_to_it()
    {
        tool.File("orders.csv", Header + Row("A"));

        var (_, output, _) = tool.Run("check", "orders.csv", "--explain");

        Assert.Contains("\n  Utlåtandet får inte lämnas ut till patienten,", output, StringComparison.Ordinal);
        Assert.Contains("\n  + H-14 gäller: utlåtandet får inte lämnas ut,", output, StringComparison.Ordinal);
        Assert.Contains("\n  - H-15 gäller inte, eftersom det inte är känt om den behandlande kliniken finns kvar;", output, StringComparison.Ordinal);
        Assert.All(output.Split('\n'), line => Assert.True(line.Length < 120, line));
    }

    [Fact]
    public void Explain_gives_every_step_in_json_and_what_is_said_of_them_in_csv()
    {
        tool.File("orders.csv", Header + Row("A"));

        using var json = JsonDocument.Parse(tool.Run("check", "orders.csv", "--explain", "--output", "json").Output);
        var steps = json.RootElement[0].GetProperty("Path").EnumerateArray().ToList();
        var overruled = steps.Single(step => step.GetProperty("Id").GetString() == "H-15" && step.GetProperty("Effects")[0].GetString() == "Report Allow");
        Assert.Equal(("Rule", "NotMet", "TreatingClinicClosed"), (overruled.GetProperty("Kind").GetString(), overruled.GetProperty("Result").GetString(), overruled.GetProperty("Unmet")[0].GetProperty("Fact").GetString()));
        Assert.Equal(39, overruled.GetProperty("Rule").GetProperty("Line").GetInt32());

        var lines = tool.Run("check", "orders.csv", "--explain", "--output", "csv").Output.Split('\n');
        Assert.EndsWith(";Explanation;Path;Kommentar", lines[0], StringComparison.Ordinal);
        Assert.Contains("Sammantaget: inget av det som begärts får lämnas ut.", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Explanations_are_Swedish_whatever_the_machine_speaks_unless_English_is_asked_for()
    {
        tool.File("orders.csv", Header + Row("A"));
        tool.Environment["LANG"] = "en_US.UTF-8";
        tool.Environment["LC_ALL"] = "en_US.UTF-8";

        Assert.Contains("Utlåtandet får inte lämnas ut", tool.Run("check", "orders.csv", "--explain").Output, StringComparison.Ordinal);
        var english = tool.Run("check", "orders.csv", "--explain", "--culture", "en-US").Output;
        Assert.Contains("The report may not be released", english, StringComparison.Ordinal);
        Assert.Contains("H-14 applies", english, StringComparison.Ordinal);
        Assert.Equal((2, "", "radops: --culture: 'fi-FI' is not sv-SE or en-US\nradops: see 'radops check --help'\n"), tool.Run("check", "orders.csv", "--culture", "fi-FI"));
    }

    [Fact]
    public void Standard_input_is_a_file_too() =>
        Assert.Contains("\"RequestId\":\"A\"", tool.RunWith(Header + Row("A"), "check", "-", "--output", "json").Output, StringComparison.Ordinal);

    [Fact]
    public void The_day_is_taken_from_the_command_line()
    {
        tool.File("orders.csv", Header + Row("A"));

        Assert.Contains("\"AsOf\":\"2026-06-17\"", tool.Run("check", "orders.csv", "--as-of", "2026-06-17", "--output", "json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "radops: orders.csv is empty. Its first row must hold the names of the columns.\n")]
    [InlineData("RequestId;Organisation\n", "radops: orders.csv, row 1: the column Recipient (Mottagare) is missing. The header row has: RequestId, Organisation.\n")]
    [InlineData("RequestId|Recipient\n", "radops: orders.csv, row 1: the column Recipient (Mottagare) is missing. The header row has: RequestId|Recipient. Columns are separated by ';', ',' or tab.\n")]
    [InlineData("\"RequestId;Recipient\n", "radops: orders.csv, row 1: the header row cannot be read: a quote in it is opened and never closed.\n")]
    public void A_file_that_is_no_file_of_requests(string contents, string told)
    {
        tool.File("orders.csv", contents);

        Assert.Equal((2, "", told), tool.Run("check", "orders.csv"));
    }

    [Fact]
    public void A_file_that_is_not_there() => Assert.Equal((2, "", "radops: orders.csv does not exist. Check the path.\n"), tool.Run("check", "orders.csv"));

    [Fact]
    public void Bad_usage_is_told_without_a_stack_of_help()
    {
        Assert.Equal((2, "", "radops: Required argument missing for command: 'check'.\nradops: see 'radops check --help'\n"), tool.Run("check"));
        var (code, output, errors) = tool.Run("check", "x.csv", "--as-of", "8/6", "--output", "xml");
        Assert.Equal((2, ""), (code, output));
        Assert.Contains("radops: --as-of: '8/6' is not a date of the form yyyy-mm-dd\n", errors, StringComparison.Ordinal);
        Assert.Contains("radops: --output: 'xml' is not table, json or csv\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void No_identity_is_in_any_output_of_a_bad_run()
    {
        const string number = "9874";
        tool.File(
            "198112289874.csv",
            Header
            + "19811228-9874;RegionHalland;19811228-9874;Patient;19811228-9874;Åsa Öberg;811228-9874\n"
            + "811228-9874;19811228-9874;811228-9874;811228-9874;Written;Final;19811228 9874\n"
            + "B;RegionHalland;1981122898749874;Patient;Written;Final;198112289874\n"
            + "B;811228-9874;;Patient;Written;Final;198112289874\n"
            + "19811228-9874;RegionHalland;19811228-9874;Patient;Written;Final;811228-9874\n");

        foreach (var format in new[] { "table", "json", "csv" })
        {
            var (_, output, errors) = tool.Run("check", "198112289874.csv", "--output", format, "--explain");
            Assert.DoesNotContain(number, output, StringComparison.Ordinal);
            Assert.DoesNotContain(number, errors, StringComparison.Ordinal);
            Assert.DoesNotContain("Öberg", output + errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whoever_closes_the_output_stops_the_work_quietly()
    {
        tool.File("orders.csv", Header + string.Concat(Enumerable.Range(1, 50_000).Select(i => Row($"R{i}"))));

        using var process = tool.Start("check", "orders.csv", "--output", "csv");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(141, process.ExitCode);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task An_interrupt_stops_the_work_with_exit_code_130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are sent by a Unix shell");
        var cancellation = TestContext.Current.CancellationToken;
        using var process = tool.Start("check", "-", "--output", "csv");

        // Enough for the first of the output to come. Pipes may be small, so nothing is waited for before the output is read.
        var fed = process.StandardInput.WriteAsync(Header + string.Concat(Enumerable.Range(1, 1500).Select(i => Row($"R{i}"))));
        Assert.NotNull(await process.StandardOutput.ReadLineAsync(cancellation));
        using (var kill = System.Diagnostics.Process.Start("/bin/sh", ["-c", $"kill -INT {process.Id}"]))
            await kill.WaitForExitAsync(cancellation);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        await FeedAsync(fed);

        await process.WaitForExitAsync(cancellation);
        await output;

        Assert.Equal(130, process.ExitCode);
        Assert.Equal("radops: stopped\n", await errors);

        // It may wait for rows: those that come now let it see that it was asked to stop. It may also have gone already.
        async Task FeedAsync(Task before)
        {
            try
            {
                await before;
                await process.StandardInput.WriteAsync(string.Concat(Enumerable.Range(1, 600).Select(i => Row($"S{i}"))));
                process.StandardInput.Close();
            }
            catch (IOException)
            {
                Assert.True(process.WaitForExit(10_000));
            }
        }
    }

    [Fact]
    public void The_site_file_gives_the_organisation()
    {
        tool.File("orders.csv", "RequestId;Mottagare\nA;Patient\n");
        tool.File("site.yaml", "organisation: RegionHalland\n");

        Assert.Contains("\"Organisation\":\"RegionHalland\"", tool.Run("check", "orders.csv", "--site", "site.yaml", "--output", "json").Output, StringComparison.Ordinal);
        tool.Environment["RADOPS_SITE"] = Path.Combine(tool.Folder, "site.yaml");
        Assert.Contains("\"Organisation\":\"RegionHalland\"", tool.Run("check", "orders.csv", "--output", "json").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_key_in_the_site_file_is_told_with_its_place()
    {
        tool.File("orders.csv", Header + Row("A"));
        tool.File("site.yaml", "site: X\norganization: RegionHalland\n");

        var (code, _, errors) = tool.Run("check", "orders.csv", "--site", "site.yaml");

        Assert.Equal(2, code);
        Assert.StartsWith("radops: site.yaml(2,1): There is no key 'organization' here; the keys are ", errors, StringComparison.Ordinal);
        Assert.Contains(", organisation, ", errors, StringComparison.Ordinal);
    }
}
