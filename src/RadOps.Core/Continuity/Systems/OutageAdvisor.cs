using RadOps.Core.Policies;
using RadOps.Core.Settings;

namespace RadOps.Core.Continuity.Systems;

/// <summary>Says what the systems' states come to: which outage mode they speak for, and what is not known. It starts nothing.</summary>
/// <param name="routine">The organisation's routine for outages; null where it has none.</param>
internal sealed class OutageAdvisor(PolicyPack? routine)
{
    /// <summary>The rule that names the modes.</summary>
    private const string Modes = "D-03";

    /// <summary>OM and RIS share instructions, and PACS together with either has no mode of its own.</summary>
    private const string SharedModes = "C42";

    /// <summary>The mode that is suggested; null for none.</summary>
    internal OutageSuggestion? Suggest(IReadOnlyList<SystemState> systems)
    {
        var down = systems.Where(state => state.Status is SystemStatus.Down && ModeOf(state.System) is not null).Select(state => state.System).ToList();
        if (OutageInstructions.Effective([.. down.Select(system => ModeOf(system)!.Value)]) is not { } mode)
            return null;
        var why = (down.Count, mode) switch
        {
            (2, OutageMode.Total) => $"; för dem tillsammans finns inget läge, och anvisningarna för totalt driftstopp gäller ({SharedModes})",
            (2, _) => $"; anvisningarna är desamma för båda ({SharedModes})",
            _ => "",
        };
        var heading = routine?.Modes.FirstOrDefault(stated => stated.Modes.Contains(mode));
        string[] rules = why.Length == 0 ? [Modes] : [Modes, SharedModes];
        return new(mode, $"{Names(down)} svarar inte{why}.", heading is null ? [] : rules, heading?.Title);
    }

    /// <summary>The whole in Swedish sentences.</summary>
    internal static string Explain(IReadOnlyList<SystemState> systems, OutageSuggestion? suggestion, bool isOwnNetworkSuspected)
    {
        if (isOwnNetworkSuspected)
            return "Ingenting hörs över nätverket: felet är sannolikt den här datorns, dess nätverks eller namntjänstens. Inget driftstoppsläge föreslås. Pröva från en annan dator.";
        List<string> sentences =
        [
            .. Sentence(systems, SystemStatus.Down, "svarar inte"),
            .. Sentence(systems, SystemStatus.Partly, "svarar bara delvis, och räknas inte som nere"),
            .. Sentence(systems, SystemStatus.Refuses, "finns där men släpper inte in den här datorn, och är inte nere"),
            .. Unknown(systems),
        ];
        if (suggestion is not null)
            sentences.Add(Told(suggestion, systems));
        else if (systems.Any(state => state is { Status: SystemStatus.Down, System: RadSystem.Bfr or RadSystem.Iep }))
            sentences.Add("För BFR och IEP har driftstoppsrutinen inget läge.");
        else if (sentences.Count == 0)
            sentences.Add("Alla system svarar.");
        return string.Join(' ', sentences);
    }

    /// <summary>The mode for a system alone; null where the routine has none.</summary>
    private static OutageMode? ModeOf(RadSystem system) => system switch
    {
        RadSystem.Pacs => OutageMode.Pacs,
        RadSystem.Ris => OutageMode.Ris,
        RadSystem.Om => OutageMode.Om,
        _ => null,
    };

    private static string Told(OutageSuggestion suggestion, IReadOnlyList<SystemState> systems)
    {
        var heading = suggestion.Heading is { } title ? $" (”{title}”)" : ", som är RadOps eget förslag: förvaltningens rutin i RadOps säger inget om driftstopp";
        RadSystem[] graver = suggestion.Mode switch { OutageMode.Total => [], OutageMode.Pacs => [RadSystem.Ris, RadSystem.Om], _ => [RadSystem.Pacs] };
        var unknown = Names(systems.Where(state => state.Status is SystemStatus.NotKnown && graver.Contains(state.System)).Select(state => state.System), " eller ");
        var more = unknown.Length == 0 ? "" : $" Är även {unknown} nere gäller Total ({SharedModes}).";
        return $"Föreslaget läge: {suggestion.Mode}{heading}. {suggestion.Reason}{more} En människa avgör, och startar det: Start-OutageMode -Mode {suggestion.Mode}.";
    }

    private static IEnumerable<string> Sentence(IReadOnlyList<SystemState> systems, SystemStatus status, string what) =>
        systems.Where(state => state.Status == status).ToList() is { Count: > 0 } those ? [$"{Names(those.Select(state => state.System))} {what}."] : [];

    private static IEnumerable<string> Unknown(IReadOnlyList<SystemState> systems) =>
        systems.Where(state => state.Status is SystemStatus.NotKnown).ToList() is { Count: > 0 } those
            ? [$"Om {Names(those.Select(state => state.System))} vet RadOps ingenting: {(those.TrueForAll(state => state.Probes.Count == 0) ? "platsfilen säger inte vad som talar för dem (systems:)" : "det som talar för dem kunde inte tillfrågas")}."]
            : [];

    private static string Names(IEnumerable<RadSystem> systems, string last = " och ") =>
        systems.Select(system => system.ToString().ToUpperInvariant()).ToList() is var names && names.Count > 1 ? $"{string.Join(", ", names[..^1])}{last}{names[^1]}" : string.Concat(names);
}
