BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    $release = New-PatientOrder @{ RecipientName = 'Åsa Öberg' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Export-AuditMessage' {
    It 'has exactly these parameters' {
        Get-OwnParameter Export-AuditMessage | Should -Be 'Confirm', 'Force', 'Format', 'Path', 'Register', 'Since', 'SiteFile', 'Until', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        Export-AuditMessage "$TestDrive/m.xml" @common -WhatIf | Should -BeNullOrEmpty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'writes DICOM''s XML and FHIR, without identities' {
        $written = Export-AuditMessage "$TestDrive/åäö.xml" @common
        $written.Messages | Should -Be 1
        ($written | Out-String) | Should -Match 'Atna'
        $xml = [xml](Get-Content $written.Path -Raw)
        $xml.AuditMessages.AuditMessage.EventIdentification.EventID.'csd-code' | Should -Be '110106'
        $fhir = Export-AuditMessage "$TestDrive/m.ndjson" @common
        (Get-Content $fhir.Path | ConvertFrom-Json).type.code | Should -Be '110106'
        Get-Content $written.Path, $fhir.Path -Raw | Should -Not -Match '121212-?1212|Öberg'
    }

    It 'takes only the time that is asked for' {
        (Export-AuditMessage "$TestDrive/t.txt" @common -Format Fhir -Until (Get-Date).AddDays(-1)).Messages | Should -Be 0
        (Export-AuditMessage "$TestDrive/t.txt" @common -Format Fhir -Since (Get-Date).AddDays(-1) -Force).Messages | Should -Be 1
    }

    It 'writes over nothing, and guesses at no form' {
        { Export-AuditMessage "$TestDrive/m.ndjson" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
        { Export-AuditMessage "$TestDrive/m.txt" @common -ErrorAction Stop } | Should -Throw -ErrorId 'AuditFormatUnknown,*'
    }
}
