BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $site = "$TestDrive/site.yaml"
    "site: Röntgen Provsjukhuset`norganisation: RegionHalland`nrecipients: mottagare.csv`n" | Set-Content $site -Encoding utf8NoBOM
    @"
Name;Type;Location;MediaUnit;IepConnected;Fax;Checked
Toraxkliniken SU/S;Klinik;Utanför regionen;Media SU/S;ja;;$(Get-Date -Format yyyy-MM-dd)
Sjukhuset Öster;Sjukhus;Utanför regionen;Röntgen Öster;nej;0300-00 00 00;2020-05-01
Kiropraktor Ek;Kiropraktor;Inom regionen;;;;
"@ | Set-Content "$TestDrive/mottagare.csv" -Encoding utf8NoBOM
    $common = @{ SiteFile = $site }
}

Describe 'Get-Recipient' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-Recipient | Should -Be 'Location', 'Name', 'Register', 'SiteFile', 'Stale', 'Type'
    }

    It 'gives the directory in its order, and shows when each was checked' {
        $all = Get-Recipient @common
        $all.Name | Should -Be 'Toraxkliniken SU/S', 'Sjukhuset Öster', 'Kiropraktor Ek'
        $all[0].GetType().FullName | Should -Be 'RadOps.Core.Settings.RecipientEntry'
        $all | Out-String -Width 200 | Should -Match 'Sjukhuset Öster +Hospital +OutsideRegion +Röntgen Öster +False +0300-00 00 00 +2020-05-01'
    }

    It 'narrows by name, sort, place and age' {
        (Get-Recipient *öster @common).Name | Should -Be 'Sjukhuset Öster'
        ('Toraxkliniken SU/S' | Get-Recipient @common).MediaUnit | Should -Be 'Media SU/S'
        (Get-Recipient -Type Chiropractor, Clinic @common).Name | Should -Be 'Toraxkliniken SU/S', 'Kiropraktor Ek'
        (Get-Recipient -Location OutsideRegion -Type Hospital @common).Name | Should -Be 'Sjukhuset Öster'
        (Get-Recipient -Stale @common).Name | Should -Be 'Sjukhuset Öster', 'Kiropraktor Ek'
        Get-Recipient 'Ingen*' @common | Should -BeNullOrEmpty
    }

    It 'says what is not there' {
        { Get-Recipient 'Ingen klinik' @common -ErrorAction Stop } | Should -Throw -ErrorId 'RecipientNotFound,*'
        { Get-Recipient -ErrorAction Stop } | Should -Throw -ErrorId 'RecipientsMissing,*'
    }

    It 'completes names by any part of them' {
        $line = "Get-Recipient -SiteFile $site -Name öst"
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be "'Sjukhuset Öster'"
    }

    It 'has examples that run' {
        $env:RADOPS_SITE = $site
        try { Invoke-HelpExample Get-Recipient | Should -Be 3 } finally { $env:RADOPS_SITE = $null }
    }
}
