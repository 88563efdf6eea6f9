using System.Globalization;
using RadOps.Core;
using RadOps.Core.Identity;

namespace RadOps.Dicom.Media;

/// <summary>
/// The patients of a medium with their studies, series and instances, each in the order in which its first file was given. Values that
/// the directory must have and the files lack are invented here, and noted.
/// </summary>
internal sealed class DirectoryTree
{
    private readonly Dictionary<string, PatientNode> patients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StudyNode> studies = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Study, string Series), SeriesNode> series = [];
    private readonly Dictionary<string, string> fileOfInstance = new(StringComparer.Ordinal);
    private readonly DirectoryNotes notes;

    public DirectoryTree(DirectoryNotes notes) => this.notes = notes;

    /// <summary>The patients.</summary>
    public List<PatientNode> Patients { get; } = [];

    /// <summary>Number of instances.</summary>
    public int InstanceCount => fileOfInstance.Count;

    /// <summary>Adds an instance below its series, study and patient.</summary>
    /// <exception cref="RadOpsException">It is there already, or its study is under another patient.</exception>
    public void Add(DirectoryInstance instance)
    {
        if (!fileOfInstance.TryAdd(instance.SopInstanceUid, instance.FileId))
        {
            throw new RadOpsException("DuplicateInstance", ErrorKind.Conflict,
                $"{instance.FileId} is the same instance as {fileOfInstance[instance.SopInstanceUid]} (SOP Instance UID {instance.SopInstanceUid}). A medium holds each once.", instance.FileId);
        }
        foreach (var note in instance.Notes)
            notes.Add(instance.FileId, note);

        var study = StudyOf(instance);
        if (!series.TryGetValue((instance.StudyInstanceUid, instance.SeriesInstanceUid), out var node))
        {
            var number = instance.SeriesNumber ?? Invent(instance, "Series Number (0020,0011)", study.Series.Count + 1);
            node = new SeriesNode(instance, number);
            series.Add((instance.StudyInstanceUid, instance.SeriesInstanceUid), node);
            study.Series.Add(node);
        }
        FillKeys(instance, node.Instances.Count + 1);
        node.Instances.Add(instance);
    }

    private StudyNode StudyOf(DirectoryInstance instance)
    {
        // The same number with and without its dash is the same patient; two studies without a number may be two patients.
        var key = instance.PatientId is { } id ? PatientId.Unverified(id).Reveal() : "\0" + instance.StudyInstanceUid;
        if (studies.TryGetValue(instance.StudyInstanceUid, out var study))
        {
            if (study.PatientKey == key)
                return study;
            throw new RadOpsException("StudyOfTwoPatients", ErrorKind.Conflict,
                $"{instance.FileId} belongs to another patient than the other files of its study {instance.StudyInstanceUid}. No medium is made of it: find out whose image it is.", instance.FileId);
        }
        if (!patients.TryGetValue(key, out var patient))
        {
            patient = new PatientNode(instance, instance.PatientId ?? $"UNKNOWN{Invent(instance, "Patient ID (0010,0020)", Patients.Count + 1)}");
            patients.Add(key, patient);
            Patients.Add(patient);
        }
        study = new StudyNode(
            instance,
            key,
            instance.StudyDate ?? InventText(instance, "Study Date (0008,0020)", instance.OtherDate ?? "19000101"),
            instance.StudyTime ?? InventText(instance, "Study Time (0008,0030)", "000000"),
            instance.StudyId ?? Invent(instance, "Study ID (0020,0010)", patient.Studies.Count + 1));
        studies.Add(instance.StudyInstanceUid, study);
        patient.Studies.Add(study);
        return study;
    }

    private void FillKeys(DirectoryInstance instance, int ordinal)
    {
        for (var i = 0; i < instance.Keys.Length; i++)
        {
            var key = instance.Type.Keys[i];
            if (key.Requirement != KeyRequirement.Value || !instance.Keys[i].IsMissing)
                continue;
            var name = $"{instance.Type.Name} key {Data.Tags.Format(key.Tag)}";
            instance.Keys[i] = key.Tag == Data.Tags.InstanceNumber
                ? new KeyValue(Invent(instance, "Instance Number (0020,0013)", ordinal))
                : new KeyValue(InventText(instance, name, key.Fallback));
        }
    }

    private string Invent(DirectoryInstance instance, string name, int number) => InventText(instance, name, number.ToString(CultureInfo.InvariantCulture));

    private string InventText(DirectoryInstance instance, string name, string value)
    {
        notes.Add(instance.FileId, $"has no valid {name}: a value was made up for the DICOMDIR, not for the file");
        return value;
    }
}
