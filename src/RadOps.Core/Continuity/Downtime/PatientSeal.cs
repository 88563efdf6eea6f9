using System.Security.Cryptography;
using System.Text;
using RadOps.Core.Identity;

namespace RadOps.Core.Continuity.Downtime;

/// <summary>
/// What a journal keeps of a patient's number, enough to tell whether another is the same and no more: PBKDF2 over the number with the paper's own number as salt.
/// It keeps the number from being read, searched for or printed by mistake. It cannot keep it from whoever holds the journal and wants it: a birth date has a thousand numbers at most, and each guess takes but a
/// fraction of a second.
/// </summary>
internal static class PatientSeal
{
    private const int Iterations = 300_000;
    private const int Length = 16;

    internal static string Of(string number, PatientId patient) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(patient.Reveal().ToUpperInvariant()), Encoding.UTF8.GetBytes(number), Iterations, HashAlgorithmName.SHA256, Length));

    internal static bool Matches(string seal, string number, PatientId patient) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(seal), Encoding.ASCII.GetBytes(Of(number, patient)));
}
