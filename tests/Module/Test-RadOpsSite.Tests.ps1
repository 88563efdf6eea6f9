BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $faulty = "$TestDrive/fel.yaml"
    "site: Röntgen`nsyte: fel`nregister: sqlite:register.db`nfolders: { exports: borta åäö }`n" | Set-Content -LiteralPath $faulty -Encoding utf8NoBOM -NoNewline
    "site: Röntgen`ncareUnit: Röntgen`nregister: sqlite:register.db`n" | Set-Content -LiteralPath "$TestDrive/site.yaml" -Encoding utf8NoBOM -NoNewline
}

AfterAll { $env:RADOPS_SITE = $null }

Describe 'Test-RadOpsSite' {
    It 'has exactly these parameters' {
        Get-OwnParameter Test-RadOpsSite | Should -Be 'Quiet', 'Register', 'SiteFile'
    }

    It 'gives a line for each fault, with its place' {
        $findings = Test-RadOpsSite -SiteFile $faulty
        $findings | ForEach-Object { $_.GetType().FullName } | Select-Object -Unique | Should -Be 'RadOps.Core.Settings.SiteFinding'
        $errors = $findings | Where-Object Severity -EQ Error
        $errors.Code | Should -Be 'SiteFileInvalid', 'FolderUnreachable'
        $errors.Place | Should -Be 'fel.yaml(2,1)', 'folders.exports'
        $findings | Out-String -Width 200 | Should -Match 'borta åäö'
    }

    It 'answers yes or no' {
        Test-RadOpsSite -SiteFile $faulty -Quiet | Should -BeFalse
        Test-RadOpsSite -SiteFile "$TestDrive/site.yaml" -Quiet | Should -BeTrue
    }

    It 'changes nothing' {
        $before = Get-TreeState $TestDrive
        $null = Test-RadOpsSite -SiteFile $faulty
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'says when there is no site file' {
        $env:RADOPS_SITE = $null
        (Test-RadOpsSite).Code | Should -Be 'SiteFileNotNamed'
        { Test-RadOpsSite -SiteFile "$TestDrive/borta.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'SiteFileNotFound,*'
    }

    It 'has examples that run' {
        $env:RADOPS_SITE = "$TestDrive/site.yaml"
        Push-Location $TestDrive
        try { Invoke-HelpExample Test-RadOpsSite | Should -Be 3 } finally { Pop-Location }
    }
}
