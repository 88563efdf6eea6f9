using RadOps.Core;
using RadOps.Core.Archives;
using RadOps.Core.Completion;
using RadOps.Core.Continuity.Reader;
using RadOps.Core.Continuity.Systems;
using RadOps.Core.Export;
using RadOps.Core.Intake.Files;
using RadOps.Core.Papers;
using RadOps.Core.Policies;
using RadOps.Core.Policies.Facts;
using RadOps.Core.Register;
using RadOps.Core.Release;
using RadOps.Core.Settings;
using RadOps.Core.Transfer;
using RadOps.Dicom;
using RadOps.Documents.Medium;
using RadOps.Documents.Papers;
using RadOps.Documents.Pdf;
using RadOps.Formats.Csv;
using RadOps.Formats.Policies;
using RadOps.Site.Discs;
using RadOps.Site.Intake;
using RadOps.Site.Pictures;
using RadOps.Storage;

namespace RadOps.Site;

/// <summary>
/// One workplace: what its site file says, with the register, packs, prices and directory that it names, each opened when it is first
/// used. The one home of that wiring for both faces. Not for use by several threads before a part has been opened.
/// </summary>
public sealed partial class Workplace : IDisposable
{
    /// <summary>The environment variable that names the site file.</summary>
    public const string SiteVariable = "RADOPS_SITE";

    // Every event bears a care unit (HSLF-FS 2016:40, 4 kap. 9 §); where nobody has named one, it says so.
    private const string NoCareUnit = "Ej angiven vårdenhet";

    private readonly WorkplaceOptions options;
    private readonly Lazy<IRegisterStore> register;
    private readonly Lazy<IReleaseHistory?> history;
    private readonly Lazy<PolicyPacks> packs;
    private readonly Lazy<PolicyCatalog> policies;
    private readonly Lazy<PriceList> prices;
    private readonly Lazy<IReadOnlyList<RecipientEntry>> recipients;
    private readonly Lazy<KnownBadFiles?> knownBad;

    private Workplace(WorkplaceOptions options, string? siteFile, SiteSettings settings)
    {
        this.options = options;
        SiteFile = siteFile;
        Settings = settings;
        register = new(OpenRegister);
        history = new(LoadHistory);
        packs = new(() => SitePolicies.Read(OwnPackPaths));
        policies = new(() => new PolicyCatalog(Packs.All.Where(pack => pack.DecidesReleases).Select(PolicyCompiler.Compile)));
        prices = new(() => settings.Prices is { } path ? PriceListCsv.Read(Resolve(path)) : PriceList.Empty);
        recipients = new(() => settings.Recipients is { } path ? RecipientCsv.Read(Resolve(path)) : []);
        knownBad = new(() => settings.Intake.KnownBad is { } path ? KnownBadFiles.Read(Resolve(path)) : null);
        Operator = new(
            options.Operator ?? System.Environment.UserName,
            options.CareUnit ?? settings.CareUnit ?? settings.Site ?? NoCareUnit);
    }

    /// <summary>Full path of the site file; null on the built-in default.</summary>
    public string? SiteFile { get; }

    /// <summary>What the site file says; nothing on the built-in default.</summary>
    public SiteSettings Settings { get; }

    /// <summary>On whose behalf things are recorded: the account, and the care unit that the site file or an option names.</summary>
    public OperatorContext Operator { get; }

    /// <summary>The time and the zone.</summary>
    public TimeProvider Clock => options.Clock;

    /// <summary>Today, where the workplace is.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().DateTime);

    /// <summary>What requests' texts are understood by: today, the zone, and the site's organisation.</summary>
    public RequestBinding Binding => RequestBinding.From(Clock, Settings.Organisation);

    /// <summary>Every pack: the built-in ones, the site's own in place of those with the same id, or that decide for the same organisation.</summary>
    /// <exception cref="RadOpsException">A pack cannot be read, or two of the site's own bear one id.</exception>
    public PolicyPacks Packs => packs.Value;

    /// <summary>The packs that decide releases.</summary>
    /// <exception cref="RadOpsException">A pack cannot be read or contradicts itself, or two of the site's own decide for one organisation.</exception>
    public PolicyCatalog Policies => policies.Value;

    /// <summary>The pack that a text names, made ready to decide: a file of a pack or overlay, or a folder of them, that need not be in use; else an organisation or a pack's id.</summary>
    /// <exception cref="RadOpsException">
    /// <c>PathNotFound</c>, <c>UnknownOrganisation</c>: there is no such thing. <c>PolicyNotFound</c>: it decides no releases. <c>PolicyInvalid</c>: it contradicts itself.
    /// <c>PolicyAmbiguous</c>: a folder holds several packs that decide releases.
    /// </exception>
    public ReleasePolicy Policy(string organisationOrPath)
    {
        var isPath = Path.Exists(organisationOrPath);
        if (!isPath && (Path.GetExtension(organisationOrPath).Length > 0 || organisationOrPath.AsSpan().ContainsAny('/', '\\')))
            throw new RadOpsException("PathNotFound", ErrorKind.NotFound, $"There is no such file or folder: {organisationOrPath}", organisationOrPath);
        var found = isPath ? SitePolicies.ReadOwn([organisationOrPath]) : Packs.For(organisationOrPath);
        return found.Where(pack => pack.DecidesReleases).ToList() switch
        {
            [var only] => PolicyCompiler.Compile(only),
            [] => throw new RadOpsException("PolicyNotFound", ErrorKind.NotFound, $"There is no pack of {organisationOrPath} that decides releases.", organisationOrPath),
            var several => throw new RadOpsException("PolicyAmbiguous", ErrorKind.InvalidInput, $"{organisationOrPath} holds several packs that decide releases: {string.Join(", ", several.Select(pack => pack.Id))}. Name one of them.", organisationOrPath),
        };
    }

    /// <summary>The site's prices; none when it has no list.</summary>
    /// <exception cref="RadOpsException">The list cannot be read.</exception>
    public PriceList Prices => prices.Value;

    /// <summary>The site's recipient directory; empty when it has none.</summary>
    /// <exception cref="RadOpsException">The directory cannot be read.</exception>
    public IReadOnlyList<RecipientEntry> Recipients => recipients.Value;

    /// <summary>The site's nodes on the DICOM network.</summary>
    public SiteNodes Nodes => field ??= new SiteNodes(Settings, options.Environment);

    /// <summary>Asks archives where studies are; the caller disposes it.</summary>
    /// <param name="nodes">Names of the nodes to ask; none for all.</param>
    /// <exception cref="RadOpsException"><c>NodeUnknown</c>; <c>NodesMissing</c>: the site names none.</exception>
    public StudyFinder Finder(IReadOnlyCollection<string> nodes)
    {
        IReadOnlyCollection<string> asked = nodes.Count > 0 ? nodes : Nodes.Names;
        if (asked.Count == 0)
            throw new RadOpsException("NodesMissing", ErrorKind.NotFound, "The site file names no nodes, so there is nobody to ask. Add them under nodes:, or name another site file.");
        return new StudyFinder([.. asked.Select(Nodes.Archive)], Settings.ArchiveDelay is { } hours ? TimeSpan.FromHours(hours) : ArchiveWindow.DefaultDelay, Clock);
    }

    /// <summary>The studies of an archive, to be fetched; the caller disposes it.</summary>
    /// <param name="node">The archive's name in the site file.</param>
    /// <exception cref="RadOpsException"><c>NodeUnknown</c>.</exception>
    public ArchiveStudies StudiesOf(string node) => new(this, Nodes.Archive(node));

    /// <summary>Asks the systems how they are; nothing is asked yet. A routine that cannot be read, as on a share that is out as well, is told as a warning.</summary>
    /// <param name="timeout">The most time that each is given to connect, and for each reply.</param>
    public SystemCheck Systems(TimeSpan timeout) => new(new SystemProbes(this, timeout).All(), OutageRoutine(), Clock);

    private PolicyPack? OutageRoutine()
    {
        try
        {
            return Settings.Organisation is { } organisation ? Packs.For(organisation).FirstOrDefault(pack => pack.Modes.Count > 0) : null;
        }
        catch (RadOpsException failure)
        {
            Warn($"The organisation's routine cannot be read, so no outage mode is quoted from it: {failure.Message}");
            return null;
        }
    }

    /// <summary>The folder in which fetched studies lie for a while.</summary>
    internal string StagingParent => Settings.Folders.Staging is { } folder ? Resolve(folder) : Path.GetTempPath();

    /// <summary>DICOM files and media.</summary>
    public IDicomFiles Dicom { get; } = new DicomFiles();

    /// <summary>Decides requests, with what the register holds now read once for earlier releases (H-10): for checking many.</summary>
    public ReleaseDesk Desk => field ??= new ReleaseDesk(Policies, history.Value, Clock);

    /// <summary>The events of the register, which is made if there is none. The first use warns when it is one in a user's own folder.</summary>
    /// <exception cref="RadOpsException">It cannot be opened.</exception>
    public IRegisterStore Register => register.Value;

    /// <summary>The register "Exporterade bilder", written on the operator's behalf.</summary>
    /// <exception cref="RadOpsException">It cannot be opened.</exception>
    public ReleaseRegister Releases => field ??= new ReleaseRegister(Register, Clock, Operator);

    /// <summary>Makes media: each request is decided anew, and recorded.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public MediaExportService Exports => field ??= new MediaExportService(
        new ReleaseDesk(Policies, Releases, Clock),
        Releases,
        new ExportJournal(Register, Clock, Operator, new ProcessWorkers()),
        new ExportTools(Dicom, new MediumPages(), new ReleasePapers(), Prices, Pictures),
        Clock);

    /// <summary>Draws up papers of releases that are in the register.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public PaperDesk Papers => field ??= new PaperDesk(Register, Releases, new ReleaseDesk(Policies, Releases, Clock), Dicom, new ReleasePapers(), Clock);

    /// <summary>Prints papers as PDF; the caller disposes it.</summary>
    public PaperPrinter NewPrinter() => new(options.Environment);

    /// <summary>Draws the pictures of media's pages.</summary>
    public IMediumPictures Pictures => field ??= new SeriesPictures(options.Environment, Clock);

    /// <summary>Makes ISO images of media.</summary>
    internal DiscImage NewDiscImage() => new(options.Environment);

    /// <summary>Where media are made where nobody says otherwise; null where the site file does not say.</summary>
    public string? ExportsFolder => Settings.Folders.Exports is { } folder ? Resolve(folder) : null;

    /// <summary>The end of the chain: hand-overs, notes and corrections.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public ReleaseCompletion Completion => field ??= new ReleaseCompletion(Register, Releases, new ReleaseDesk(Policies, Releases, Clock), Clock);

    /// <summary>Sends studies: each is decided anew, and recorded step by step.</summary>
    /// <exception cref="RadOpsException">The register cannot be opened.</exception>
    public TransferService Transfers => field ??= new TransferService(new ReleaseDesk(Policies, Releases, Clock), new TransferRegister(Register, Releases), new ReportStaging(Dicom, StagingParent, Clock), Clock);

    /// <summary>Outages and the work on paper during them, by an organisation's routine; needs neither register nor network.</summary>
    /// <param name="organisation">The organisation; null for the site's own.</param>
    /// <param name="offline">Whether neither the shared folder nor the register is to be asked.</param>
    /// <exception cref="RadOpsException"><c>OrganisationMissing</c>, <c>UnknownOrganisation</c>, <c>OutageRoutineMissing</c>.</exception>
    public OutagePlace Outages(string? organisation, bool offline = false) => new(this, Whose(organisation), offline);

    /// <summary>Files from patients, by an organisation's routine; needs neither register nor network.</summary>
    /// <param name="organisation">The organisation; null for the site's own.</param>
    /// <param name="offline">Whether neither the shared folder nor the register is to be asked.</param>
    /// <exception cref="RadOpsException"><c>OrganisationMissing</c>, <c>UnknownOrganisation</c>, <c>IntakeRoutineMissing</c>, <c>IntakeNotSupported</c>.</exception>
    public IntakePlace Intake(string? organisation, bool offline = false) => new(this, Whose(organisation), offline);

    /// <summary>Gives an environment variable's value.</summary>
    internal Func<string, string?> Environment => options.Environment;

    /// <summary>The ways by which images reach the external reader, by an organisation's routine and the site file; needs neither register nor network.</summary>
    /// <param name="organisation">The organisation; null for the site's own.</param>
    /// <exception cref="RadOpsException"><c>OrganisationMissing</c>, <c>UnknownOrganisation</c>, <c>ReaderRoutineMissing</c>.</exception>
    public RouteBook Routes(string? organisation)
    {
        var whose = organisation ?? Settings.Organisation
            ?? throw new RadOpsException("OrganisationMissing", ErrorKind.InvalidInput, "Whose routine is to be followed? Name the organisation with -Organisation, --organisation or in the site file.");
        var found = Packs.For(whose);
        return new(found.FirstOrDefault(pack => pack.Facts.Any(fact => fact.Routes.Count > 0)) ?? found[0], Settings.Outage);
    }

    /// <summary>The way to the external reader that a send takes: the one that is stated, or the teleradiology destination, as always. None is put in another's place (X-20).</summary>
    /// <param name="organisation">Whose routine; null for the site's own.</param>
    /// <param name="stated">The way; null where nobody has said.</param>
    /// <param name="isDoneByPerson">Whether a person has sent, and RadOps only records it.</param>
    /// <exception cref="RadOpsException"><c>RouteClosed</c>; <c>RouteByPerson</c>: RadOps cannot send that way; or the routine is not known and a way is stated.</exception>
    public TransferRoute ChooseRoute(string? organisation, TransferRoute? stated, bool isDoneByPerson)
    {
        var way = stated ?? TransferRoute.Teleradiology;
        ReaderRoute route;
        try
        {
            route = Routes(organisation).Require(way, Today);
        }
        catch (RadOpsException unknown) when (stated is null && (unknown.Code is "OrganisationMissing" or "UnknownOrganisation" or "ReaderRoutineMissing"))
        {
            return way; // the request itself may name the organisation, whose pack then decides
        }

        return route.IsPushedByRadOps || isDoneByPerson
            ? way
            : throw new RadOpsException("RouteByPerson", ErrorKind.NotSupported, $"RadOps cannot send by {way}: {route.HowTo}", way.ToString());
    }

    /// <summary>Tells an operator what is to be known though nothing failed.</summary>
    internal void Warn(string message) => options.Warning?.Invoke(message);

    /// <summary>Where the machine's journal is.</summary>
    internal string JournalFolder => Settings.Folders.Journal is { } folder ? Resolve(folder) : UserFolder.JournalPath();

    /// <summary>Whether there is a register to read from; <see cref="Register"/> would make one.</summary>
    public bool HasRegister => RegisterFactory.Exists(RegisterName);

    /// <summary>Where the register is; nothing is opened.</summary>
    /// <exception cref="RadOpsException">Its name is malformed, or asks for a variable that is not set.</exception>
    internal RegisterPlace RegisterPlace => RegisterFactory.Locate(RegisterName);

    /// <summary>Files, or folders of files, with packs and overlays of the site's own.</summary>
    internal IEnumerable<string> OwnPackPaths => options.PolicyFiles.Concat(Settings.Policies.Select(Resolve));

    /// <summary>The register's name, secrets and all: not to be shown.</summary>
    private string RegisterName => options.Register ?? (Settings.Register is { } text ? Resolve(text) : $"sqlite:{UserFolder.RegisterPath()}");

    /// <summary>Opens a workplace: its site file is read now, the rest when it is used.</summary>
    /// <exception cref="RadOpsException">The site file cannot be read.</exception>
    public static Workplace Open(WorkplaceOptions options) => NameOfSiteFile(options, out _) is { } path
        ? new Workplace(options, path, Formats.Site.SiteFile.Read(path))
        : new Workplace(options, null, new SiteSettings());

    /// <summary>A workplace of settings that were read before.</summary>
    internal static Workplace Of(WorkplaceOptions options, string siteFile, SiteSettings settings) => new(options, siteFile, settings);

    /// <summary>Full path of the site file that an option or the environment names; null where neither does.</summary>
    internal static string? NameOfSiteFile(WorkplaceOptions options, out SettingSource source)
    {
        var (path, from) = options.SiteFile is { } given ? (given, SettingSource.Parameter) : (options.Environment(SiteVariable), SettingSource.Environment);
        source = string.IsNullOrWhiteSpace(path) ? SettingSource.Default : from;
        return source == SettingSource.Default ? null : Path.GetFullPath(path!);
    }

    /// <summary>Known bad files; null where the site has no list.</summary>
    /// <exception cref="RadOpsException">The list cannot be read.</exception>
    public KnownBadFiles? KnownBad => knownBad.Value;

    /// <summary>The site's virus scanner; null where it names none.</summary>
    /// <exception cref="RadOpsException"><c>SiteVariableMissing</c>.</exception>
    public ProcessVirusScanner? VirusScanner => ProcessVirusScanner.Of(Settings.Intake with { Scanner = [.. Settings.Intake.Scanner.Select(Resolve)] }, options.Environment);

    /// <summary>Says what holds here, without secrets.</summary>
    /// <exception cref="RadOpsException">The register's name is malformed, or asks for a variable that is not set.</exception>
    public SiteOverview Describe()
    {
        _ = NameOfSiteFile(options, out var source);
        var register = RegisterPlace;
        return new()
        {
            SiteFile = SiteFile,
            SiteFileSource = source,
            Site = Settings.Site,
            Organisation = Settings.Organisation,
            Operator = Operator.Operator,
            CareUnit = Operator.CareUnit,
            Register = register.Location,
            RegisterSource = options.Register is not null ? SettingSource.Parameter : Settings.Register is not null ? SettingSource.SiteFile : SettingSource.Default,
            RegisterIsShared = register.IsShared,
            // An array: PowerShell cannot index the list that a collection expression makes.
            Nodes = Settings.Nodes.Select(node => SiteNode.Of(node.Key, node.Value)).ToArray(),
            Systems = Settings.Systems,
            Policies = Settings.Policies,
            Prices = Settings.Prices,
            Recipients = Settings.Recipients,
            Ris = FactSources.RisView(this)?.Location,
            Hl7 = Settings.Ris.Hl7,
            Folders = Settings.Folders,
            Accounts = Settings.Accounts,
            Outage = Settings.Outage,
            Audit = Settings.Audit,
            Intake = Settings.Intake,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (register.IsValueCreated)
            register.Value.Dispose();
    }

    /// <summary>A text of the site file, its variables replaced.</summary>
    /// <exception cref="RadOpsException"><c>SiteVariableMissing</c>.</exception>
    internal string Resolve(string text) => EnvironmentText.Resolve(text, options.Environment);

    private string Whose(string? organisation) => organisation ?? Settings.Organisation
        ?? throw new RadOpsException("OrganisationMissing", ErrorKind.InvalidInput, "Whose routine is to be followed? Name the organisation with -Organisation, --organisation or in the site file.");

    private IRegisterStore OpenRegister()
    {
        if (options.ReadOnly)
            return OpenRegisterForReading() ?? new NoRegister();
        var own = options.Register is null && Settings.Register is null;
        if (own)
            UserFolder.Create();
        var store = StoppableOpening.Open(RegisterName, Clock, RegisterAccess.Create, options.Warning, options.Stopping);
        if (Operator.CareUnit == NoCareUnit)
            options.Warning?.Invoke($"no care unit is named, so events are recorded for '{NoCareUnit}'. Name it in the site file (careUnit:)");
        if (own || !store.IsShared)
            options.Warning?.Invoke($"the register {store.Location} is in your own folder and cannot see what colleagues have released. Name a shared one in the site file (register:)");
        return store;
    }

    private EarlierReleaseIndex? LoadHistory()
    {
        using var store = OpenRegisterForReading();
        return store is null ? null : EarlierReleaseIndex.Load(store);
    }
}
