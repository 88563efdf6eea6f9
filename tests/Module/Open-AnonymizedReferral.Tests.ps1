BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $secret = $env:RADOPS_REFERRAL_SECRET
    $env:RADOPS_REFERRAL_SECRET = "$TestDrive/secret/referral.secret"
    $fax = New-AnonymizedReferral 'Fallit. CT hjärna: blödning?' -ReplyFax '0522-92 00 00' -PatientId 19121212-1212 -PatientName 'Greta Lindvall' -Unit Akuten @common
}

AfterAll { $env:RADOPS_REFERRAL_SECRET = $secret }

Describe 'Open-AnonymizedReferral' {
    It 'has exactly these parameters' {
        Get-OwnParameter Open-AnonymizedReferral | Should -Be 'Code', 'Confirm', 'ConfirmedBy', 'Drill', 'Log', 'Offline', 'Organisation', 'Path', 'PatientId', 'Reader', 'Reason', 'Register', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $null = Get-OutageMode @common
        $before = Get-TreeState $TestDrive
        Open-AnonymizedReferral $fax.Code -ConfirmedBy 'usk Al' -Reason svar @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'shows nothing to one person alone, for another patient, or for a misread code' -Tag 'X-13', 'C31' {
        { Open-AnonymizedReferral $fax.Code -ConfirmedBy ([Environment]::UserName.ToUpper()) -Reason svar @common -ErrorAction Stop } | Should -Throw -ErrorId 'SecondPersonMissing,*'
        { Open-AnonymizedReferral $fax.Code -ConfirmedBy 'usk Al' -Reason svar -PatientId 198112189876 @common -ErrorAction Stop } | Should -Throw -ErrorId 'PatientMismatch,*'
        { Open-AnonymizedReferral ($fax.Code -replace '-(\d)', '-9$1') -ConfirmedBy 'usk Al' -Reason svar @common -ErrorAction Stop } | Should -Throw -ErrorId 'DowntimeNumberInvalid,*'
        Open-AnonymizedReferral -Log @common | Should -BeNullOrEmpty
    }

    It 'records the opening, makes the report work that two people end, and writes its two sheets' -Tag 'X-13', 'X-14', 'X-16' {
        $found = Open-AnonymizedReferral $fax.Code -ConfirmedBy 'usk Al' -Reason 'svar på fax' -Path "$TestDrive/svar.html" @common
        $found.Key.Patient.Reveal(), $found.Key.PatientName.Reveal(), $found.Key.Unit | Should -Be '191212121212', 'Greta Lindvall', 'Akuten'
        "$($found | Format-List | Out-String)" | Should -Not -Match 'Lindvall|191212121212'
        $log = Open-AnonymizedReferral -Log @common
        $log.Code, $log.ConfirmedBy, $log.Reason | Should -Be $fax.Code, 'usk Al', 'svar på fax'
        $page = [Net.WebUtility]::HtmlDecode((Get-Content "$TestDrive/svar.html" -Raw))
        foreach ($part in 'remitterande enhet', 'RIS-administratör', 'Greta Lindvall', $fax.Code) { $page | Should -BeLike "*$part*" }

        $item = Get-DowntimeItem @common
        $item.Kind, $item.Referral, $item.IsOpen | Should -Be 'FaxedReport', $fax.Code, $true
        # Opened again, it is logged again, and is no second item.
        $null = Open-AnonymizedReferral $fax.Code -ConfirmedBy 'usk Bo' -Reason igen @common
        @(Open-AnonymizedReferral -Log @common).Count, @(Get-DowntimeItem @common).Count | Should -Be 2, 1
        { Complete-DowntimeItem $item.Number -AccessionNumber S1 -PatientId 198112189876 -ConfirmedBy 'usk Al' @common -ErrorAction Stop } | Should -Throw -ErrorId 'PatientMismatch,*'
        (Complete-DowntimeItem $item.Number -AccessionNumber S1 -PatientId 191212121212 -ConfirmedBy 'usk Al' @common).IsOpen | Should -BeFalse
    }
}
