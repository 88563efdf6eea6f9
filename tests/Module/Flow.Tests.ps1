# What holds in scripts for every cmdlet that takes things from the pipeline: the first answer comes before the last thing, and in order; many runspaces at once do what one does.
BeforeDiscovery {
    $script:flows = [ordered]@{
        'Add-ReaderIncidentStep'     = '$incident', "Add-ReaderIncidentStep Observed -Note 'Bilderna fastnar i kön' -Organisation NuSjukvarden"
        'Add-ReferralNote'           = '$ids', 'Add-ReferralNote -NoClipboard'
        'Complete-MediaExport'       = '$ids', 'Complete-MediaExport -Step MediumMade -NoClipboard'
        'Get-AuditSample'            = '@($period) * 3', 'Get-AuditSample'
        'Get-DicomHeader'            = '$studies', 'Get-DicomHeader'
        'Get-DisclosureReport'       = '$ids', 'Get-DisclosureReport'
        'Get-DowntimeItem'           = '$papers', 'Get-DowntimeItem -Organisation SasBoras'
        'Get-MediaExport'            = '$ids', 'Get-MediaExport'
        'Get-Recipient'              = "'Ett', 'Två', 'Tre'", 'Get-Recipient'
        'Get-ReferralNote'           = '$ids', 'Get-ReferralNote'
        'Get-ReleasePolicy'          = "'RegionHalland', 'NuSjukvarden', 'SasBoras'", 'Get-ReleasePolicy'
        'New-AnonymizedReferral'     = "'Smärta i ett knä.', 'Smärta i en fot.', 'Smärta i en arm.'", "New-AnonymizedReferral -ReplyFax '033-616 00 00' -CallBack '033-616 00 01' -Organisation NuSjukvarden"
        'New-InvoiceBasis'           = '$ids', 'New-InvoiceBasis'
        'New-ReleasePaper'           = '$ids', 'New-ReleasePaper -Destination papper'
        'Register-Consent'           = '$orders', "Register-Consent -Form Written -By 'ssk Ek'"
        'Register-ManualRelease'     = '$orders', 'Register-ManualRelease -Proof kvitto -Medium Cd'
        'Register-ReleaseCorrection' = '$ids', 'Register-ReleaseCorrection -Kind MediumDestroyed -Reason sprucken'
        'Register-ReleaseRefusal'    = '$refused', 'Register-ReleaseRefusal'
        'Test-MediaExport'           = '$studies', 'Test-MediaExport'
        'Test-ReleaseEligibility'    = '$orders', 'Test-ReleaseEligibility'
    }
    # Every other that takes things from the pipeline, and why it is not tried so.
    $script:others = [ordered]@{
        'Complete-DowntimeItem'   = 'each paper has its own way to its end'
        'Complete-PatientFile'    = 'needs files that came in'
        'Confirm-Transfer'        = 'needs transfers to a node'
        'Export-AuditReport'      = 'one report of all'
        'Export-DisclosureReport' = 'one document of all'
        'Find-Study'              = 'needs a node'
        'Get-PatientFile'         = 'needs files that came in'
        'Get-ReaderIncident'      = 'there is one night incident at a time'
        'Import-MediaExport'      = 'needs an earlier list'
        'Import-PatientFile'      = 'files without a case are one case, so it waits for the last'
        'New-MediaExport'         = 'several media are made at once, and each is given when it is ready'
        'Open-AnonymizedReferral' = 'one code at a time, each confirmed'
        'Register-AuditReview'    = 'needs a sample of several releases'
        'Register-DowntimeItem'   = 'takes its columns by name only'
        'Resolve-ReleaseRequest'  = 'a thousand requests are one question to each source'
        'Resume-MediaExport'      = 'needs exports that were broken off'
        'Send-ToBfr'              = 'needs a node'
        'Send-ToExternalReader'   = 'needs a node'
        'Send-ToIep'              = 'needs a node'
        'Stop-ReaderIncident'     = 'there is one night incident at a time'
        'Test-RegisterIntegrity'  = 'one register is checked against one digest'
        'Test-ReleasePolicy'      = 'packs are judged beside each other'
        'Undo-DowntimeItem'       = 'each paper has its own way to its end'
    }
    $script:cases = $flows.GetEnumerator() | ForEach-Object { @{ Cmdlet = $_.Key; Items = $_.Value[0]; Code = $_.Value[1] } }
}

BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    $manifest = Get-ModuleManifest
    Import-Module $manifest
    $quiet = @{ WarningAction = 'SilentlyContinue' }
    $siteBefore = $env:RADOPS_SITE
    Push-Location $TestDrive
    Set-Content site.yaml "site: Röntgen Provsjukhuset`norganisation: NuSjukvarden`nregister: sqlite:register.db`nfolders: { journal: journal }`nrecipients: mottagare.csv"
    Set-Content mottagare.csv 'Name;Type;Location;MediaUnit;IepConnected;Fax;Checked', 'Ett;Hospital;OutsideRegion;;false;;', 'Två;Hospital;OutsideRegion;;false;;', 'Tre;Hospital;OutsideRegion;;false;;'
    $env:RADOPS_SITE = (Resolve-Path site.yaml).ProviderPath
    $orders = 1..3 | ForEach-Object { New-PatientOrder @{ RequestId = "P$_"; AccessionNumber = "A$_" } }
    $refused = 1..3 | ForEach-Object { New-PatientOrder @{ RequestId = "N$_"; AccessionNumber = "N$_"; PhysicianAdvice = 'Withhold' } }
    $middle = (Get-Date -Day 15 -Hour 12).AddMonths(-1)
    $ids = (1..3 | ForEach-Object { New-PatientOrder @{ RequestId = "S$_"; AccessionNumber = "S$_" } } | Register-ManualRelease -Proof 'kvitto' -Medium Cd -Step MediumMade -Occurred $middle @quiet).ExportId
    $period = (New-AuditSample $middle.ToString('yyyy-MM') @quiet).Period
    $studies = 1..3 | ForEach-Object { New-SyntheticStudy "$TestDrive/studier/$_" -AccessionNumber "A$_" -InstanceCount 2; "$TestDrive/studier/$_" }
    $papers = (1..3 | ForEach-Object { Register-DowntimeItem Referral -By "Avd $_" -ReplyFax '033-616 00 00' -Organisation SasBoras @quiet }).Number
    $incident = @(Start-ReaderIncident Images -Organisation NuSjukvarden @quiet) * 3
}

AfterAll {
    Pop-Location
    $env:RADOPS_SITE = $siteBefore
}

Describe 'Pipelines' {
    It 'are all tried here, or left out with a reason' -ForEach @{ Known = @($flows.Keys) + @($others.Keys) } {
        $taking = Get-Command -Module RadOps | Where-Object { $_.Parameters.Values.Attributes.Where({ $_ -is [Parameter] -and ($_.ValueFromPipeline -or $_.ValueFromPipelineByPropertyName) }) }
        $Known | Sort-Object | Should -Be ($taking.Name | Sort-Object)
    }

    It 'give the first answer of <Cmdlet> before the last thing has come, and keep the order' -ForEach $cases {
        $things = @(& ([scriptblock]::Create($Items)))
        $things.Count | Should -Be 3
        $seen = [Collections.Generic.List[string]]::new()
        $given = & ([scriptblock]::Create("`$i = 0; `$things | ForEach-Object { `$seen.Add('in'); `$_ } | $Code -ErrorAction Stop -WarningAction SilentlyContinue | ForEach-Object { `$seen.Add('out'); `$_ }"))
        $seen -join ' ' | Should -Match '^in (out )+in (out )+in (out ?)+$'
        # What comes out names what went in.
        foreach ($name in 'RequestId', 'ExportId', 'Number', 'Name') {
            if ($things[0] -is [string] ? ($given[0].$name -in $things) : $things[0].$name) { @($given.$name | Select-Object -Unique) | Should -Be @($things[0] -is [string] ? $things : $things.$name) }
        }
    }
}

Describe 'ForEach-Object -Parallel' {
    It 'does in eight runspaces at once what it does in one: decide, read, resolve, enter, export and write up' {
        $work = {
            param($manifest, $root, $folder, $n)
            Import-Module $manifest
            Import-Module "$root/ModuleTest.psm1"
            Set-Location $folder
            $common = @{ SiteFile = "$folder/site.yaml"; WarningAction = 'SilentlyContinue'; ErrorAction = 'Stop' }
            $order = New-Order @{ RequestId = "W$n"; AccessionNumber = 'A1'; RegisterHitAcknowledged = $true }
            @(
                "$($order | Test-ReleaseEligibility @common | ForEach-Object { "$($_.Outcome) $($_.Route) $($_.Rules.RuleId -join ' ')" })"
                "$(Get-DicomHeader studier | Sort-Object Path | ForEach-Object { "$($_.Status) $($_.AccessionNumber) $($_.SopInstanceUid)" })"
                "$((Get-Recipient @common).Name)"
                "$($order | Register-ManualRelease -Proof kvitto -Medium Cd @common | ForEach-Object { "$($_.RequestId) $($_.RegisterLine)" })"
                "$($order | New-MediaExport -StudyRoot studier -Destination media @common | ForEach-Object { "$($_.RequestId) $($_.InstanceCount) $($_.RegisterLine)" })"
                "$(Register-DowntimeItem Referral -By "Avd $n" -ReplyFax '033-616 00 00' -Organisation SasBoras @common | ForEach-Object { "$($_.By) $($_.Kind)" })"
            ) -join '|'
        }
        $alone = & $work $manifest $PSScriptRoot $TestDrive 0
        $alone | Should -Match '^Allow Media .+\|Ok A1 .+\|Ett Två Tre\|W0 .+\|W0 2 .+\|Avd 0 Referral$'
        $before = @(Get-MediaExport @quiet).Count
        $text = "$work"
        $together = 1..8 | ForEach-Object -ThrottleLimit 8 -Parallel { & ([scriptblock]::Create($using:text)) $using:manifest $using:PSScriptRoot $using:TestDrive $_ }
        $together | Sort-Object | Should -Be (1..8 | ForEach-Object { $alone.Replace('W0', "W$_").Replace('Avd 0', "Avd $_") } | Sort-Object)
        # Nobody's entry was lost, and no number was given twice.
        @(Get-MediaExport @quiet).Count | Should -Be ($before + 16)
        (Test-RegisterIntegrity @quiet).Holds | Should -BeTrue
        $numbers = (Get-DowntimeItem -Organisation SasBoras @quiet | Where-Object By -Like 'Avd *').Number
        @($numbers | Sort-Object -Unique).Count | Should -Be $numbers.Count
        (Get-ChildItem media -Directory | Where-Object Name -Like 'R-*').Count | Should -Be 9
    }
}

Describe 'Progress and colour' {
    It 'is silent with -ProgressAction SilentlyContinue, and says how long is left where the end is known' {
        $shell = [powershell]::Create()
        try {
            $null = $shell.AddScript({
                    param($manifest, $root, $folder)
                    Import-Module $manifest; Import-Module "$root/ModuleTest.psm1"; Set-Location $folder
                    $silence = @{ ProgressAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue'; SiteFile = "$folder/site.yaml" }
                    $null = Get-DicomHeader studier -ProgressAction SilentlyContinue
                    $null = Test-MediaExport studier/1 -ProgressAction SilentlyContinue
                    $null = New-PatientOrder | Test-ReleaseEligibility @silence
                    $null = Compare-ReleasePolicy NuSjukvarden NuSjukvarden @silence
                    $null = Test-RegisterIntegrity @silence
                    $null = New-Order @{ RequestId = 'tyst'; RegisterHitAcknowledged = $true } | New-MediaExport -StudyRoot studier -Destination tyst @silence
                    'loud'
                    Test-RegisterIntegrity -SiteFile "$folder/site.yaml" -WarningAction SilentlyContinue
                    Compare-ReleasePolicy NuSjukvarden NuSjukvarden -SiteFile "$folder/site.yaml"
                }).AddArgument($manifest).AddArgument($PSScriptRoot).AddArgument("$TestDrive")
            $told = [Collections.Generic.List[object]]::new()
            $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
            $shell.Streams.Progress.add_DataAdded({ param($from, $at) $told.Add([pscustomobject]@{ IsLoud = $output.Count -gt 0; Record = $from[$at.Index] }) }.GetNewClosure())
            $shell.Invoke($null, $output)
            $shell.Streams.Error | Should -BeNullOrEmpty
            # PowerShell's own Import-Module has none.
            $told.Where({ -not $_.IsLoud }).Record.Activity | Should -BeNullOrEmpty
            $loud = $told.Where({ $_.IsLoud -and $_.Record.RecordType -eq 'Processing' }).Record
            $loud.Count | Should -BeGreaterThan 1
            $loud.Where({ $_.PercentComplete -ge 0 -and $_.SecondsRemaining -ge 0 }).Count | Should -BeGreaterThan 0
        }
        finally { $shell.Dispose() }
    }

    It 'writes its rows plain where output is redirected, and everything with NO_COLOR and as PlainText' {
        $code = "Import-Module '$manifest'; Set-Location '$TestDrive'; Get-MediaExport -SiteFile site.yaml | Format-Table; Get-DowntimeItem -Organisation SasBoras -SiteFile site.yaml | Format-List; Invoke-ReleaseAudit -SiteFile site.yaml"
        # PowerShell decorates its own table heads in a file too; what RadOps writes in the rows is plain.
        $rows = pwsh -NoProfile -NonInteractive -Command $code | Where-Object { $_ -match 'R-\d{8}' }
        $rows.Count | Should -BeGreaterThan 3
        $rows | Should -Not -Match "`e"
        $env:NO_COLOR = '1'
        try { $plain = pwsh -NoProfile -NonInteractive -Command $code | Out-String } finally { Remove-Item Env:NO_COLOR }
        $plain | Should -Match 'R-\d{8}'
        $plain | Should -Not -Match "`e"
        $rendering = $PSStyle.OutputRendering
        try {
            $views = { Get-MediaExport @quiet | Format-Table | Out-String; Get-MediaExport @quiet | Test-ReleaseEligibility -ErrorAction Ignore | Format-Table | Out-String; $orders | Test-ReleaseEligibility @quiet | Format-Table | Out-String -Width 200 }
            $PSStyle.OutputRendering = 'Ansi'
            "$(& $views)" | Should -Match "`e\["
            $PSStyle.OutputRendering = 'PlainText'
            "$(& $views)" | Should -Not -Match "`e\["
        }
        finally { $PSStyle.OutputRendering = $rendering }
    }
}
