BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive }
}

Describe 'Get-OutageContact' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-OutageContact | Should -Be 'At', 'Mode', 'Organisation', 'Register', 'SiteFile', 'Topic'
    }

    It 'names the radiologist on call from two to seven, with the warning' -Tag 'D-25', 'D-26' {
        $contact = Get-OutageContact '2026-12-25 03:00' -Topic Referral -Mode Total @common
        $contact.Verbatim, $contact.Number | Should -Be '033-616 12 29', '0336161229'
        $contact.Warning | Should -Match 'jouden inte kan se remissen'
        (Get-OutageContact '2026-12-25 03:00' -Topic Referral -Mode Pacs @common).Warning | Should -BeNullOrEmpty
    }

    It 'takes the outage that lasts' -Tag 'D-26' {
        $null = Start-OutageMode Ris -Offline @common
        (Get-OutageContact '2026-12-25 03:00' -Topic Referral @common).Warning | Should -Match 'jouden'
    }

    It 'shows both where the routine does not say' -Tag 'C45' {
        (Get-OutageContact '2026-11-24 12:00' -Topic Referral @common).Valid | Select-Object -Unique | Should -Be 'Unsaid'
        (Get-OutageContact '2026-11-24 12:00' -Topic Referral @common -Verbose 4>&1 | Out-String) | Should -Match 'daytimeFrom'
    }

    It 'does not dial a suspect number' -Tag 'C35' {
        $last = (Get-OutageContact -Topic ExternalReader -Organisation NuSjukvarden)[-1]
        $last.Suspect, $last.Verbatim | Should -Be 'Landsnumret +62 är Indonesiens, och numret kallas fast telefoni', '+62 81 338 773 651'
        $last.Number | Should -BeNullOrEmpty
    }

    It 'has examples that run' { Invoke-HelpExample Get-OutageContact | Should -Be 3 }

    It 'completes the organisations that have a routine for it' {
        (TabExpansion2 'Get-OutageContact -Organisation ').CompletionMatches.CompletionText | Should -Be 'NuSjukvarden', 'SasBoras'
    }
}
