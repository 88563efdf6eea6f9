# Every parameter that is completed is completed here: from a site whose names hold blanks, letters and quotes, and from one whose file is broken.
BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $quiet = @{ WarningAction = 'SilentlyContinue' }
    $before = $env:RADOPS_SITE
    Push-Location $TestDrive

    # One folder, one register and one journal; the sites differ in whose routine they follow.
    $site = New-IntakeSite "$TestDrive/intag"
    $null = New-ReleasePolicy 'Björkdalens sjukhus' "$TestDrive/intag/björkdalen.yaml"
    Set-Content "$TestDrive/intag/mottagare.csv" 'Name;Type;Location;MediaUnit;IepConnected;Fax;Checked', "Röntgen O'Hara Åby;Hospital;OutsideRegion;;false;;2026-01-01"
    Add-Content $site "policies: [ björkdalen.yaml ]`nrecipients: mottagare.csv`nnodes: { 'pacs 1': { role: Pacs, aeTitle: PACS, host: 127.0.0.1, port: 104 } }"
    $env:RADOPS_SITE = $site
    $release = New-PatientOrder | Register-ManualRelease -Proof 'kvitto' -Medium Cd @quiet
    $null = 1..3 | ForEach-Object { New-PatientOrder @{ RequestId = "S$_"; AccessionNumber = "S$_" } | Register-ManualRelease -Proof 'kvitto' -Medium Cd -Occurred (Get-Date -Day 15 -Hour 12).AddMonths(-1) @quiet }
    $period = (New-AuditSample (Get-Date -Day 15).AddMonths(-1).ToString('yyyy-MM') @quiet).Period
    $null = Start-OutageMode Ris -Organisation SasBoras -Offline @quiet
    $paper = (Register-DowntimeItem Referral -PatientId 19121212-1212 -By Akuten -ReplyFax '033-616 00 00' -Organisation SasBoras -Offline @quiet).Number
    $incident = (Start-ReaderIncident Images -Organisation NuSjukvarden -Offline @quiet).Id
    $said = Get-IntakeStatement
    $case = (Import-PatientFile (New-PatientPicture "$TestDrive/intag/downloads/bild.png") -Class Image -PatientId 19121212-1212 -Organisation SkaraborgsSjukhus -Offline @said @quiet).CaseId
    # What comes of each completer: what is typed before the parameter, and a text that must be among the choices. Exports that were broken off are in Resume-MediaExport.Tests.ps1, and transfers that wait for a
    # person's word, which need a node, in Confirm-Transfer.Tests.ps1; the accounts of a schedule are Windows' own, whatever the site.
    $scenes = @{
        OrganisationCompleter       = '', 'Björkdalens sjukhus'
        OutageOrganisationCompleter = '', 'SasBoras'
        IntakeOrganisationCompleter = '', 'SkaraborgsSjukhus'
        NodeCompleter               = '', 'pacs 1'
        RecipientCompleter          = '', "Röntgen O'Hara Åby"
        ExportIdCompleter           = '', $release.ExportId
        PeriodCompleter             = '', $period
        SampledReleaseCompleter     = "-Period $period", 'R-*'
        DowntimeNumberCompleter     = '-Organisation SasBoras', $paper
        OutageCompleter             = '-Organisation SasBoras', 'O-*'
        ReaderIncidentCompleter     = '-Organisation NuSjukvarden', $incident
        RuleIdCompleter             = '-Organisation RegionHalland', 'H-10'
        PatientFileCaseCompleter    = '-Organisation SkaraborgsSjukhus', $case
    }
    # One parameter for each completer: that all of a meaning have theirs is seen by the architecture tests.
    $completed = foreach ($cmdlet in Get-Command -Module RadOps) {
        foreach ($parameter in $cmdlet.Parameters.Values) {
            $completer = $parameter.Attributes.Where({ $_ -is [ArgumentCompleter] }).Type.Name
            if ($completer -and $completer -notin 'OpenExportCompleter', 'ScheduleAccountCompleter', 'WaitingTransferCompleter') { [pscustomobject]@{ Cmdlet = $cmdlet.Name; Parameter = $parameter.Name; Completer = $completer } }
        }
    }
    $completed = $completed | Sort-Object Completer -Unique

    # PowerShell goes on to the names of files where nothing is given: those are not the completer's.
    function Complete([string] $Line) { (TabExpansion2 $Line $Line.Length).CompletionMatches.Where({ $_.ResultType -eq 'ParameterValue' }) }
    function Get-Line($One, [string] $Word) { "$($One.Cmdlet) $($scenes[$One.Completer][0]) -$($One.Parameter) $Word" }
    $choices = foreach ($one in $completed | Where-Object { $scenes[$_.Completer] }) { foreach ($choice in Complete (Get-Line $one)) { [pscustomobject]@{ Line = Get-Line $one; Completer = $one.Completer; Choice = $choice } } }
}

AfterAll {
    Pop-Location
    Remove-IntakeSite
    $env:RADOPS_SITE = $before
}

Describe 'Completion' {
    It 'gives what the site, the register and the journal hold' {
        $completed.Completer | Should -Be ($scenes.Keys | Sort-Object)
        foreach ($one in $completed) { $choices.Where({ $_.Completer -eq $one.Completer }).Choice.ListItemText -like $scenes[$one.Completer][1] | Should -Not -BeNullOrEmpty -Because (Get-Line $one) }
    }

    It 'gives one argument, whatever the name holds, and says what it is' {
        $choices.Where({ -not $_.Choice.ToolTip }).Line | Should -BeNullOrEmpty
        $choices.Where({ $argument = @(& ([scriptblock]::Create("Write-Output $($_.Choice.CompletionText)"))); $argument.Count -ne 1 -or "$argument" -cne $_.Choice.ListItemText }).Line | Should -BeNullOrEmpty
        (Complete "Find-Study -Node 'pac").CompletionText | Should -Be "'pacs 1'"
        (Complete 'Send-ToBfr -RecipientName åby').CompletionText | Should -Be "'Röntgen O''Hara Åby'"
        (Complete 'Get-ReleasePolicy björk').CompletionText | Should -Be "'Björkdalens sjukhus'"
        (Complete 'Get-ReleasePolicy -RuleId H-1').CompletionText | Should -Contain 'H-10'
        (Complete 'Get-ReleasePolicy NuSjukvarden -RuleId H-1').CompletionText | Should -BeNullOrEmpty
    }

    It 'gives no identity in its tips' {
        "$($choices.Choice.ToolTip)" | Should -Not -MatchExactly '121212-?1212|Öberg'
    }

    It 'is silent where the site file is broken, and gives what is built in' {
        Set-Content "$TestDrive/trasig.yaml" 'nodes: ['
        $env:RADOPS_SITE = "$TestDrive/trasig.yaml"
        try {
            $Error.Clear()
            $found = foreach ($one in $completed) { foreach ($choice in Complete (Get-Line $one)) { "$($one.Completer): $($choice.ListItemText)" } }
            @($Error) | Should -BeNullOrEmpty
            $found -replace ':.*' | Sort-Object -Unique | Should -Be 'IntakeOrganisationCompleter', 'OrganisationCompleter', 'OutageOrganisationCompleter', 'PeriodCompleter', 'RuleIdCompleter'
            $found | Should -Contain 'OutageOrganisationCompleter: SasBoras'
        }
        finally { $env:RADOPS_SITE = $site }
    }

    It 'makes no register, and no journal' {
        Set-Content "$TestDrive/ny.yaml" "site: Ny`norganisation: SasBoras`nregister: sqlite:ny.db`nfolders: { journal: nyjournal }"
        $state = Get-TreeState $TestDrive
        $env:RADOPS_SITE = "$TestDrive/ny.yaml"
        try { foreach ($one in $completed) { $null = Complete (Get-Line $one) } } finally { $env:RADOPS_SITE = $site }
        Get-TreeState $TestDrive | Should -Be $state
    }
}
