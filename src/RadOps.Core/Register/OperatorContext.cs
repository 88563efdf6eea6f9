namespace RadOps.Core.Register;

/// <summary>On whose behalf something is recorded (HSLF-FS 2016:40, 4 kap. 9 §).</summary>
/// <param name="Operator">User id of whoever does it.</param>
/// <param name="CareUnit">The care unit.</param>
/// <param name="Purpose">Purpose under patientdatalagen 2 kap. 4 §; by default the administration that care requires.</param>
public sealed record OperatorContext(string Operator, string CareUnit, string Purpose = OperatorContext.CareAdministration)
{
    /// <summary>2 kap. 4 § 2: administration that concerns patients and serves their care.</summary>
    public const string CareAdministration = "PDL 2:4 p2 vårdadministration";
}
