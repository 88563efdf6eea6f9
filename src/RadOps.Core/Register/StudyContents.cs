namespace RadOps.Core.Register;

/// <summary>What there is of a study: how many instances of which SOP class.</summary>
/// <param name="StudyInstanceUid">The study.</param>
/// <param name="SopClasses">Instances by SOP Class UID.</param>
public sealed record StudyContents(string StudyInstanceUid, IReadOnlyDictionary<string, int> SopClasses)
{
    /// <summary>Counts instances; those whose study or class is not known are left out.</summary>
    public static IReadOnlyList<StudyContents> Of(IEnumerable<(string? StudyInstanceUid, string? SopClassUid)> instances) =>
    [
        .. from instance in instances
           where instance.StudyInstanceUid is not null && instance.SopClassUid is not null
           group instance.SopClassUid by instance.StudyInstanceUid into study
           orderby study.Key
           select new StudyContents(study.Key, study.CountBy(uid => uid!).OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal)),
    ];
}
