BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $site = "$TestDrive/site.yaml"
    "site: Röntgen Provsjukhuset`norganisation: RegionHalland`nrecipients: mottagare.csv`nris: { hl7: hl7 }`n" | Set-Content $site -Encoding utf8NoBOM
    "Name;Type;Location;MediaUnit;IepConnected;Fax;Checked`nToraxkliniken SU/S;Klinik;Utanför regionen;Media SU/S;ja;;2020-05-01`nAkuten Sjöberga;Sjukhus;Utanför regionen;Röntgen Sjöberga;nej;;2026-05-01`n" | Set-Content "$TestDrive/mottagare.csv" -Encoding utf8NoBOM
    $null = New-Item -ItemType Directory "$TestDrive/hl7"

    function Write-Oru([string] $Accession, [string] $Status, [string] $Sent = '20260608143000', [string] $Patient = '19121212-1212') {
        "MSH|^~\&|RIS|PROV|RADOPS|PROV|$Sent||ORU^R01|$Accession$Sent|P|2.4|||||SWE|UNICODE UTF-8`rPID|1||$Patient||Öberg^Åsa`rOBR|1||$Accession|CT^CT torax||||||||||||^Björk^Anna||||||$Sent|||$Status`rOBX|1|TX|CT||Utlåtande||||||$Status`r" |
            Set-Content "$TestDrive/hl7/$Accession-$Sent.hl7" -Encoding utf8NoBOM -NoNewline
    }

    function New-ThoraxOrder([hashtable] $With = @{}) {
        New-HallandOrder (Join-Hashtable @{ RecipientName = 'Toraxkliniken SU/S'; Recipient = 'Clinic'; MediaUnit = $null; Signature = $null } $With)
    }

    Write-Oru A1 F
    Write-Oru A2 P
    Write-Oru A3 C
}

Describe 'Resolve-ReleaseRequest' {
    It 'has exactly these parameters' {
        Get-OwnParameter Resolve-ReleaseRequest | Should -Be 'InputObject', 'LiteralPath', 'Organisation', 'Path', 'Register', 'SiteFile', 'Source'
    }

    It 'fills in what sources know, with each source' {
        $resolved = New-ThoraxOrder | Resolve-ReleaseRequest -SiteFile $site
        $resolved.GetType().FullName | Should -Be 'RadOps.Core.Resolution.ResolvedRequest'
        $resolved.Request.Signature, $resolved.Request.RecipientLocation, $resolved.Request.MediaUnit, $resolved.Request.IepConnected | Should -Be 'Final', 'OutsideRegion', 'Media SU/S', $true
        ($resolved.Facts | Where-Object Column -EQ Signature).Source | Should -Be 'HL7 2026-06-08 A1-20260608143000.hl7'
        ($resolved.Facts | Where-Object Column -EQ MediaUnit).Source | Should -Be 'mottagarkatalogen, kontrollerad 2020-05-01'
        ($resolved.Facts | Where-Object Column -EQ Referrer).Value | Should -Be 'Anna Björk'
        $resolved.Flags | Should -Be 'RecipientStale'
        $resolved | Out-String -Width 260 | Should -Match 'Signature=Final'
    }

    It 'flags an amended report, which counts as final' {
        $resolved = New-ThoraxOrder @{ AccessionNumber = 'A3' } | Resolve-ReleaseRequest -SiteFile $site -Source Hl7
        $resolved.Request.Signature, $resolved.Flags | Should -Be 'Final', 'ReportAmended'
    }

    It 'leaves what sources disagree on open, with both values, whatever a person has decided' {
        $order = New-ThoraxOrder @{ AccessionNumber = 'A2'; Signature = 'Final' }
        $decision = $order | Resolve-ReleaseRequest -SiteFile $site | Test-ReleaseEligibility -SiteFile $site
        $decision.Outcome | Should -Be 'Open'
        $decision.Flags | Should -Contain 'Disputed.Signature'
        $decision.Explanation | Should -Match 'beställningen säger att utlåtandet är definitivsignerat, men HL7 2026-06-08 A2-20260608143000.hl7 säger att utlåtandet är preliminärsignerat'
        $order | Resolve-ReleaseRequest -SiteFile $site | Test-ReleaseEligibility -SiteFile $site -Culture en-US | ForEach-Object Explanation | Should -Match 'sources disagree'
        ($order | Resolve-ReleaseRequest -SiteFile $site | Test-ReleaseEligibility -SiteFile $site -Explain).Steps.Kind | Should -Contain 'Dispute'
    }

    It 'leads from a file of orders to a medium' {
        New-SyntheticStudy "$TestDrive/studier/A1" -AccessionNumber A1
        $null = New-Item -ItemType Directory "$TestDrive/media"
        $unsaid = @{ Signature = $null; RecipientLocation = $null; MediaUnit = $null; IepConnected = $null }
        (New-Order (Join-Hashtable @{ RequestId = 'klar' } $unsaid)), (New-Order (Join-Hashtable @{ RequestId = 'oense'; AccessionNumber = 'A2' } (Join-Hashtable $unsaid @{ Signature = 'Final' }))) |
            Export-Csv "$TestDrive/nu.csv" -Delimiter ';' -Encoding utf8
        $common = @{ SiteFile = $site; Register = "sqlite:$TestDrive/register.db" }
        $made = Import-Csv "$TestDrive/nu.csv" -Delimiter ';' | Resolve-ReleaseRequest @common | Test-ReleaseEligibility @common |
            New-MediaExport -StudyRoot "$TestDrive/studier" -Destination "$TestDrive/media" @common -ErrorAction SilentlyContinue -ErrorVariable failures -WarningAction SilentlyContinue
        $made.RequestId | Should -Be 'klar'
        Test-Path $made.Path | Should -BeTrue
        $failures.TargetObject | Should -Contain 'oense'
    }

    It 'keeps the order of many, and goes on past a bad row' {
        $orders = 1..2500 | ForEach-Object { New-ThoraxOrder @{ RequestId = "R$_"; AccessionNumber = "A$($_ % 3 + 1)" } }
        $orders[3].Signature = 'ogiltig'
        $resolved = $orders | Resolve-ReleaseRequest -SiteFile $site -ErrorAction SilentlyContinue -ErrorVariable failures
        $resolved.RequestId | Should -Be (@(1..3) + @(5..2500) | ForEach-Object { "R$_" })
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RequestInvalid,*'
    }

    It 'tells a broken message by its file, and counts the others' {
        'PID|1||19121212-1212' | Set-Content "$TestDrive/hl7/trasig.hl7"
        try {
            $resolved = New-ThoraxOrder | Resolve-ReleaseRequest -SiteFile $site -ErrorAction SilentlyContinue -ErrorVariable failures
            $resolved.Request.Signature | Should -Be 'Final'
            $failures[0].FullyQualifiedErrorId | Should -BeLike 'Hl7Broken,*'
            "$($failures[0])" | Should -Match 'trasig\.hl7'
        }
        finally { Remove-Item "$TestDrive/hl7/trasig.hl7" }
    }

    It 'takes nothing of another patient''s report, and shows no number' {
        $resolved = New-ThoraxOrder @{ PatientId = '19701063-2391' } | Resolve-ReleaseRequest -SiteFile $site
        $resolved.Disputes.Column | Should -Be 'PatientId'
        $resolved.Problems.Code | Should -Contain 'PatientMismatch'
        ($resolved | Format-List * | Out-String) + ($resolved | ConvertTo-Json -Depth 5) | Should -Not -MatchExactly '1212-1212|191212121212|63-?2391|Öberg'
    }

    It 'says which source is not there' {
        { New-ThoraxOrder | Resolve-ReleaseRequest -SiteFile $site -Source Ris -ErrorAction Stop } | Should -Throw -ErrorId 'FactSourceMissing,*'
        { New-ThoraxOrder | Resolve-ReleaseRequest -ErrorAction Stop } | Should -Throw -ErrorId 'FactSourceMissing,*'
    }

    It 'goes on without a RIS that is not there, and says so once' {
        "site: S`norganisation: RegionHalland`nrecipients: mottagare.csv`nris: { view: 'sqlite:saknas.db', table: v, columns: { accessionNumber: acc, signature: st }, statuses: { Final: [F] } }`n" | Set-Content "$TestDrive/utan.yaml" -Encoding utf8NoBOM
        $resolved = 1..3 | ForEach-Object { New-ThoraxOrder @{ RequestId = "$_" } } | Resolve-ReleaseRequest -SiteFile "$TestDrive/utan.yaml" -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.Count | Should -Be 1
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RisNotFound,*'
        $resolved.Count | Should -Be 3
        $resolved.Request.MediaUnit | Select-Object -Unique | Should -Be 'Media SU/S'
        $resolved.Problems.Code | Select-Object -Unique | Should -Be 'RisNotFound'
    }

    It 'stops when enough has come, and on Ctrl+C' {
        $file = "$TestDrive/many.csv"
        1..3000 | ForEach-Object { New-ThoraxOrder @{ RequestId = "R$_" } } | Export-Csv $file -Delimiter ';' -Encoding utf8
        (Resolve-ReleaseRequest -Path $file -SiteFile $site | Select-Object -First 2).RequestId | Should -Be 'R1', 'R2'
        Invoke-StoppedPipeline { param($manifest, $site, $file) Import-Module $manifest; while ($true) { Resolve-ReleaseRequest -Path $file -SiteFile $site } } (Get-ModuleManifest), $site, $file | Should -Be 'Stopped'
    }

    It 'has examples that run' {
        New-ThoraxOrder | Export-Csv "$TestDrive/orders.csv" -Delimiter ';' -Encoding utf8
        $env:RADOPS_SITE = $site
        Push-Location $TestDrive
        try { Invoke-HelpExample Resolve-ReleaseRequest | Should -Be 3 } finally { Pop-Location; $env:RADOPS_SITE = $null }
    }
}
