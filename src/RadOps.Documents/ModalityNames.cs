namespace RadOps.Documents;

/// <summary>What modalities (0008,0060) are called in Swedish.</summary>
internal static class ModalityNames
{
    internal static string Swedish(string? modality) => modality switch
    {
        "CT" => "Datortomografi (CT)",
        "MR" => "Magnetkamera (MR)",
        "CR" or "DX" => "Röntgen (" + modality + ")",
        "US" => "Ultraljud (US)",
        "MG" => "Mammografi (MG)",
        "NM" => "Nuklearmedicin (NM)",
        "PT" => "PET (PT)",
        "XA" or "RF" => "Genomlysning (" + modality + ")",
        null or "" => "ej angivet",
        _ => modality,
    };
}
