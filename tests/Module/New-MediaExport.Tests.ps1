BeforeDiscovery {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $noArchive = -not (Find-Peer orthanc Orthanc)
    $noBrowser = -not (Find-Peer chromium chromium)
    $noXorriso = -not (Find-Peer xorriso xorriso)
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $studies = "$TestDrive/studier"
    New-SyntheticStudy "$studies/ett" -AccessionNumber A1 -InstanceCount 4
    New-SyntheticStudy "$studies/två" -AccessionNumber A2 -InstanceCount 2
    $register = "$TestDrive/register.db"
    $common = @{ StudyRoot = $studies; Register = $register; WarningAction = 'SilentlyContinue' }
}

Describe 'New-MediaExport' {
    It 'has exactly these parameters' {
        Get-OwnParameter New-MediaExport | Should -Be 'AccessionNumber', 'AsIso', 'AsPdf', 'Confirm', 'Destination', 'InputObject', 'LiteralPath', 'Medium', 'Organisation', 'Path', 'Register', 'ReportRoot', 'SiteFile', 'Source', 'StudyInstanceUid', 'StudyRoot', 'ThrottleLimit', 'WhatIf'
    }

    It 'shows every step and changes not a byte with -WhatIf' {
        $null = New-Item "$TestDrive/whatif" -ItemType Directory
        $before = Get-TreeState $TestDrive
        $manifest = Get-ModuleManifest
        $text = Invoke-OtherProcess {
            param($manifest, $root)
            Import-Module $manifest
            Import-Module "$root/ModuleTest.psm1"
            New-Order | New-MediaExport -StudyRoot "$($args[0])/studier" -Destination "$($args[0])/whatif" -Register "$($args[0])/register.db" -WhatIf -WarningAction SilentlyContinue
        } $manifest, $PSScriptRoot, $TestDrive
        Get-TreeState $TestDrive | Should -Be $before
        $text -join "`n" | Should -Match '4 instances'
        $text -join "`n" | Should -Match 'Write DICOMDIR'
        $text -join "`n" | Should -Match 'Read everything back'
    }

    It 'makes a whole medium and enters it in the register' -Tag 'H-26' {
        $export = New-Order | New-MediaExport @common -Destination "$TestDrive/medier åäö"
        $export.GetType().FullName | Should -Be 'RadOps.Core.Register.MediaExport'
        $export.RequestId | Should -Be 'Ö1'
        $export.InstanceCount | Should -Be 4
        Test-MediaExport $export.Path -Quiet | Should -BeTrue
        (Get-MediaExport $export.ExportId -Register $register -WarningAction SilentlyContinue).RegisterLine | Should -Be $export.RegisterLine
        (Get-DicomHeader "$($export.Path)/DICOM" | Where-Object Status -EQ Ok).PatientName.Reveal() | Select-Object -Unique | Should -Be 'Öberg^Åsa Märta'
    }

    It 'draws up the papers beside it' -Tag 'N-13' {
        $export = New-PatientOrder @{ IepConnected = $false } | New-MediaExport @common -Destination "$TestDrive/papper" -Medium Cd
        $papers = Get-ChildItem "$TestDrive/papper/papers/$($export.ExportId)"
        $papers.Name | Should -Contain 'etikett.html'
        $papers.Name | Should -Contain 'fakturaunderlag.html'
        $label = Get-Content ($papers | Where-Object Name -EQ etikett.html) -Raw -Encoding utf8
        $label | Should -Match '19121212-1212'
        [Net.WebUtility]::HtmlDecode($label) | Should -Match 'Åsa Märta Öberg'
    }

    It 'prints the papers as PDF, and writes an image of the medium' -Skip:($noBrowser -or $noXorriso) {
        $export = New-PatientOrder @{ RequestId = 'former'; IepConnected = $false; Delivery = 'PickUp' } | New-MediaExport @common -Destination "$TestDrive/former" -Medium Cd -AsPdf -AsIso
        $papers = Get-ChildItem "$TestDrive/former/papers/$($export.ExportId)"
        ($papers | Where-Object Extension -EQ .pdf).BaseName | Should -Be ($papers | Where-Object Extension -EQ .html).BaseName
        "$($export.Path).iso" | Should -Exist
        Get-ChildItem "$TestDrive/former" -Force | Where-Object Name -Like '.*' | Should -BeNullOrEmpty
    }

    It 'says before anything is made what a further form lacks' {
        $env:RADOPS_BROWSER = "$TestDrive/finns inte"
        try { { New-Order | New-MediaExport @common -Destination "$TestDrive/utan" -AsPdf -ErrorAction Stop } | Should -Throw -ErrorId 'BrowserNotFound,*' }
        finally { Remove-Item Env:RADOPS_BROWSER }
        "$TestDrive/utan" | Should -Not -Exist
    }

    It 'goes on after what the routine stops, and says why in Swedish' {
        $orders = (New-Order @{ RequestId = 'stopp'; Signature = 'Unsigned'; Recipient = 'Patient'; RecipientLocation = $null; Situation = $null }), (New-Order @{ RequestId = 'två'; AccessionNumber = 'A2' })
        $exports = $orders | New-MediaExport @common -Destination "$TestDrive/fler" -ErrorAction SilentlyContinue -ErrorVariable failures
        $exports.RequestId | Should -Be 'två'
        $failures.Count | Should -Be 1
        $failures[0].CategoryInfo.Category | Should -Be 'PermissionDenied'
        $failures[0].TargetObject | Should -Be 'stopp'
        $failures[0].FullyQualifiedErrorId | Should -Match '^Release(Denied|Needs|Open),'
    }

    It 'names the way to use where the route is not media' {
        New-Order @{ RequestId = 'iep'; AccessionNumber = 'A2'; IepConnected = $true; Destination = 'annan' } | New-MediaExport @common -Destination "$TestDrive/iep" -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'RouteIsNotMedia,*'
        "$($failures[0])" | Should -Match 'IEP|Iep'
        Test-Path "$TestDrive/iep" | Should -BeFalse
    }

    It 'gives the release that there is when the same order comes again' {
        $first = New-Order @{ AccessionNumber = 'A2'; RequestId = 'samma' } | New-MediaExport @common -Destination "$TestDrive/samma"
        (New-Order @{ AccessionNumber = 'A2'; RequestId = 'samma' } | New-MediaExport @common -Destination "$TestDrive/samma").ExportId | Should -Be $first.ExportId
        (Get-ChildItem "$TestDrive/samma" -Exclude papers).Name | Should -Be $first.ExportId
        (Get-ChildItem "$TestDrive/samma/papers").Name | Should -Be $first.ExportId
    }

    It 'asks about a release that was made before' -Tag 'H-10' {
        New-SyntheticStudy "$TestDrive/åtta" -AccessionNumber A8 -InstanceCount 4
        $common.StudyRoot = "$TestDrive/åtta"
        $null = New-HallandOrder @{ AccessionNumber = 'A8' } | New-MediaExport @common -Destination "$TestDrive/igen"
        $again = New-HallandOrder @{ AccessionNumber = 'A8' }
        $again.RequestId = 'H2'
        $again | New-MediaExport @common -Destination "$TestDrive/igen" -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ReleaseNeeds,*'
        $again | Add-Member RegisterHitAcknowledged $true
        ($again | New-MediaExport @common -Destination "$TestDrive/igen").InstanceCount | Should -Be 4
    }

    It 'stops at another patient''s image and leaves nothing behind' {
        New-SyntheticStudy "$TestDrive/blandat" -AccessionNumber A9 -InstanceCount 2
        New-SyntheticStudy "$TestDrive/främling" -AccessionNumber A9 -PatientId 191010101010 -Name 'Främling^Örjan' -InstanceCount 3
        Copy-Item "$TestDrive/främling/IM000003" "$TestDrive/blandat/IM000009"
        New-Order @{ AccessionNumber = 'A9' } | New-MediaExport -StudyRoot "$TestDrive/blandat" -Register $register -Destination "$TestDrive/blandat ut" -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PatientMismatch,*'
        $failures[0].CategoryInfo.Category | Should -Be 'InvalidData'
        "$($failures[0])" | Should -Not -Match 'Öberg|Främling|121212-?1212|101010-?1010'
        Get-ChildItem "$TestDrive/blandat ut" -Recurse -Force -ErrorAction Ignore | Should -BeNullOrEmpty
    }

    It 'says what is not there' {
        { New-Order | New-MediaExport -StudyRoot "$TestDrive/saknas" -Destination "$TestDrive/x" -Register $register -ErrorAction Stop -WarningAction SilentlyContinue } | Should -Throw -ErrorId 'PathNotFound,*'
        { New-Order @{ AccessionNumber = 'A77' } | New-MediaExport @common -Destination "$TestDrive/x" -ErrorAction Stop } | Should -Throw -ErrorId 'StudyNotFound,*'
    }

    It 'makes the media of many orders at once, in their order, an error for each that is not made, and says the figures' {
        1..6 | ForEach-Object { New-SyntheticStudy "$TestDrive/många/$_" -AccessionNumber "M$_" -InstanceCount 2 }
        $orders = 1..7 | ForEach-Object { New-Order @{ RequestId = "m$_"; AccessionNumber = "M$_" } }
        $made = $orders | New-MediaExport -StudyRoot "$TestDrive/många" -Destination "$TestDrive/många-media" -Register "$TestDrive/många.db" -ThrottleLimit 3 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue -ErrorVariable failures -InformationVariable said 6>$null
        $made.RequestId | Should -Be (1..6 | ForEach-Object { "m$_" })
        $failures.TargetObject | Should -Be 'm7'
        "$said" | Should -Match '^7 orders in 00:00:\d\d: 6 media made \(12 instances\), 1 not made \(StudyNotFound 1\)\.$'
        @(Get-ChildItem "$TestDrive/många-media" -Exclude papers).Count | Should -Be 6
        ($orders | New-MediaExport -StudyRoot "$TestDrive/många" -Destination "$TestDrive/många-media" -Register "$TestDrive/många.db" -WarningAction SilentlyContinue -ErrorAction Ignore 6>$null).ExportId | Should -Be $made.ExportId
        @(Get-ChildItem "$TestDrive/många-media" -Exclude papers).Count | Should -Be 6
    }

    It 'ends when a later command has enough' {
        $first = 1..6 | ForEach-Object { New-Order @{ RequestId = "f$_"; AccessionNumber = "M$_"; RegisterHitAcknowledged = $true } } |
            New-MediaExport -StudyRoot "$TestDrive/många" -Destination "$TestDrive/första" -Register "$TestDrive/första.db" -ThrottleLimit 2 -WarningAction SilentlyContinue | Select-Object -First 1
        $first.RequestId | Should -Be 'f1'
        Get-ChildItem "$TestDrive/första" -Force -Filter '.*' | Should -BeNullOrEmpty
    }

    It 'has progress with the step' {
        Measure-Progress {
            param($manifest, $folder, $root)
            Import-Module $manifest; Import-Module "$root/ModuleTest.psm1"
            New-Order @{ RequestId = 'p'; AccessionNumber = 'A2'; RegisterHitAcknowledged = $true } | New-MediaExport -StudyRoot "$folder/studier" -Destination "$folder/p" -Register "$folder/register.db"
        } (Get-ModuleManifest), $TestDrive, $PSScriptRoot | Should -BeGreaterThan 2
    }

    It 'leaves nothing half-made when it is stopped' {
        New-SyntheticStudy "$TestDrive/stor" -AccessionNumber A5 -InstanceCount 600
        Invoke-StoppedPipeline {
            param($manifest, $folder, $root)
            Import-Module $manifest; Import-Module "$root/ModuleTest.psm1"
            while ($true) { New-Order @{ AccessionNumber = 'A5'; RegisterHitAcknowledged = $true } | New-MediaExport -StudyRoot "$folder/stor" -Destination "$folder/stoppad" -Register "$folder/stopp.db" -WarningAction SilentlyContinue }
        } (Get-ModuleManifest), $TestDrive, $PSScriptRoot -Activity 'Export *' | Should -Be 'Stopped'
        $left = Get-ChildItem "$TestDrive/stoppad" -Force -ErrorAction Ignore
        $left | Where-Object Name -Like '.*' | Should -BeNullOrEmpty
        $known = @(Get-MediaExport -Register "$TestDrive/stopp.db" -WarningAction SilentlyContinue).Count
        @($left | Where-Object Name -NE papers).Count | Should -Be $known
        @(Get-ChildItem "$TestDrive/stoppad/papers" -Force -ErrorAction Ignore).Count | Should -Be $known
    }
}

Describe 'New-MediaExport, from an archive' -Skip:$noArchive {
    BeforeAll {
        $pacs = Start-Archive "$TestDrive/pacs" 'PACS'
        $site = "$TestDrive/site.yaml"
        $null = New-Item "$TestDrive/hämtat" -ItemType Directory
        "site: Röntgen Provsjukhuset`nnodes:`n  pacs: { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: $($pacs.Port) }`n  nere: { role: Pacs, aeTitle: NERE, host: 127.0.0.1, port: 1 }`nfolders: { staging: hämtat }`n" | Set-Content -LiteralPath $site -Encoding utf8NoBOM
        New-SyntheticStudy "$TestDrive/arkiv/K1" -AccessionNumber K1 -InstanceCount 4
        New-SyntheticStudy "$TestDrive/arkiv/K2" -AccessionNumber K2 -InstanceCount 300
        Add-ToArchive $pacs "$TestDrive/arkiv/K1", "$TestDrive/arkiv/K2"
        $archived = @{ Source = 'pacs'; SiteFile = $site; Register = "$TestDrive/arkiv.db"; WarningAction = 'SilentlyContinue' }
    }

    AfterAll { if ($pacs) { Stop-Archive $pacs } }

    AfterEach { Get-ChildItem "$TestDrive/hämtat" -Force | Should -BeNullOrEmpty }

    It 'shows what would be fetched, and fetches nothing, with -WhatIf' {
        $text = Invoke-OtherProcess {
            param($manifest, $root, $folder)
            Import-Module $manifest
            Import-Module "$root/ModuleTest.psm1"
            New-Order @{ AccessionNumber = 'K1' } | New-MediaExport -Source pacs -SiteFile "$folder/site.yaml" -Destination "$folder/ut" -Register "$folder/arkiv.db" -WhatIf -WarningAction SilentlyContinue
        } (Get-ModuleManifest), $PSScriptRoot, $TestDrive
        $text -join "`n" | Should -Match 'Fetch 4 instances from pacs'
        Test-Path "$TestDrive/ut", "$TestDrive/arkiv.db" | Should -Be $false, $false
    }

    It 'makes a whole medium of what the archive has' {
        $export = New-Order @{ RequestId = 'K'; AccessionNumber = $null } | New-MediaExport @archived -AccessionNumber K1 -Destination "$TestDrive/ut"
        $export.InstanceCount | Should -Be 4
        Test-MediaExport $export.Path -Quiet | Should -BeTrue
    }

    It 'says what is not there, and goes on' {
        $orders = (New-Order @{ RequestId = 'borta'; AccessionNumber = 'K9' }), (New-Order @{ RequestId = 'annan'; AccessionNumber = 'K1'; PatientId = '19701063-2391' })
        $orders | New-MediaExport @archived -Destination "$TestDrive/inget" -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures.FullyQualifiedErrorId | Should -Be 'StudyNotFound,RadOps.PowerShell.Commands.NewMediaExportCommand', 'PatientMismatch,RadOps.PowerShell.Commands.NewMediaExportCommand'
        $failures.TargetObject | Should -Be 'borta', 'annan'
        Test-Path "$TestDrive/inget" | Should -BeFalse
        $nere = $archived + @{}
        $nere.Source = 'nere'
        { New-Order @{ AccessionNumber = 'K2' } | New-MediaExport @nere -Destination "$TestDrive/inget" -ErrorAction Stop } | Should -Throw -ErrorId 'NodeRefused,*'
    }

    It 'wants one place to take the studies from' {
        { New-Order | New-MediaExport -Destination "$TestDrive/x" } | Should -Throw -ErrorId 'SourceNotStated,*'
        { New-Order | New-MediaExport @archived -StudyRoot $TestDrive -Destination "$TestDrive/x" } | Should -Throw -ErrorId 'SourceNotStated,*'
    }

    It 'leaves nothing when it is stopped while it fetches' {
        Invoke-StoppedPipeline {
            param($manifest, $folder, $root)
            Import-Module $manifest; Import-Module "$root/ModuleTest.psm1"
            New-Order @{ AccessionNumber = 'K2' } | New-MediaExport -Source pacs -SiteFile "$folder/site.yaml" -Destination "$folder/stoppat" -Register "$folder/stoppat.db" -WarningAction SilentlyContinue
        } (Get-ModuleManifest), $TestDrive, $PSScriptRoot -Activity 'Export *' | Should -Be 'Stopped'
        Test-Path "$TestDrive/stoppat" | Should -BeFalse
    }
}
