using RadOps.Core.Identity;
using RadOps.Core.Register;

namespace RadOps.Core.Papers;

/// <summary>The invoice basis on paper (N-34 to N-36). Who is to be invoiced is read in the RIS, where the basis is written.</summary>
public sealed record InvoicePaper : Paper
{
    /// <inheritdoc/>
    public override PaperKind Kind => PaperKind.InvoiceBasis;

    /// <summary>The basis.</summary>
    public required InvoiceBasis Basis { get; init; }

    /// <summary>The patient.</summary>
    public PatientId? Patient { get; init; }

    /// <summary>The patient's name.</summary>
    public PersonName? PatientName { get; init; }

    /// <summary>The examinations.</summary>
    public IReadOnlyList<PaperExamination> Examinations { get; init; } = [];
}
