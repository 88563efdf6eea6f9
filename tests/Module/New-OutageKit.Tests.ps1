BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-OutageSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'New-OutageKit' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-OutageKit | Should -Be 'Confirm', 'Drill', 'Offline', 'Organisation', 'Path', 'ReferralCount', 'Register', 'ReplyFax', 'SiteFile', 'WhatIf'
    }

    It 'changes not a byte with -WhatIf' {
        $before = Get-TreeState $TestDrive
        New-OutageKit "$TestDrive/kit" @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'makes a folder and a zip, and says how old it is' {
        $made = New-OutageKit "$TestDrive/kit" -ReferralCount 2 @common
        $made.Name | Should -Be 'kit', 'kit.zip'
        $page = [Net.WebUtility]::HtmlDecode((Get-Content "$TestDrive/kit/driftstopp.html" -Raw))
        $page | Should -Match "Gjord $(Get-Date -Format 'yyyy')"
        $page | Should -Match 'inga remisser, svar eller bilder finns tillgängliga elektroniskt under driftstoppet'
        $page | Should -Match '033-616 12 29'
        (Get-ChildItem "$TestDrive/kit/papper/*.html").Name | Should -Be 'avstamning.html', 'loggblad.html', 'pappersremisser.html'
        { New-OutageKit "$TestDrive/kit" @common -ErrorAction Stop } | Should -Throw -ErrorId 'FileExists,*'
    }

    It 'makes PDFs where there is a browser, and says so where there is none' {
        $env:RADOPS_BROWSER = "$TestDrive/no-such-browser"
        try {
            $null = New-OutageKit "$TestDrive/utan" -ReferralCount 1 -SiteFile $common.SiteFile -WarningVariable told -WarningAction SilentlyContinue
            $told | Should -Match 'PDF'
            Test-Path "$TestDrive/utan/papper/*.pdf" | Should -BeFalse
        }
        finally { $env:RADOPS_BROWSER = $null }
        if (-not (Find-Peer chromium chromium)) { Set-ItResult -Skipped -Because 'chromium is not installed'; return }
        $null = New-OutageKit "$TestDrive/med" -ReferralCount 1 @common
        (Get-ChildItem "$TestDrive/med/papper/*.pdf").Name | Should -Be 'avstamning.pdf', 'loggblad.pdf', 'pappersremisser.pdf'
    }
}
