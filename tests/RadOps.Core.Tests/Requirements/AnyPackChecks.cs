using System.Globalization;
using System.Text.RegularExpressions;
using RadOps.Core.Policies.Facts;
using RadOps.Tests.Shared;
using Xunit;

namespace RadOps.Core.Tests.Requirements;

/// <summary>What holds of every pack alike.</summary>
internal static partial class AnyPackChecks
{
    private static readonly Dictionary<string, Requirement> Requirements = Requirement.All.ToDictionary(requirement => requirement.Id);

    /// <summary>Numbers that are a part of a name, a law or an example.</summary>
    private static readonly Dictionary<string, string> NumbersInNames = new()
    {
        ["H-27"] = "260608",
        ["H-32"] = "20",
        ["X-19"] = "IDS7",
        ["D-14"] = "IDS7",
        ["D-29"] = "IDS7",
        ["F-35"] = "2008:355",
    };

    internal static void A_rule_or_fact_stands_on_the_lines_of_its_requirement(PackSet packs)
    {
        var lines =
            (from pack in packs.Packs
             from rule in pack.Rules
             where !rule.IsProductDefault
             from clause in rule.Clauses
             from line in new[] { rule.Line!.Value, clause.Line ?? rule.Line.Value }
             select (rule.RuleId, Line: line))
            .Concat(
                from fact in packs.Facts
                from passage in fact.Passages.Concat(fact.Routes.Select(route => route.Passage))
                select (fact.RuleId, passage.Line))
            .ToLookup(found => found.RuleId, found => found.Line);
        foreach (var id in lines)
            Assert.True(Requirements[id.Key].Lines.SequenceEqual(id.Distinct().Order()), $"{id.Key} stands on {string.Join(", ", id.Distinct().Order())}");
    }

    internal static void What_a_sentence_states_is_one_rule_or_one_fact(PackSet packs)
    {
        var stated = packs.Packs.SelectMany(pack => pack.Rules.Where(rule => !rule.IsProductDefault).Select(rule => rule.RuleId).Distinct().Concat(pack.Facts.Select(fact => fact.RuleId))).ToList();
        // N-49 is about the file, not about a sentence in it.
        Assert.Equal(Requirement.All.Where(requirement => requirement.Lines.Count > 0 && requirement.Id != "N-49").Select(requirement => requirement.Id).Order(), stated.Distinct().Order());
        // The ways to the external reader are facts of its own routine, and decide a route in NU-sjukvården's.
        Assert.Equal(["X-19", "X-21"], stated.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key).Order());
    }

    internal static void There_are_no_contacts_but_the_routines(PackSet packs) => Assert.Equal(
        ["D-17", "D-18", "D-19", "D-20", "D-22", "D-23", "D-24", "D-25", "X-09", "X-18", "X-24", "X-26", "X-27", "X-28", "X-29", "X-30"],
        packs.Facts.Where(fact => fact.Contact is not null).Select(fact => fact.RuleId).Order());

    internal static void A_procedure_has_its_steps_in_order(PackSet packs)
    {
        Assert.Equal("X-08 X-09 X-10 X-11 X-12 X-13 X-14 X-15 X-16 X-17 X-24", Steps(Procedure.ReaderFault));
        Assert.Equal("N-12 N-15 N-16", Steps(Procedure.Medium));
        Assert.Equal("F-08 F-10 F-11 F-12 F-13 F-20", Steps(Procedure.FileRequest));
        Assert.Equal("F-06 F-09 F-17 F-24 F-26 F-27 F-28 F-29 F-30", Steps(Procedure.SaveImage));
        Assert.Equal("F-06 F-17 F-24 F-26 F-31 F-32", Steps(Procedure.SaveDocument));
        Assert.Equal("D-05", Steps(Procedure.OutageStart));
        Assert.Equal("D-21", Steps(Procedure.PaperReferral));
        Assert.Equal("D-27 D-28", Steps(Procedure.OutageEnd));

        string Steps(Procedure procedure) => string.Join(' ', packs.Facts.Where(fact => fact.Step?.Of.Contains(procedure) == true).Select(fact => fact.RuleId));
    }

    internal static void A_facts_words_bear_its_figures(PackSet packs)
    {
        foreach (var fact in packs.Facts)
            Assert.All(Figures(fact), figure => Assert.Contains(figure, string.Join('\n', Words(fact)), StringComparison.Ordinal));
    }

    internal static void Every_number_in_a_facts_words_is_known(PackSet packs)
    {
        foreach (var pack in packs.Packs)
        {
            var document = pack.Documents[0];
            foreach (var fact in pack.Facts)
            {
                string?[] known =
                [
                    .. Figures(fact), Day(fact.Notice?.Date), Day(document.ValidFrom), Day(document.ValidTo), document.DocumentId, document.Version,
                    document.Owner?.UserId, document.Reviewer?.UserId, document.Approver?.UserId, NumbersInNames.GetValueOrDefault(fact.RuleId), pack == packs.PatientFiles ? "1177" : null,
                ];
                var numbers = known.OfType<string>().SelectMany(Numbers).ToHashSet();
                Assert.All(Words(fact).SelectMany(Numbers), number => Assert.True(numbers.Contains(number), $"{fact.RuleId}: {number}"));
            }
        }
    }

    internal static void A_document_is_the_one_that_the_requirements_were_drawn_from(PackSet packs)
    {
        var expected = new Dictionary<string, string>
        {
            ["H"] = "4d1aeef0f528b13623f88a617efd61314b66edb0107f510ca481fb34595c6dae",
            ["N"] = "e1a381a7e07ba9d161aa13ae4f5076acb3cd877e2865a77227187b6b6d3cfff6",
            ["X"] = "d26c8d7578e3bf2950374ab847054f4cf5f0febcbf384639f3a9c12943a12101",
            ["F"] = "cdb723e24069a3d33714e042250697fc702eda0ed9f0dce90992e0dc8b5fa5c4",
            ["D"] = "90d65bb73338d3484729724121cc6f731f57dec1f1ac2246065f6fca79d66189",
        };
        Assert.All(packs.Packs.SelectMany(pack => pack.Documents), document => Assert.Equal(expected[document.Key], document.Sha256));
    }

    /// <summary>What the pack makes of the words, as they write it.</summary>
    private static IEnumerable<string> Figures(PolicyFact fact)
    {
        if (fact.Contact is { } contact)
        {
            foreach (var number in contact.Numbers)
                yield return number;
            foreach (var time in new[] { contact.When?.From, contact.When?.Until }.OfType<TimeOnly>())
                yield return time.ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        if (fact.Limit is { Most: { } most, Unit: not LimitUnit.Years })
            yield return most.ToString(CultureInfo.InvariantCulture);
        if (fact.Invoice is { } invoice)
        {
            yield return invoice.Account;
            foreach (var line in invoice.Address)
                yield return line;
        }
    }

    private static IEnumerable<string> Words(PolicyFact fact) => fact.Passages.Concat(fact.Routes.Select(route => route.Passage)).Select(passage => passage.Quote);

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Numbers(string text) => Number().Matches(text).Select(match => match.Value);

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}|[A-Za-z]*[0-9]+")]
    private static partial Regex Number();
}
