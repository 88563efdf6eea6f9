BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $register = "$TestDrive/register.db"
    $common = @{ Register = $register; WarningAction = 'SilentlyContinue' }
    $null = New-PatientOrder @{ Signature = 'Unsigned' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
}

Describe 'Invoke-ReleaseAudit' {
    It 'has exactly these parameters' {
        Get-OwnParameter Invoke-ReleaseAudit | Should -Be 'Confirm', 'FailOn', 'OpenAfterDays', 'Record', 'Register', 'Since', 'SiteFile', 'Trend', 'WhatIf'
    }

    It 'finds what breaks the routine, with its words' {
        $findings = Invoke-ReleaseAudit @common
        $signature = $findings | Where-Object Code -EQ NotFinallySigned
        $signature.Severity | Should -Be 'Error'
        $signature.Quote | Should -Match 'definitivsignerats'
        $findings[0].Severity | Should -Be 'Error'
    }

    It 'reads only, and makes no register where there is none' {
        $before = Get-TreeState $TestDrive
        $null = Invoke-ReleaseAudit @common
        { Invoke-ReleaseAudit -Register "$TestDrive/ingen.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'gives its findings and then fails, when that is asked for' {
        $findings = Invoke-ReleaseAudit @common -FailOn Error -ErrorVariable failed -ErrorAction SilentlyContinue
        $findings.Code | Should -Contain 'NotFinallySigned'
        $failed.FullyQualifiedErrorId | Should -BeLike 'AuditFailed,*'
        $failed.Exception.Message | Should -Not -Match '121212'
    }

    It 'shows what somebody has answered for, and does not count it' {
        Set-Content "$TestDrive/site.yaml" "site: Prov`nexemptions: undantag.csv"
        Set-Content "$TestDrive/undantag.csv" 'Code;ExportId;Who;Why;Until', 'NotFinallySigned;*;Eva Ek;jourens beslut;2099-12-31', 'UnsignedReport;*;;;2099-12-31'
        $findings = Invoke-ReleaseAudit @common -SiteFile "$TestDrive/site.yaml" -FailOn Error -ErrorVariable failed -ErrorAction SilentlyContinue
        $findings | Where-Object Code -EQ NotFinallySigned | ForEach-Object { $_.IsExempted, $_.Exemption.Who } | Should -Be $true, 'Eva Ek'
        ($findings | Where-Object Code -EQ ExemptionIncomplete).Message | Should -Match 'vem som beslutade, det sägs inte varför'
        $failed | Should -Not -BeNullOrEmpty
    }

    It 'tells what is new, still there and gone once an audit is recorded; -WhatIf records nothing' {
        $events = { & { param($r) (Test-RegisterIntegrity -Register $r -WarningAction SilentlyContinue).Events } $register }
        $before = & $events
        $null = Invoke-ReleaseAudit @common -Record -WhatIf
        & $events | Should -Be $before
        $null = Invoke-ReleaseAudit @common -Record
        & $events | Should -Be ($before + 1)
        $null = New-PatientOrder @{ Signature = 'Unsigned'; AccessionNumber = 'SENU9999' } | Register-ManualRelease @common -Proof 'kvitto' -Medium Cd
        $trend = Invoke-ReleaseAudit @common -Trend | Where-Object Code -EQ NotFinallySigned
        $trend.New, $trend.Still, $trend.Gone | Should -Be 1, 1, 0
        (Invoke-ReleaseAudit @common | Where-Object Code -EQ NotFinallySigned).Trend | Should -Be 'Still', 'New'
    }

    It 'leaves out what happened before' {
        Invoke-ReleaseAudit @common -Since (Get-Date).AddHours(1) | Where-Object Code -EQ NotFinallySigned | Should -BeNullOrEmpty
    }

    It 'is shown as a table without identities' {
        $view = Invoke-ReleaseAudit @common | Out-String -Width 220
        $view | Should -Match 'Error +NotFinallySigned'
        $view + (Invoke-ReleaseAudit @common | Format-List * | Out-String) | Should -Not -Match '121212-?1212'
    }
}
