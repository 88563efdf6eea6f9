using System.Text.RegularExpressions;
using RadOps.Core.Settings;

namespace RadOps.Core.Intake;

/// <summary>Who may fetch patients' files: a personal VGR-ID, and never a shared account (F-23). Asked before any file is touched.</summary>
internal static class AccountGate
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <summary>Refuses an account that is not known to be personal. A pattern for shared accounts goes before the one for personal.</summary>
    /// <exception cref="RadOpsException">
    /// <c>AccountShared</c>, <c>AccountNotPersonal</c>; <c>AccountPatternMissing</c>: the site file does not say what a personal account looks like, and nothing is assumed.
    /// </exception>
    internal static void Require(string account, AccountSettings accounts, IntakeRoutine routine)
    {
        if (accounts.Personal is not { } personal)
        {
            throw new RadOpsException(
                "AccountPatternMissing", ErrorKind.NotPermitted,
                $"Platsfilen säger inte hur ett personligt konto ser ut, så det går inte att veta om {account} är ett {routine.Cite("F-23")}. Ange accounts: personal i platsfilen. Ingen fil har rörts.", account);
        }

        if (accounts.Shared is { } shared && IsMatch(account, shared))
            throw new RadOpsException("AccountShared", ErrorKind.NotPermitted, $"Kontot {account} är ett gruppkonto (GK-konto) och får inte hämta filer {routine.Cite("F-23")}. Logga in med ditt eget VGR-ID. Ingen fil har rörts.", account);
        if (!IsMatch(account, personal))
            throw new RadOpsException("AccountNotPersonal", ErrorKind.NotPermitted, $"Kontot {account} är inget personligt VGR-ID och får inte hämta filer {routine.Cite("F-23")}. Logga in med ditt eget VGR-ID. Ingen fil har rörts.", account);
    }

    // User ids are the same in upper and lower case on Windows.
    private static bool IsMatch(string account, string pattern) => Regex.IsMatch(account, pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Patience);
}
