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
        Get-OwnParameter Send-ToExternalReader | Should -Be 'AccessionNumber', 'ArchivedInBfr', 'Confirm', 'DoneBy', 'InputObject', 'LiteralPath', 'Node', 'Occurred', 'Organisation', 'Path', 'PatientId', 'Proof', 'Register', 'Route', 'SiteFile', 'Situation', 'Study', 'StudyRoot', 'ThrottleLimit', 'WhatIf'
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

    It 'takes the way that is chosen, which the register then tells' -Tag 'X-19', 'X-22' -Skip:$noArchive {
        New-SyntheticStudy "$TestDrive/bfr" -AccessionNumber R3 -InstanceCount 2
        $result = Send-ToExternalReader "$TestDrive/bfr" -Route Bfr -SiteFile "$TestDrive/med-bfr.yaml" -Register $register -WarningAction SilentlyContinue
        $result.Outcome, $result.Route, $result.ReaderRoute, $result.TransferPurpose | Should -Be 'Complete', 'Bfr', 'Bfr', 'ExternalReading'
        (Send-ToExternalReader "$TestDrive/natt" -ArchivedInBfr $false @common).ReaderRoute | Should -Be 'Teleradiology'
    }
}

Describe 'Send-ToExternalReader, by the ways that a person takes' {
    BeforeAll { $own = @{ SiteFile = New-ReaderSite "$TestDrive/person"; WarningAction = 'SilentlyContinue' } }

    It 'sends nothing by them, and says how they are taken' -Tag 'X-19' {
        New-SyntheticStudy "$TestDrive/sedan" -AccessionNumber P1
        { Send-ToExternalReader "$TestDrive/sedan" -Route Modality @own -ErrorAction Stop } | Should -Throw -ErrorId 'RouteByPerson,*'
    }

    It 'refuses one that is closed, also to record, until the site says that it is back' -Tag 'X-21' {
        { Send-ToExternalReader "$TestDrive/sedan" -Route SyngoVia @own -ErrorAction Stop } | Should -Throw -ErrorId 'RouteClosed,*'
        $done = @{ Route = 'SyngoVia'; DoneBy = 'ssk Ek'; AccessionNumber = 'P1'; Proof = 'syntes hos granskaren' }
        { Send-ToExternalReader @done @own -ErrorAction Stop } | Should -Throw -ErrorId 'RouteClosed,*'
        $open = New-ReaderSite "$TestDrive/åter" 'outage: { routes: { syngoVia: { open: yes, by: sve11, on: 2026-01-20 } } }'
        (Send-ToExternalReader @done -SiteFile $open -WarningAction SilentlyContinue).ReaderRoute | Should -Be 'SyngoVia'
    }

    It 'records what a person sent, once, with the word that it stands on' -Tag 'X-19' {
        $done = @{ Route = 'Modality'; DoneBy = 'ssk Ek'; AccessionNumber = 'P1'; PatientId = '19121212-1212'; Proof = 'kön på CT2 tom 02:14' }
        $before = Get-TreeState "$TestDrive/person"
        Send-ToExternalReader @done @own -WhatIf | Should -BeNullOrEmpty
        Get-TreeState "$TestDrive/person" | Should -Be $before
        $recorded = Send-ToExternalReader @done @own
        $recorded.ReaderRoute, $recorded.DoneBy, $recorded.Proof | Should -Be 'Modality', 'ssk Ek', 'kön på CT2 tom 02:14'
        ($recorded | Format-List | Out-String) | Should -Not -Match '1212-1212'
        { Send-ToExternalReader @done @own -ErrorAction Stop } | Should -Throw -ErrorId 'TransferSettled,*'
        Get-MediaExport @own | Should -BeNullOrEmpty
    }
}
