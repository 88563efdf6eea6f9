BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
}

Describe 'A transcript of a whole session' {
    It 'holds no identity, with every stream on' {
        $transcript = "$TestDrive/transcript.txt"
        $null = Invoke-OtherProcess {
            param($manifest, $tests, $folder, $transcript)
            $null = Start-Transcript $transcript
            $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
            Import-Module $manifest
            Import-Module "$tests/ModuleTest.psm1" -Verbose:$false
            $common = @{ Register = "$folder/register.db" }
            New-SyntheticStudy "$folder/studier/ett" -AccessionNumber A1
            New-SyntheticStudy "$folder/studier/fel" -AccessionNumber A2 -PatientId 191010101010 -Name 'Främling^Örjan'
            Get-DicomHeader "$folder/studier"
            Get-DicomHeader "$folder/studier" | Format-List *
            $orders = (New-Order), (New-Order @{ AccessionNumber = 'A2'; RequestId = 'fel patient' }), (New-Order @{ PatientId = '19121212-1213'; RequestId = 'fel siffra' }), (New-PatientOrder)
            $orders | Test-ReleaseEligibility @common
            $orders | Test-ReleaseEligibility @common | Format-List *
            $orders | New-MediaExport @common -StudyRoot "$folder/studier" -Destination "$folder/medier" -WhatIf
            $exports = $orders | New-MediaExport @common -StudyRoot "$folder/studier" -Destination "$folder/medier"
            $exports; $exports | Format-List *; $exports | ConvertTo-Json -Depth 4; $exports | ConvertTo-Csv
            New-PatientOrder @{ AccessionNumber = 'A3' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd -Step MediumMade, Sent | Format-List *
            Get-MediaExport @common | Add-ReferralNote @common -Step MediumMade | Format-List *
            Invoke-ReleaseAudit @common | Format-List *
            Export-AuditReport "$folder/revision.html" @common
            $Error | Format-List * -Force
            $null = Stop-Transcript
        } $manifest, $PSScriptRoot, "$TestDrive", $transcript -ErrorAction SilentlyContinue
        $text = Get-Content $transcript -Raw
        $text | Should -Match 'Ö1'
        $text | Should -Match 'PatientMismatch'
        $text | Should -Not -MatchExactly '(19)?121212[-+]?121[23]|(19)?101010[-+]?1010|Öberg|Åsa Märta|Främling|Örjan'
        (Get-Content "$TestDrive/revision.html" -Raw) | Should -Not -Match '(19)?121212[-+]?121[23]'
    }
}
