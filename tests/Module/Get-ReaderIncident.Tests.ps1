BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Get-ReaderIncident' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-ReaderIncident | Should -Be 'All', 'Drill', 'Incident', 'Offline', 'Organisation', 'Register', 'SiteFile'
    }

    It 'knows in another process what this one recorded' {
        Get-ReaderIncident @common | Should -BeNullOrEmpty
        $id = (Start-ReaderIncident Images -DetectedBy ExternalReader @common).Id
        Invoke-OtherProcess {
            param($manifest, $site)
            Import-Module $manifest
            (Get-ReaderIncident -SiteFile $site -Offline).Id
        } (Get-ModuleManifest), $common.SiteFile | Should -Be $id
        (Get-ReaderIncident $id @common).Id | Should -Be $id
        ($id | Get-ReaderIncident @common).Id | Should -Be $id
        (Get-ReaderIncident @common | Get-ReaderIncident @common).Id | Should -Be $id
    }

    It 'is handed to the register, and known from there by another machine' {
        $other = New-ReaderSite "$TestDrive/annan" "# another machine's journal, the same register"
        (Get-Content $other) -replace 'sqlite:register.db', "sqlite:$TestDrive/register.db" | Set-Content $other
        (Get-ReaderIncident -SiteFile $other -WarningAction SilentlyContinue).Id | Should -Be (Get-ReaderIncident @common).Id
    }

    It 'tells where there is none of the name' {
        { Get-ReaderIncident NI-AAAAAAAA-1 @common -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderIncidentNotFound,*'
    }

    It 'shows closed ones when asked, with the message' -Tag 'X-24' {
        $null = Stop-ReaderIncident "$TestDrive/natten.txt" -Persists $false @common
        Get-ReaderIncident @common | Should -BeNullOrEmpty
        (Get-ReaderIncident -All @common).Message.To | Should -Be 'nu.radiologen.administratorer@vgregion.se'
    }
}
