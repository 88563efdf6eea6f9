BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $site = "$TestDrive/site.yaml"
    if (Find-Peer orthanc Orthanc) {
        $archive = Start-Archive "$TestDrive/arkiv" -AeTitle TELE
        $node = "aeTitle: TELE, host: 127.0.0.1, port: $($archive.Port)"
        Set-Content $site "organisation: NuSjukvarden`nnodes: { reader: { role: ExternalReader, $node } }"
        New-SiteWith $archive "$TestDrive/med-bfr.yaml"
    }
    $common = @{ SiteFile = $site; Register = $register; WarningAction = 'SilentlyContinue' }
}

AfterAll { if ($archive) { Stop-Archive $archive } }

Describe 'Send-ToExternalReader' {
    It 'has exactly these parameters' {
        Get-OwnParameter Send-ToExternalReader | Should -Be 'ArchivedInBfr', 'Confirm', 'InputObject', 'LiteralPath', 'Node', 'Organisation', 'Path', 'Register', 'SiteFile', 'Situation', 'Study', 'StudyRoot', 'ThrottleLimit', 'WhatIf'
    }

    It 'changes nothing with -WhatIf' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/whatif" -AccessionNumber W1
        $before = Get-TreeState "$TestDrive/whatif"
        Send-ToExternalReader "$TestDrive/whatif" -ArchivedInBfr $false -SiteFile $site -Register "$TestDrive/whatif/register.db" -WarningAction SilentlyContinue -WhatIf | Should -BeNullOrEmpty
        Get-TreeState "$TestDrive/whatif" | Should -Be $before
        Measure-Archive $archive | Should -Be 0
    }

    It 'wants to know whether it is archived' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/okänd" -AccessionNumber R0
        Send-ToExternalReader "$TestDrive/okänd" @common -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ReleaseNeeds,*'
    }

    It 'sends for reporting, which is no release' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/natt" -AccessionNumber R1 -InstanceCount 3
        $result = Send-ToExternalReader "$TestDrive/natt" -ArchivedInBfr $false @common
        $result.Outcome | Should -Be 'Complete'
        $result.TransferPurpose | Should -Be 'ExternalReading'
        $result.Verified | Should -Be 3
        $result.RegisterLine | Should -BeNullOrEmpty
        Get-MediaExport -Register $register -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        Invoke-ReleaseAudit -Register $register -WarningAction SilentlyContinue | Where-Object Code -NE RegisterNotShared | Should -BeNullOrEmpty
    }

    It 'asks BFR, where the site has it' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/fråga" -AccessionNumber R2 -InstanceCount 2
        (Send-ToExternalReader "$TestDrive/fråga" -SiteFile "$TestDrive/med-bfr.yaml" -Register $register -WarningAction SilentlyContinue).Outcome | Should -Be 'Complete'
    }
}
