BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Get-OutageMode' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-OutageMode | Should -Be 'Drill', 'Offline', 'Organisation', 'Register', 'SiteFile'
    }

    It 'says that nothing is out, and writes no journal for it' {
        (Get-OutageMode @common -Offline | Out-String) | Should -Match 'Ingen driftstörning pågår'
        Get-ChildItem "$TestDrive/journal" -Filter *.journal -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'knows in another process what this one recorded' {
        $null = Start-OutageMode Total @common
        Invoke-OtherProcess {
            param($manifest, $site)
            Import-Module $manifest
            (Get-OutageMode -SiteFile $site -Offline).Modes
        } (Get-ModuleManifest), $common.SiteFile | Should -Be 'Total'
    }

    It 'tells of a last line that was broken off' {
        $journal = Get-ChildItem "$TestDrive/journal/*.journal"
        Add-Content -LiteralPath $journal -Value 'abc' -NoNewline
        (Get-OutageMode @common).Journal.Faults.Kind | Should -Be 'Torn'
        $null = Start-OutageMode -TibContacted (Get-Date) @common
        (Get-OutageMode @common).Journal.Faults.Kind | Should -Be 'Repaired'
    }
}
