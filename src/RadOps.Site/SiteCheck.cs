using RadOps.Core;
using RadOps.Core.Policies;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Resolution;
using RadOps.Core.Settings;
using RadOps.Formats.Policies;

namespace RadOps.Site;

/// <summary>
/// Looks through a site file and all that it names, and tells everything that is wrong: one line a fault, with its place. Of the network it asks the view of RIS alone, which is only
/// read, and it changes nothing: the file that it tries to write where RadOps itself writes is gone at once.
/// </summary>
/// <param name="options">Names the site file.</param>
public sealed class SiteCheck(WorkplaceOptions options)
{
    /// <summary>After how long a time a price is to be looked up anew: as long as a recipient.</summary>
    private const int StaleAfterDays = RecipientDirectory.StaleAfterDays;

    private const int NamedAtMost = 3;

    private readonly List<SiteFinding> findings = [];

    /// <summary>Looks.</summary>
    /// <returns>What was found, in the order of the file; nothing when all is well.</returns>
    /// <exception cref="RadOpsException">There is no such site file, or it cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The caller was stopped.</exception>
    public IReadOnlyList<SiteFinding> Run()
    {
        var path = Workplace.NameOfSiteFile(options, out _);
        if (path is null)
        {
            Add(FindingSeverity.Warning, "SiteFileNotNamed", Workplace.SiteVariable, "No site file is named, so RadOps runs on its own defaults: no nodes, and a register that colleagues do not see. New-RadOpsSite writes one.");
            return findings;
        }

        var (settings, faults) = Formats.Site.SiteFile.Check(path);
        foreach (var fault in faults)
            CheckFault(fault);
        using var workplace = Workplace.Of(options with { ReadOnly = true, Warning = null }, path, settings);
        CheckNames(workplace, settings);
        CheckRegister(workplace, settings);
        findings.AddRange(new NodeCheck(workplace, settings).Run());
        CheckSystems(settings);
        CheckPolicies(workplace, settings);
        CheckPrices(workplace, settings);
        CheckRecipients(workplace, settings);
        if (settings.Exemptions is not null) Try("exemptions", () => workplace.Exemptions);
        findings.AddRange(new RisCheck(workplace, settings.Ris, options.Stopping).Run());
        CheckFolders(workplace, settings.Folders, settings.Outage);
        findings.AddRange(new IntakeSettingsCheck(workplace, settings.Intake).Run());
        CheckAccounts(settings);
        return findings;
    }

    private void Add(FindingSeverity severity, string code, string place, string message) => findings.Add(new(severity, code, place, message));

    private void Add(string place, RadOpsException failure) => Add(FindingSeverity.Error, failure.Code, place, failure.Message);

    /// <summary>A fault's message begins with where it stands.</summary>
    private void CheckFault(RadOpsException fault)
    {
        var parted = fault.Message.IndexOf(": ", StringComparison.Ordinal);
        Add(FindingSeverity.Error, fault.Code, fault.Message[..Math.Max(parted, 0)], parted < 0 ? fault.Message : fault.Message[(parted + 2)..]);
    }

    private void CheckNames(Workplace workplace, SiteSettings settings)
    {
        if (settings.CareUnit is null)
        {
            Add(
                settings.Site is null ? FindingSeverity.Warning : FindingSeverity.Information,
                "CareUnitMissing",
                "careUnit",
                $"No care unit is named, so events are recorded for '{workplace.Operator.CareUnit}'; they must bear one (HSLF-FS 2016:40, 4 kap. 9 §).");
        }

        if (settings.Organisation is null)
            Add(FindingSeverity.Information, "OrganisationMissing", "organisation", "No organisation is named, so every request must name its own.");
    }

    private void CheckRegister(Workplace workplace, SiteSettings settings)
    {
        const string place = "register";
        if (settings.Register is null)
        {
            Add(FindingSeverity.Warning, "RegisterMissing", place, "No register is named, so each user has one of their own, which cannot see what colleagues have released.");
            return;
        }

        if (Try(place, () => workplace.RegisterPlace) is not { } register)
            return;
        if (!register.IsShared)
            Add(FindingSeverity.Warning, "RegisterNotShared", place, $"{register.Location} is in a user's own folder, so colleagues do not see what is in it.");
        if (register.IsServer)
            return;
        if (workplace.HasRegister)
            Try(place, workplace.OpenRegisterForReading)?.Dispose();
        if (!Directory.Exists(Path.GetDirectoryName(register.Location)))
            Add(FindingSeverity.Error, "RegisterFolderMissing", place, $"The folder of {register.Location} does not exist, or cannot be reached from here.");
        else if (CanBeWritten(place, Path.GetDirectoryName(register.Location)!) && !workplace.HasRegister)
            Add(FindingSeverity.Information, "RegisterNotYetMade", place, $"{register.Location} is not there yet; the first release makes it.");
    }

    /// <summary>Of what nothing speaks for, an outage is not seen.</summary>
    private void CheckSystems(SiteSettings settings)
    {
        var unknown = new[] { RadSystem.Ris, RadSystem.Om }.Where(system => !settings.Systems.ContainsKey(system)).Select(system => system.ToString().ToUpperInvariant()).ToList();
        if (settings.Nodes.Count > 0 && unknown.Count > 0)
            Add(FindingSeverity.Information, "SystemNotNamed", "systems", $"Nothing speaks for {string.Join(" or ", unknown)}, so Test-RadSystem cannot tell whether it is down.");
    }

    private void CheckPolicies(Workplace workplace, SiteSettings settings)
    {
        const string place = "policies";
        if (Try(place, () => workplace.OwnPackPaths.ToList()) is not { } paths)
            return;
        IReadOnlyList<PolicyPack> own;
        try
        {
            own = SitePolicies.ReadOwn(paths);
        }
        catch (RadOpsException together)
        {
            TellFaultyPacks(paths, together);
            return;
        }

        foreach (var pack in own)
        {
            if (pack.Documents[0].StatusOn(workplace.Today) is var status and (PolicyStatus.Expired or PolicyStatus.NotYetInForce))
                Add(FindingSeverity.Warning, $"Policy{status}", place, $"The document of the pack {pack.Id} is {(status == PolicyStatus.Expired ? "no longer" : "not yet")} in force.");
        }

        if (settings.Organisation is { } organisation)
            Try("organisation", () => workplace.Policies.For(organisation));
    }

    /// <summary>Reading them together stops at the first fault; each file is asked for its own, and where none has any, they do not go together.</summary>
    private void TellFaultyPacks(IEnumerable<string> paths, RadOpsException together)
    {
        var before = findings.Count;
        foreach (var file in SitePolicies.Files(paths))
            Try("policies", () => SitePolicies.ReadOwn([file]));
        if (findings.Count == before)
            Add("policies", together);
    }

    private void CheckPrices(Workplace workplace, SiteSettings settings)
    {
        const string place = "prices";
        var today = workplace.Today;
        if (settings.Prices is not null && Try(place, () => workplace.Prices) is null)
            return;
        foreach (var price in workplace.Prices.On(today).Where(price => IsStale(price.Checked, today)))
            Add(FindingSeverity.Warning, "PriceStale", place, FormattableString.Invariant($"The price of '{price.Product}' ({price.Amount:0.##} kr from {price.ValidFrom:yyyy-MM-dd}) was {Last(price.Checked)}; check it against {price.Source}."));
        foreach (var template in InvoiceTemplates(workplace, settings).Where(template => workplace.Prices.Find(template.Product, today) is null))
            Add(FindingSeverity.Warning, "PriceMissing", place, $"There is no price of '{template.Product}' that holds today, so invoice bases wait for an amount (N-36).");
    }

    /// <summary>What the site's own routines say of invoice bases; packs that cannot be read are told of elsewhere.</summary>
    private static IReadOnlyList<InvoiceTemplate> InvoiceTemplates(Workplace workplace, SiteSettings settings)
    {
        try
        {
            return [.. workplace.Packs.All.Where(pack => IsHere(settings, pack.Organisation)).Select(InvoiceTemplate.Find).OfType<InvoiceTemplate>()];
        }
        catch (RadOpsException)
        {
            return []; // Told of already, under policies.
        }
    }

    private void CheckRecipients(Workplace workplace, SiteSettings settings)
    {
        const string place = "recipients";
        if (settings.Recipients is null || Try(place, () => workplace.Recipients) is not { } recipients)
            return;
        Tell("RecipientNeverChecked", "never been checked", [.. recipients.Where(recipient => recipient.Checked is null)]);
        Tell("RecipientStale", "not been checked for a year", [.. recipients.Where(recipient => recipient.Checked is not null && RecipientDirectory.IsStale(recipient, workplace.Today))]);

        void Tell(string code, string what, IReadOnlyList<RecipientEntry> those)
        {
            if (those.Count == 0)
                return;
            var named = string.Join(", ", those.Take(NamedAtMost).Select(recipient => recipient.Name));
            Add(FindingSeverity.Warning, code, place, FormattableString.Invariant($"{those.Count} of {recipients.Count} recipients have {what}: {named}{(those.Count > NamedAtMost ? ", …" : "")}."));
        }
    }

    /// <summary>Nobody fetches patients' files where it is not said what a personal account looks like (F-23).</summary>
    private void CheckAccounts(SiteSettings settings)
    {
        const string place = "accounts.personal";
        if (settings.Accounts.Personal is null && (settings.Folders.Picsara ?? settings.Folders.Earchive ?? settings.Accounts.Shared) is not null)
            Add(FindingSeverity.Warning, "AccountPatternMissing", place, "It is not said what a personal account looks like, so nobody may take in files from patients (F-23).");
        else if (settings.Accounts is { Personal: { } personal, Shared: null } && settings.Folders.Picsara is not null)
            Add(FindingSeverity.Information, "SharedAccountsNotNamed", "accounts.shared", $"Shared accounts are those that '{personal}' does not match; name them as well (accounts: shared) where one of them could (F-23).");
    }

    private void CheckFolders(Workplace workplace, FolderSettings folders, OutageSettings outage)
    {
        CheckFolder("folders.exports", folders.Exports, isOurs: true);
        CheckFolder("folders.journal", folders.Journal, isOurs: true);
        CheckFolder("folders.staging", folders.Staging, isOurs: true);
        CheckFolder("outage.share", outage.Share, isOurs: true);
        // Another system empties these: it might take a trial file for a patient's.
        CheckFolder("folders.picsara", folders.Picsara, isOurs: false);
        CheckFolder("folders.earchive", folders.Earchive, isOurs: false);

        void CheckFolder(string place, string? folder, bool isOurs)
        {
            if (folder is null || Try(place, () => workplace.Resolve(folder)) is not { } path)
                return;
            if (!CanBeListed(path))
                Add(FindingSeverity.Error, "FolderUnreachable", place, $"The folder {path} does not exist, or this account may not read it.");
            else if (isOurs)
                _ = CanBeWritten(place, path);
        }
    }

    /// <summary>Only writing shows whether a folder can be written to; the file goes away as it is closed.</summary>
    private bool CanBeWritten(string place, string folder)
    {
        try
        {
            using var trial = new FileStream(Path.Combine(folder, $".radops-trial-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            trial.WriteByte(0);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Add(FindingSeverity.Error, "FolderNotWritable", place, $"This account cannot write to {folder}: {error.Message}");
            return false;
        }
    }

    private static bool CanBeListed(string folder)
    {
        try
        {
            using var entries = Directory.EnumerateFileSystemEntries(folder).GetEnumerator();
            _ = entries.MoveNext();
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsStale(DateOnly? day, DateOnly today) => day is null || day.Value.AddDays(StaleAfterDays) < today;

    private static string Last(DateOnly? day) => day is null ? "never checked" : FormattableString.Invariant($"last checked {day:yyyy-MM-dd}");

    private static bool IsHere(SiteSettings settings, string organisation) =>
        string.Equals(settings.Organisation, organisation, StringComparison.OrdinalIgnoreCase);

    private T? Try<T>(string place, Func<T?> look) where T : class
    {
        try
        {
            return look();
        }
        catch (RadOpsException failure)
        {
            Add(place, failure);
            return null;
        }
    }
}
