BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $site = "$TestDrive/site.yaml"
    if (Find-Peer orthanc Orthanc) { $archive = Start-Archive "$TestDrive/arkiv" -AeTitle PACS1 }
    $port = if ($archive) { $archive.Port } else { 104 }
    Set-Content $site "organisation: SasBoras`nregister: sqlite:register.db`nnodes:`n  pacs: { role: Pacs, aeTitle: PACS1, host: 127.0.0.1, port: $port }`n  fel: { role: Iep, aeTitle: NOBODY, host: 127.0.0.1, port: $port }`nsystems: { ris: [ '127.0.0.1:1' ] }`n"
}

AfterAll {
    if ($archive) { Stop-Archive $archive }
    $env:RADOPS_SITE = $null
}

Describe 'Test-RadSystem' {
    It 'has exactly these parameters' {
        Get-OwnParameter Test-RadSystem | Should -Be 'Quiet', 'Register', 'SiteFile', 'TimeoutSeconds'
    }

    It 'tells of each system and node, and suggests a mode' -Skip:$noArchive {
        $report = Test-RadSystem -SiteFile $site -TimeoutSeconds 5
        $report.GetType().FullName | Should -Be 'RadOps.Core.Continuity.Systems.SystemReport'
        $report.Systems.System | Should -Be 'Ris', 'Pacs', 'Om', 'Bfr', 'Iep'
        $report.Systems.Status | Should -Be 'Down', 'Up', 'NotKnown', 'NotKnown', 'Refuses'
        $report.Nodes[0].Status | Should -Be 'Answers'
        $report.Nodes[0].Reply.TotalMilliseconds | Should -BeGreaterThan 0
        $report.Nodes[1].Reason | Should -Match 'called AE title not recognised'
        $report.Suggestion.Mode | Should -Be 'Ris'
        $report.Suggestion.Rules[0] | Should -Be 'D-03'
        $report.Suggestion.Heading | Should -Match 'Order Management'
        $report.Explanation | Should -Match 'En människa avgör'
    }

    It 'is shown as one, and its rows as tables' -Skip:$noArchive {
        $report = Test-RadSystem -SiteFile $site
        $shown = $report | Out-String -Width 200
        $shown | Should -Match 'RIS\s+Down'
        $shown | Should -Match 'Suggestion\s+: Ris \(D-03\)'
        $report.Nodes | Out-String -Width 200 | Should -Match 'TCP ms'
        $report.Systems | Out-String -Width 200 | Should -Match 'NotKnown'
    }

    It 'answers yes or no' -Skip:$noArchive {
        Test-RadSystem -SiteFile $site -Quiet | Should -BeFalse
    }

    It 'starts nothing and makes nothing' {
        $before = Get-TreeState $TestDrive
        $null = Test-RadSystem -SiteFile $site -TimeoutSeconds 5
        Test-Path "$TestDrive/register.db" | Should -BeFalse
        (Get-TreeState $TestDrive | Where-Object { $_ -notmatch 'arkiv' }) | Should -Be ($before | Where-Object { $_ -notmatch 'arkiv' })
    }

    It 'stops on Ctrl+C while a node stands still' {
        $listener = [System.Net.Sockets.TcpListener]::new([System.Net.IPAddress]::Loopback, 0)
        $listener.Start()
        try {
            Set-Content "$TestDrive/tyst.yaml" "nodes: { pacs: { role: Pacs, aeTitle: TYST, host: 127.0.0.1, port: $($listener.LocalEndpoint.Port) } }"
            Invoke-StoppedPipeline { param($manifest, $site) Import-Module $manifest; Test-RadSystem -SiteFile $site -TimeoutSeconds 300 } (Get-ModuleManifest), "$TestDrive/tyst.yaml" -Activity 'Asking*' | Should -Be 'Stopped'
        }
        finally { $listener.Stop() }
    }

    It 'says when there is no such site file' {
        { Test-RadSystem -SiteFile "$TestDrive/borta.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'SiteFileNotFound,*'
    }

    It 'has examples that run' -Skip:$noArchive {
        $env:RADOPS_SITE = $site
        Invoke-HelpExample Test-RadSystem | Should -Be 3
    }
}
