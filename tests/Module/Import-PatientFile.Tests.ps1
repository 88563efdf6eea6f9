BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-IntakeSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $said = Get-IntakeStatement
    $downloads = "$TestDrive/downloads"
}

AfterAll { Remove-IntakeSite }

Describe 'Import-PatientFile' {
    It 'has exactly these parameters' {
        Get-OwnParameter Import-PatientFile | Should -Be 'AnsweredAt', 'CareRelation', 'CaseId', 'Channel', 'Class', 'Confirm', 'For', 'LiteralPath', 'Offline', 'Organisation', 'Path', 'PatientActivated', 'PatientId', 'PicsaraReady',
        'PriorDialogue', 'Register', 'Relevant', 'SentAt', 'Since', 'SiteFile', 'UnitActivated', 'Watch', 'WhatIf', 'WithoutFiles', 'WithoutMetadata'
    }

    It 'changes not a byte with -WhatIf' {
        $file = New-PatientPicture "$downloads/först.png"
        $before = Get-TreeState $TestDrive
        Import-PatientFile $file -Class Image @said @common -WhatIf
        Import-PatientFile -Watch -For 00:00:01 @said @common -WhatIf
        Get-TreeState $TestDrive | Should -Be $before
        Remove-Item $file
    }

    It 'puts an image ready for Picsara, and shows the checks with the routine''s words' -Tag 'F-21', 'F-28' {
        $case = New-PatientPicture "$downloads/hand [1].png" | Get-Item -LiteralPath { $_ } | Import-PatientFile -Class Image -PatientId 19121212-1212 @said @common
        $case.Outcome, $case.Patient | Should -Be 'Ok', '19121212-****'
        $case.Files[0].Name | Should -Be 'hand [1].png'
        "$TestDrive/picsara/$($case.CaseId)/$($case.CaseId)-1.png" | Should -Exist
        $case.Checks.RuleId | Should -Be 'F-07', 'F-08', 'F-10', 'F-12', 'F-15', 'F-06', 'F-20', 'F-21', 'F-09'
        ($case | Format-List | Out-String) | Should -Match 'Meddelande får endast skickas till patienter där'
        ($case | Format-Table | Out-String) | Should -Not -Match '1212-1212'
    }

    It 'holds what is not said, and goes on when it is' -Tag 'F-20', 'C39' {
        $held = Import-PatientFile (New-PatientPicture "$downloads/b.png" 1) -Channel EServices1177 @common
        $held.Outcome | Should -Be 'Held'
        $held.Files[0].Proposal | Should -Be 'Image'
        $more = $held | Import-PatientFile -Class Document @said @common
        $more.CaseId, $more.Files[0].Status, $more.Files[0].Destination | Should -Be $held.CaseId, 'Ready', 'Earchive'
    }

    It 'refuses a shared account, another way, a sixth file and a PDF as image, each with the rule' -Tag 'F-07', 'F-16', 'F-22', 'F-23' {
        { Import-PatientFile "$downloads/b.png" -Channel Email @common -ErrorAction Stop } | Should -Throw -ErrorId 'ChannelRefused,*' -ExpectedMessage '*(F-07, rad 29*'
        { Import-PatientFile (New-PatientDocument "$downloads/brev.pdf") -Class Image @said @common -ErrorAction Stop } | Should -Throw -ErrorId 'PdfNotToPicsara,*' -ExpectedMessage '*(F-22, rad 90*'
        $six = 1..6 | ForEach-Object { New-PatientDocument "$downloads/$_.pdf" "Sida $_" }
        { Import-PatientFile $six @said @common -ErrorAction Stop } | Should -Throw -ErrorId 'TooManyFiles,*' -ExpectedMessage '*(F-16, rad 62*'
        $other = "$TestDrive/other.yaml"
        Get-Content $common.SiteFile | ForEach-Object { $_ -replace "personal: '.'", "personal: '^ingen'" } | Set-Content $other
        { Import-PatientFile "$downloads/b.png" @said -SiteFile $other -ErrorAction Stop } | Should -Throw -ErrorId 'AccountNotPersonal,*' -ExpectedMessage '*(F-23, rad 90*Ingen fil har rörts.'
        Remove-Item (@($six) + "$downloads/brev.pdf")
    }

    It 'watches the folder, and takes a file when it is whole' -Tag 'F-24', 'F-26' {
        $watch = [powershell]::Create().AddScript({
                param($manifest, $site, $said, $picture, $downloads)
                Import-Module $manifest
                Import-PatientFile -Watch -For 00:00:30 -Class Image -SiteFile $site @said -WarningAction SilentlyContinue | Select-Object -First 1
            }).AddArgument((Get-ModuleManifest)).AddArgument($common.SiteFile).AddArgument($said)
        $running = $watch.BeginInvoke()
        while (-not ($watch.Streams.Progress.StatusDescription -like 'nothing*') -and -not $running.IsCompleted) { Start-Sleep -Milliseconds 20 }
        $null = New-PatientPicture "$downloads/sedan.png.crdownload" 2
        while (-not $running.IsCompleted -and -not $renamed) {
            Rename-Item "$downloads/sedan.png.crdownload" sedan.png
            $renamed = $true
        }
        $case = $watch.EndInvoke($running)
        $watch.Streams.Error | Should -BeNullOrEmpty
        $case.Files.Name | Should -Be 'sedan.png'
        $watch.Streams.Progress.StatusDescription -like 'sedan.png (*not whole yet*' | Should -Not -BeNullOrEmpty
        $watch.Dispose()
    }

    It 'stops at once, and leaves nothing half done' {
        $before = Get-TreeState $TestDrive
        Invoke-StoppedPipeline {
            param($manifest, $site)
            Import-Module $manifest
            Import-PatientFile -Watch -Channel EServices1177 -SiteFile $site -Offline
        } (Get-ModuleManifest), $common.SiteFile -Activity 'Waiting*' | Should -Be 'Stopped'
        Get-TreeState $TestDrive | Should -Be $before
    }

    It 'completes the organisations and the cases that are open' {
        (TabExpansion2 'Import-PatientFile -Organisation ').CompletionMatches.CompletionText | Should -Be 'SkaraborgsSjukhus'
        (TabExpansion2 "Import-PatientFile -SiteFile '$($common.SiteFile)' -CaseId PF-").CompletionMatches.CompletionText | Should -Be (Get-PatientFile @common).CaseId
    }

    It 'does what its help says' {
        Push-Location $TestDrive
        $null = New-Item incoming -ItemType Directory
        $null = New-PatientPicture "$TestDrive/hand.png" 2
        Get-PatientFile @common | ForEach-Object { Import-PatientFile -CaseId $_.CaseId -Relevant $false @common | Complete-PatientFile @common -Confirm:$false }
        $null = New-PatientPicture "$TestDrive/hand.png" 2
        $null = New-PatientPicture "$TestDrive/incoming/x.png" 1
        $null = New-PatientDocument "$TestDrive/letter.pdf"
        Invoke-HelpExample Import-PatientFile | Should -Be 3
        Pop-Location
    }
}
