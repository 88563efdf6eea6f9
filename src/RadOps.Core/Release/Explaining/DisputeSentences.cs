namespace RadOps.Core.Release.Explaining;

/// <summary>Says what sources disagree on: each with its source, so that whoever reads it knows whom to ask.</summary>
internal static class DisputeSentences
{
    /// <summary>Every dispute of a decision's request.</summary>
    internal static string All(ReleaseDecision decision, ExplanationWords words) => string.Join("; ", decision.Request.Disputed.Select(dispute => One(dispute, words)));

    private static string One(DisputedFact dispute, ExplanationWords words) =>
        // Whose number it is must not be told: that it is another's is enough.
        dispute.Column == nameof(ReleaseRequest.PatientId)
            ? words.OtherPatient(words.And(dispute.Values.Select(value => value.Source).Where(source => source != DisputedValue.Order)))
            : words.Against(dispute.Values.Select(value => words.Says(value, Clause(dispute.Column, value.Value, words))));

    /// <summary>The fact's own clause where it has finite values, else its column and value.</summary>
    private static string Clause(string column, string value, ExplanationWords words)
    {
        var name = value switch { "true" => "yes", "false" => "no", _ => value };
        return ReleaseFacts.Find(column) is { } fact && fact.Values.ToList().IndexOf(name) is >= 0 and var number
            ? words.Fact(fact, number)
            : words.ColumnIs(RequestColumns.Find(column)!, value);
    }
}
