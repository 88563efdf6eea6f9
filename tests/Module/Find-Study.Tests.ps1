BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
}

Describe 'Find-Study' {
    It 'has exactly these parameters' {
        Get-OwnParameter Find-Study | Should -Be 'AccessionNumber', 'InputObject', 'LiteralPath', 'Node', 'Organisation', 'Path', 'PatientId', 'Register', 'SignedAt', 'SiteFile', 'Situation', 'StudyInstanceUid'
    }

    It 'says what is not there' {
        { Find-Study -AccessionNumber A1 -ErrorAction Stop } | Should -Throw -ErrorId 'NodesMissing,*'
        "site: S`nnodes:`n  pacs: { role: Pacs, aeTitle: P, host: 127.0.0.1, port: 1 }`n" | Set-Content "$TestDrive/nere.yaml"
        { Find-Study -AccessionNumber A1 -SiteFile "$TestDrive/nere.yaml" -Node bfr -ErrorAction Stop } | Should -Throw -ErrorId 'NodeUnknown,*'
        { Find-Study -PatientId 19121212-1213 -SiteFile "$TestDrive/nere.yaml" -ErrorAction Stop } | Should -Throw -ErrorId 'PatientIdInvalid,*'
        (Find-Study -AccessionNumber A1 -SiteFile "$TestDrive/nere.yaml").Copies[0].Status | Should -Be 'NoAnswer'
    }
}

Describe 'Find-Study, asking archives' -Skip:$noArchive {
    BeforeAll {
        $pacs = Start-Archive "$TestDrive/pacs" 'PACS'
        $bfr = Start-Archive "$TestDrive/bfr" 'BFR'
        $env:RADOPS_SITE = "$TestDrive/site.yaml"
        @"
site: Röntgen Provsjukhuset
organisation: NuSjukvarden
nodes:
  pacs: { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: $($pacs.Port) }
  bfr: { role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: $($bfr.Port) }
"@ | Set-Content -LiteralPath $env:RADOPS_SITE -Encoding utf8NoBOM
        New-SyntheticStudy "$TestDrive/studier/A1" -AccessionNumber A1 -InstanceCount 3
        New-SyntheticStudy "$TestDrive/studier/A2" -AccessionNumber A2 -InstanceCount 5
        Add-ToArchive $pacs "$TestDrive/studier/A1", "$TestDrive/studier/A2"
        Add-ToArchive $bfr "$TestDrive/studier/A1"
        Remove-Item "$TestDrive/studier/A2/IM000001"
        Add-ToArchive $bfr "$TestDrive/studier/A2"
    }

    AfterAll {
        $env:RADOPS_SITE = $null
        $pacs, $bfr | Where-Object { $_ } | ForEach-Object { Stop-Archive $_ }
    }

    It 'compares instance by instance' {
        $found = Find-Study -AccessionNumber A1, A2
        $found[0].GetType().FullName | Should -Be 'RadOps.Core.Archives.StudyLocation'
        $found.ArchivedInBfr | Should -Be $true, $false
        $found[1].Copies[1].Missing.Count | Should -Be 1
        $found[0].ArchivedSource | Should -Match 'C-FIND .* 3 av 3'
        $found | Out-String -Width 240 | Should -Match 'A2 .*pacs 5, bfr 4 \(-1\)'
        $found[1].Copies | Out-String -Width 200 | Should -Match 'bfr +Bfr +Partly +4 +1'
    }

    It 'takes in the day between signature and archive' {
        (Find-Study -AccessionNumber A2 -SignedAt (Get-Date).AddHours(-2)).Advice | Should -Be 'Wait'
        (Find-Study -AccessionNumber A2 -SignedAt (Get-Date).AddHours(-25)).Advice | Should -Be 'Overdue'
        (Find-Study -AccessionNumber A2 -SignedAt (Get-Date).AddHours(-2) -Situation EmergencyWithPatient).Advice | Should -Be 'SendNow'
        (Find-Study -AccessionNumber A2).Explanation | Should -Match 'N-46'
    }

    It 'hands requests on, filled in, to the decision' {
        $orders = 'A1', 'A2' | ForEach-Object { New-Order @{ RequestId = $_; AccessionNumber = $_; Recipient = 'Hospital'; RecipientLocation = 'InsideRegion'; Situation = 'Planned'; Items = 'Images'; ArchivedInBfr = $null } }
        $orders | Export-Csv "$TestDrive/orders.csv" -Delimiter ';' -Encoding utf8
        $decisions = Import-Csv "$TestDrive/orders.csv" -Delimiter ';' | Find-Study | Test-ReleaseEligibility
        $decisions.RequestId | Should -Be 'A1', 'A2'
        $decisions.Route | Should -Be 'FetchFromBfr', 'Bfr'
        (Find-Study -Path "$TestDrive/orders.csv").Request.ArchivedInBfr | Should -Be $true, $false
    }

    It 'finds a patient''s studies, and shows no number' {
        $found = Find-Study -PatientId 19121212-1212
        $found.AccessionNumber | Sort-Object | Should -Be 'A1', 'A2'
        ($found | Format-List * | Out-String) + ($found | ConvertTo-Json -Depth 4) | Should -Not -Match '1212-1212|191212121212|Öberg'
    }

    It 'keeps another patient''s study to itself, and goes on' {
        $orders = (New-Order @{ RequestId = 'fel'; AccessionNumber = 'A1'; PatientId = '19701063-2391' }), (New-Order @{ RequestId = 'rätt'; AccessionNumber = 'A2' })
        $found = $orders | Find-Study -ErrorAction SilentlyContinue -ErrorVariable failures
        $found.RequestId | Should -Be 'rätt'
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PatientMismatch,*'
        $failures[0].TargetObject | Should -Be 'fel'
    }

    It 'completes nodes' {
        (TabExpansion2 "Find-Study -SiteFile $env:RADOPS_SITE -AccessionNumber A1 -Node b" -cursorColumn "Find-Study -SiteFile $env:RADOPS_SITE -AccessionNumber A1 -Node b".Length).CompletionMatches.CompletionText | Should -Be 'bfr'
        (Find-Study -AccessionNumber A1 -Node bfr).Copies.Node | Should -Be 'bfr'
    }

    It 'stops on Ctrl+C' {
        Invoke-StoppedPipeline { param($manifest, $site) Import-Module $manifest; while ($true) { Find-Study -AccessionNumber A1 -SiteFile $site } } (Get-ModuleManifest), $env:RADOPS_SITE | Should -Be 'Stopped'
    }

    It 'has examples that run' {
        Push-Location $TestDrive
        try { Invoke-HelpExample Find-Study | Should -Be 4 } finally { Pop-Location }
    }
}
