BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $examples = Join-Path (Get-RepositoryRoot) 'examples'
    $tool = Join-Path (Get-RepositoryRoot) "artifacts/radops/radops$($IsWindows ? '.exe' : '')"
    $null = & $tool demo --output-dir "$TestDrive/demo"
    $demo = @{ Orders = "$TestDrive/demo/orders.csv"; StudyRoot = "$TestDrive/demo/studies"; ReportRoot = "$TestDrive/demo/reports" }
}

Describe 'Examples' {
    It 'are all run here' {
        (Get-ChildItem $examples -Filter *.ps1).Name | Should -Be '01-a-days-orders.ps1', '02-discs-that-came-in.ps1', '03-a-hospital-of-our-own.ps1', '04-files-from-patients.ps1',
            '05-nightly-export.ps1', '06-monthly-audit.ps1', '07-morning-bfr.ps1', '08-outage-drill.ps1', '09-another-engine.ps1'
    }

    It 'are preceded by the readme''s five tasks, which run as they stand in the folder of the demo' {
        # A copy, before another test has changed anything.
        $null = New-Item "$TestDrive/readme/artifacts" -ItemType Directory
        Copy-Item "$TestDrive/demo" "$TestDrive/readme/artifacts/demo" -Recurse
        $tasks = [regex]::Match((Get-Content "$(Get-RepositoryRoot)/README.md" -Raw), '(?s)## First five minutes\n(.*?)\n## More\n').Groups[1].Value
        [regex]::Matches($tasks, '(?m)^\*\*(\d)\. ').ForEach{ $_.Groups[1].Value } | Should -Be 1, 2, 3, 4, 5
        $scripts = [regex]::Matches($tasks, '(?s)```powershell\n(.*?)```').ForEach{ $_.Groups[1].Value.Replace('../RadOps/', "$(Split-Path (Split-Path (Get-ModuleManifest)))/") }
        $scripts.Count | Should -Be 6
        $before, $ErrorActionPreference = $env:RADOPS_SITE, 'Continue'
        Push-Location "$TestDrive/readme"
        try {
            # One session, as a reader has; what each gives, and the errors that it shows.
            $shown = foreach ($script in $scripts) { , @(. ([scriptblock]::Create($script)) 2>&1 3>$null 6>$null) }
        }
        finally {
            Pop-Location
            $env:RADOPS_SITE = $before
        }
        $shown.ForEach{ @($_ | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] }).Count } | Should -Be 0, 1, 0, 0, 0, 0
        $setUp, $decided, $made, $disc, $audit, $outage = $shown
        $setUp | Where-Object { $_ -is [RadOps.Core.Settings.SiteFinding] } | Select-Object -ExpandProperty Code | Should -Be 'RegisterNotYetMade'
        "$($decided | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })" | Should -Match "row 88.*'19970101-\*\*\*\*'.*check digit"
        "$($decided[-1])" | Should -BeLike '*skriftliga samtycke*'
        ($made | Select-Object -Last 1).Steps.ToString() | Should -Match 'MediumMade'
        @(Get-ChildItem "$TestDrive/readme/artifacts/demo/monday/R-*").Count | Should -Be 3
        $disc[0] | Should -BeTrue
        $disc | Where-Object Code -EQ ReferencedFileMissing | Should -HaveCount 1
        $audit.Code | Should -Contain 'NotFinallySigned'
        Get-Content "$TestDrive/readme/artifacts/demo/month.html" -Raw | Should -Match '<h3>Efter mottagare</h3>'
        $outage[-1].Patient.ToString() | Should -Be '19121212-****'
    }

    It '01 makes the media of a day, and lists what needs a human' {
        $made = & "$examples/01-a-days-orders.ps1" @demo -OutputFolder "$TestDrive/day" -ErrorVariable stopped -ErrorAction SilentlyContinue
        $made.Count | Should -BeGreaterThan 20
        $made.Path | Should -Exist
        ($stopped.FullyQualifiedErrorId -split ',')  | Should -Contain 'PatientMismatch'
        ($stopped.FullyQualifiedErrorId -split ',') | Should -Contain 'DamagedFile'
        $rest = Import-Csv "$TestDrive/day/for-a-human.csv" -Delimiter ';'
        $rest.Outcome | Sort-Object -Unique | Should -Be 'Deny', 'Needs', 'Open'
        ($rest | Where-Object RequestId -EQ B015).Explanation | Should -BeLike '*skriftliga samtycke*'
    }

    It '01 makes nothing with -WhatIf' {
        & "$examples/01-a-days-orders.ps1" @demo -OutputFolder "$TestDrive/dry" -WhatIf -ErrorAction SilentlyContinue | Should -BeNullOrEmpty
        "$TestDrive/dry/media" | Should -Not -Exist
    }

    It '02 finds every disc whole, and one that is not' {
        & "$examples/02-discs-that-came-in.ps1" -Folder "$TestDrive/demo/media" | ForEach-Object { $_.IsWhole | Should -BeTrue }
        $broken = (Get-ChildItem "$TestDrive/demo/media" -Directory -Filter R-*)[0]
        Remove-Item "$broken/DICOM/ST000001/SE000001/IM000001"
        $found = & "$examples/02-discs-that-came-in.ps1" -Folder "$TestDrive/demo/media" | Where-Object Disc -EQ $broken.Name
        $found.IsWhole | Should -BeFalse
        $found.Findings | Should -BeLike '*ReferencedFileMissing*'
    }

    It '03 finds nothing wrong with the hospital of our own, and follows an order past its decision' {
        $days = & "$examples/03-a-hospital-of-our-own.ps1" -ErrorVariable wrong
        $wrong | Should -BeNullOrEmpty
        $days.Outcome | Should -Be 'Deny', 'Allow', 'Allow', 'Deny'
        $days[1].StandsOn | Should -Be 'Beslut om CD under bytet av IEP; Utlämnande av röntgenbilder och utlåtanden'
        $days[3].StandsOn | Should -Be 'Utlämnande av röntgenbilder och utlåtanden'
    }

    It '03 says where a pack is no longer as its owner expects' {
        Copy-Item "$examples/bjorkdalen" "$TestDrive/ours" -Recurse
        $cases = Get-Content "$TestDrive/ours/fall.csv"
        $cases[4] = $cases[4] -replace ';Deny;Deny;Deny;', ';Allow;Allow;Allow;'
        Set-Content "$TestDrive/ours/fall.csv" $cases -Encoding utf8BOM
        $null = & "$examples/03-a-hospital-of-our-own.ps1" -Folder "$TestDrive/ours" -ErrorVariable wrong -ErrorAction SilentlyContinue
        $wrong | Should -HaveCount 1
        "$wrong" | Should -BeLike 'fall.csv(5,1): Patienten vill ha en CD: Outcome skulle vara Allow men är Deny*'
    }

    It '04 leaves no file of a patient''s behind, and a paper that is not in E-arkiv yet' {
        $null = New-IntakeSite "$TestDrive/desk"
        try { $left = & "$examples/04-files-from-patients.ps1" -Folder "$TestDrive/1177" -ErrorVariable wrong }
        finally { Remove-IntakeSite }
        $wrong | Should -BeNullOrEmpty
        $left | Should -HaveCount 1
        $left.Papers | Should -Be 1
        $left.Missing | Should -BeLike '*bara på papper*'
        Get-ChildItem "$TestDrive/1177/downloads", "$TestDrive/1177/picsara", "$TestDrive/1177/earchive" -Recurse -File | Should -BeNullOrEmpty
    }

    It '05 makes a night''s media, says what became of each order, and makes none twice when it is run again' {
        $night = & "$examples/05-nightly-export.ps1" @demo -OutputFolder "$TestDrive/night"
        $LASTEXITCODE | Should -Be 1
        $made = $night | Where-Object Result -EQ Made
        $made.Count | Should -BeGreaterThan 20
        $made.ExportId | Sort-Object -Unique | Should -HaveCount $made.Count
        ($night | Where-Object Result -EQ Failed).Reason | Should -Not -BeNullOrEmpty
        @(Import-Csv "$TestDrive/night/night-*.csv" -Delimiter ';').Count | Should -Be $night.Count
        Get-Content "$TestDrive/night/night-*.csv" -Raw | Should -Not -Match '\b(19|20)?\d{6}[-+]?\d{4}\b'
        $again = & "$examples/05-nightly-export.ps1" @demo -OutputFolder "$TestDrive/night"
        ($again | Where-Object Result -EQ Made).ExportId | Should -Be $made.ExportId
        Get-ChildItem "$TestDrive/night/media" -Directory -Filter R-* | Should -HaveCount $made.Count
    }

    It '06 writes a mail with the figures, and the page attached' {
        $figures = & "$examples/06-monthly-audit.ps1" -Register "sqlite:$TestDrive/demo/register.db" -Since '2000-01-01' -OutputFolder "$TestDrive/audit"
        $figures.Kod | Should -Contain 'NotFinallySigned'
        $mail = Get-Content "$TestDrive/audit/*.eml" -Raw
        $mail | Should -Match 'To: verksamhetschef@example.org'
        $mail | Should -Match 'name=revision-2000-01.html'
        $body = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String(([regex]::Match($mail, '(?s)Content-Type: text/html; charset=utf-8.*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)').Groups[1].Value -replace '\s')))
        $body | Should -Match '<td>Fel</td><td>\d+</td><td>NotFinallySigned</td>'
        $body + (Get-Content "$TestDrive/audit/revision-2000-01.html" -Raw) | Should -Not -Match '\b(19|20)\d{6}-?\d{4}\b'
        $null = & "$examples/06-monthly-audit.ps1" -Register "sqlite:$TestDrive/demo/register.db" -OutputFolder "$TestDrive/audit-dry" -WhatIf
        Get-ChildItem "$TestDrive/audit-dry" | Should -BeNullOrEmpty
    }

    It '07 lists what is not in BFR, the most urgent first' {
        if (-not (Find-Peer orthanc Orthanc)) { Set-ItResult -Skipped -Because 'Orthanc is not installed (package orthanc)' }
        $pacs = Start-Archive "$TestDrive/pacs" 'PACS'
        $bfr = Start-Archive "$TestDrive/bfr" 'BFR'
        try {
            $nodes = "  pacs: { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: $($pacs.Port) }`n  bfr: { role: Bfr, aeTitle: BFR, host: 127.0.0.1, port: $($bfr.Port) }"
            Set-Content "$TestDrive/morning.yaml" "site: Röntgen Provsjukhuset`norganisation: NuSjukvarden`nnodes:`n$nodes"
            'M1', 'M2', 'M3' | ForEach-Object { New-SyntheticStudy "$TestDrive/morning/$_" -AccessionNumber $_ }
            Add-ToArchive $pacs "$TestDrive/morning/M1", "$TestDrive/morning/M2", "$TestDrive/morning/M3"
            Add-ToArchive $bfr "$TestDrive/morning/M1"
            $signed = (Get-Date).AddDays(-2).ToString('yyyy-MM-dd HH:mm')
            'M1', 'M2', 'M3', 'M4' | ForEach-Object {
                New-Order @{ RequestId = $_; AccessionNumber = $_; RecipientLocation = 'InsideRegion'; ArchivedInBfr = $null; SignedAt = $signed; Situation = $_ -eq 'M3' ? 'EmergencyWithPatient' : 'Planned' }
            } | Export-Csv "$TestDrive/morning.csv" -Delimiter ';' -Encoding utf8BOM
            $left = & "$examples/07-morning-bfr.ps1" -Orders "$TestDrive/morning.csv" -SiteFile "$TestDrive/morning.yaml" -Path "$TestDrive/left.csv"
            $left.AccessionNumber | Should -Be 'M3', 'M2', 'M4'
            $left.Advice | Should -Be 'SendNow', 'Overdue', 'NotFound'
            $left[0].Missing | Should -Be 2
            (Import-Csv "$TestDrive/left.csv" -Delimiter ';').AccessionNumber | Should -Be 'M3', 'M2', 'M4'
        }
        finally { $pacs, $bfr | ForEach-Object { Stop-Archive $_ } }
    }

    It '08 practises an outage from the first call to the last paper, and scores it' {
        $end = & "$examples/08-outage-drill.ps1" -Folder "$TestDrive/drill" -ErrorVariable wrong
        $wrong | Should -BeNullOrEmpty
        $end.IsOngoing | Should -BeFalse
        $end.OpenItems | Should -Be 0
        $report = Get-Content "$TestDrive/drill/drill.html" -Raw
        $report | Should -Match 'S0003'
        $report | Should -Not -Match '121212-?1212|101010-?1010'
        Get-DowntimeItem -SiteFile "$TestDrive/drill/site.yaml" -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        & "$examples/08-outage-drill.ps1" -Folder "$TestDrive/drill-dry" -WhatIf
        "$TestDrive/drill-dry/journal" | Should -Not -Exist
    }

    It '09 moves a register to another engine, which proves that it is the same' {
        $server = $env:RADOPS_TEST_SQLSERVER ? "sqlserver:$env:RADOPS_TEST_SQLSERVER" : $null
        if (-not $server -and -not (Find-Peer postgresql initdb)) { Set-ItResult -Skipped -Because 'neither RADOPS_TEST_SQLSERVER nor PostgreSQL (package postgresql) is there' }
        $database = if (-not $server) { Start-Database }
        $server ??= $database.Register
        try {
            $null = 1..3 | ForEach-Object { New-PatientOrder @{ RequestId = "F$_" } | Register-ManualRelease -Register "$TestDrive/old.db" -Proof "kvitto $_" -Medium Cd -WarningAction SilentlyContinue }
            $old = Test-RegisterIntegrity -Register "$TestDrive/old.db"
            $move = @{ From = "sqlite:$TestDrive/old.db"; To = $server; Folder = "$TestDrive/move"; Tool = $tool }
            & "$examples/09-another-engine.ps1" @move -WhatIf | Should -BeNullOrEmpty
            "$TestDrive/move" | Should -Not -Exist
            $moved = & "$examples/09-another-engine.ps1" @move
            # The digest is itself an event.
            $moved.Events | Should -BeGreaterOrEqual $old.Events
            $moved.SameRegister | Should -BeTrue
            (Get-MediaExport -Register $server).RequestId | Sort-Object | Should -Be 'F1', 'F2', 'F3'
            (Get-ChildItem "$TestDrive/move").Name | Should -Be 'digest-before.txt'
        }
        finally { if ($database) { Stop-Database $database } }
    }
}
