BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $common = @{ SiteFile = New-IntakeSite $TestDrive; WarningAction = 'SilentlyContinue' }
    $said = Get-IntakeStatement
    $downloads = "$TestDrive/downloads"
}

AfterAll { Remove-IntakeSite }

Describe 'Complete-PatientFile' {
    It 'has exactly these parameters, and asks before it deletes' {
        Get-OwnParameter Complete-PatientFile | Should -Be 'Archived', 'CaseId', 'Confirm', 'ConfirmedBy', 'EmptyRecycleBin', 'Occurred', 'Offline', 'Organisation', 'Printed', 'Register', 'SiteFile', 'Uploaded', 'Wait', 'WhatIf'
        (Get-Command Complete-PatientFile).ImplementingType.GetCustomAttributes($true).ConfirmImpact | Should -Be 'High'
    }

    It 'lists every path with -WhatIf, and changes not a byte' -Skip:$IsWindows {
        $case = Import-PatientFile (New-PatientPicture "$downloads/a.png") -Class Image @said @common
        Copy-Item "$downloads/a.png" "$downloads/a (1).png"
        $null = New-Item "$TestDrive/data/Trash/files/annat.txt", "$TestDrive/data/Trash/info/annat.txt.trashinfo" -ItemType File
        $before = Get-TreeState $TestDrive
        Start-Transcript "$TestDrive/../what-if.txt" | Out-Null
        Complete-PatientFile $case.CaseId -Uploaded -EmptyRecycleBin @common -WhatIf
        Stop-Transcript | Out-Null
        Get-TreeState $TestDrive | Should -Be $before
        $told = Get-Content "$TestDrive/../what-if.txt" -Raw
        "$downloads/a.png", "$downloads/a (1).png", "picsara/$($case.CaseId)/$($case.CaseId)-1.png", 'data/Trash/files/annat.txt' | ForEach-Object { $told | Should -BeLike "*$($_ -replace '[[\]]', '?')*" }
        Remove-Item "$TestDrive/../what-if.txt"
    }

    It 'deletes every copy, and the bin only when that is confirmed as well' -Tag 'F-30', 'C40' -Skip:$IsWindows {
        $case = Get-PatientFile @common
        { $case | Complete-PatientFile @common -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'SaveNotConfirmed,*'
        $done = $case | Complete-PatientFile -Uploaded -ConfirmedBy 'Anders Kvist' @common -Confirm:$false
        $done.IsOpen, $done.Files[0].SavedBy | Should -Be $false, 'Anders Kvist'
        Get-ChildItem $downloads, "$TestDrive/picsara" | Should -BeNullOrEmpty
        "$TestDrive/data/Trash/files/annat.txt" | Should -Exist
        ($done | Format-List | Out-String) | Should -Match 'Deleted: '
        { $case | Complete-PatientFile -Uploaded @common -Confirm:$false -ErrorAction Stop } | Should -Throw -ErrorId 'CaseClosed,*'
        $case | Complete-PatientFile -EmptyRecycleBin @common -Confirm:$false
        Get-ChildItem "$TestDrive/data/Trash" -Recurse -File | Should -BeNullOrEmpty
    }

    It 'tells which program holds a file open, and goes on when it lets go' -Tag 'F-30' -Skip:$IsWindows {
        $case = Import-PatientFile (New-PatientPicture "$downloads/b.png" 1) -Relevant $false -Channel EServices1177 @common
        $held = [IO.File]::OpenRead("$downloads/b.png")
        $left = $case | Complete-PatientFile -Wait 00:00:00 @common -Confirm:$false -ErrorVariable problem -ErrorAction SilentlyContinue
        $held.Dispose()
        $problem.FullyQualifiedErrorId | Should -BeLike 'PatientFileHeldOpen,*'
        $problem.Exception.Message | Should -BeLike "*process $PID*"
        $left.IsOpen | Should -BeTrue
        ($case | Complete-PatientFile @common -Confirm:$false).IsOpen | Should -BeFalse
    }

    It 'does what its help says' {
        $null = Import-PatientFile (New-PatientPicture "$downloads/c.png" 2) -Class Image @said @common
        $null = Import-PatientFile (New-PatientDocument "$downloads/d.pdf") -Class Document @said @common
        Push-Location $TestDrive
        Invoke-HelpExample Complete-PatientFile | Should -Be 3
        Pop-Location
        Get-PatientFile @common | Should -BeNullOrEmpty
    }
}
