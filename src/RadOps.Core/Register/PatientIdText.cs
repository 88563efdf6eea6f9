using RadOps.Core.Identity;

namespace RadOps.Core.Register;

/// <summary>Takes an identity number from the register or an old list: verified where it can be, else as it stands.</summary>
internal static class PatientIdText
{
    /// <param name="text">The number.</param>
    /// <param name="today">The day from which ten digits are understood.</param>
    /// <param name="twelveOnly">True where ten digits must stay as they are, because the day on which they were written is not known.</param>
    internal static PatientId Read(string text, DateOnly today, bool twelveOnly = false) =>
        (!twelveOnly || text.Length == 12) && PatientId.TryParse(text, today, out var id, out _) ? id : PatientId.Unverified(text);
}
