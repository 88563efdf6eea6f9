BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $env:RADOPS_TEST_SECRET = 'hemligt'
    $site = "$TestDrive/site.yaml"
    @'
site: Röntgen Provsjukhuset
organisation: NuSjukvarden
register: postgres:Host=db1;Database=radops;Username=u;Password=${env:RADOPS_TEST_SECRET}
nodes:
  pacs: { role: Pacs, aeTitle: PACS1, host: pacs1, port: 104, timeout: 300 }
  self: { role: Self, aeTitle: RADOPS, port: 11120 }
folders: { exports: media }
'@ | Set-Content -LiteralPath $site -Encoding utf8NoBOM
}

AfterAll { Remove-Item env:RADOPS_TEST_SECRET, env:RADOPS_SITE -ErrorAction Ignore }

Describe 'Get-RadOpsSite' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-RadOpsSite | Should -Be 'Register', 'SiteFile'
    }

    It 'says what holds and what named it' {
        $env:RADOPS_SITE = $site
        $shown = Get-RadOpsSite
        $shown.GetType().FullName | Should -Be 'RadOps.Core.Settings.SiteOverview'
        $shown.SiteFile | Should -Be (Resolve-Path $site).ProviderPath
        $shown.SiteFileSource, $shown.RegisterSource | Should -Be 'Environment', 'SiteFile'
        $shown.CareUnit | Should -Be 'Röntgen Provsjukhuset'
        $shown.Register | Should -Be 'PostgreSQL db1:5432/radops'
        $shown.Nodes.Name | Should -Be 'pacs', 'self'
        $shown.Nodes[1].Port | Should -Be 11120
        (Get-RadOpsSite -Register "$TestDrive/egen.db").RegisterSource | Should -Be 'Parameter'
    }

    It 'shows no secret, in any form' {
        $shown = Get-RadOpsSite -SiteFile $site
        ($shown | Format-List * | Out-String), ($shown | Out-String), ($shown | ConvertTo-Json -Depth 5) | Should -Not -Match 'hemligt'
        $shown | Out-String | Should -Match 'pacs PACS1@pacs1:104'
        $shown.Nodes | Out-String | Should -Match 'PACS1 +pacs1 +104'
    }

    It 'stands on its own defaults without a site file' {
        $env:RADOPS_SITE = $null
        $shown = Get-RadOpsSite -WarningAction SilentlyContinue
        $shown.SiteFile | Should -BeNullOrEmpty
        $shown.SiteFileSource, $shown.RegisterSource | Should -Be 'Default', 'Default'
        $shown.Nodes | Should -BeNullOrEmpty
    }

    It 'says what is wrong' {
        { Get-RadOpsSite -SiteFile "$TestDrive/borta.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'SiteFileNotFound,*'
    }

    It 'has examples that run' {
        $env:RADOPS_SITE = $site
        Invoke-HelpExample Get-RadOpsSite | Should -Be 3
    }
}
