BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-ReaderSite $TestDrive; WarningAction = 'SilentlyContinue' }
}

Describe 'Get-TransferRoute' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-TransferRoute | Should -Be 'At', 'Organisation', 'Register', 'Route', 'SiteFile'
    }

    It 'gives the four ways in the routine''s order, with its words' -Tag 'X-19' {
        $routes = Get-TransferRoute @common
        $routes.Route | Should -Be 'Modality', 'Teleradiology', 'SyngoVia', 'Bfr'
        $routes.Line | Should -Be 39, 40, 41, 43
        $routes[1].Quote | Should -Be 'Bildöverföring via teleradiologidestination i Sectra IDS7/PACS'
    }

    It 'shows since when syngo.via is closed, and how old that is' -Tag 'X-21' {
        $route = Get-TransferRoute SyngoVia -At 2026-11-21 @common
        $route.IsOpen, $route.AgeDays, $route.AgeMonths | Should -Be $false, 564, 18
        ($route | Format-Table | Out-String -Width 250) | Should -Match '2025-05-06 +564 +18'
        $route.Reason | Should -Match 'går det INTE att skicka bilder.*X-21, rad 42'
    }

    It 'shows a site''s own word beside the routine''s' -Tag 'X-21' {
        $site = New-ReaderSite "$TestDrive/öppen" 'outage: { routes: { syngoVia: { open: yes, by: sve11, on: 2026-11-20, reason: arbetet är klart } } }'
        $route = Get-TransferRoute SyngoVia -At 2026-11-21 -SiteFile $site
        $route.IsOpen, $route.StatedBySite.By | Should -Be $true, 'sve11'
        $route.Remark | Should -Match 'Rutinen säger fortfarande'
        (Get-RadOpsSite -SiteFile $site).Outage.Routes['SyngoVia'].On | Should -Be ([DateOnly]'2026-11-20')
    }

    It 'wants to know whose routine, and one that has ways' {
        { Get-TransferRoute -ErrorAction Stop } | Should -Throw -ErrorId 'OrganisationMissing,*'
        { Get-TransferRoute -Organisation SasBoras -ErrorAction Stop } | Should -Throw -ErrorId 'ReaderRoutineMissing,*'
    }

    It 'completes the ways' {
        (TabExpansion2 'Get-TransferRoute -Route Syn').CompletionMatches.CompletionText | Should -Be 'SyngoVia'
    }

    It 'runs its examples' {
        $env:RADOPS_SITE = $common.SiteFile
        try { Invoke-HelpExample Get-TransferRoute | Should -Be 2 } finally { $env:RADOPS_SITE = $null }
    }
}
