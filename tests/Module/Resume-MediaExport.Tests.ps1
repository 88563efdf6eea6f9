BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $quiet = @{ Register = "$TestDrive/register.db"; WarningAction = 'SilentlyContinue' }
    New-SyntheticStudy "$TestDrive/stor" -AccessionNumber A5 -InstanceCount 400

    # Begins an export and stops it as Ctrl+C does.
    function Start-Broken([string] $RequestId) {
        $state = Invoke-StoppedPipeline {
            param($manifest, $folder, $root, $id)
            Import-Module $manifest; Import-Module "$root/ModuleTest.psm1"
            New-Order @{ RequestId = $id; AccessionNumber = 'A5' } | New-MediaExport -StudyRoot "$folder/stor" -Destination "$folder/media" -Register "$folder/register.db" -WarningAction SilentlyContinue
        } (Get-ModuleManifest), $TestDrive, $PSScriptRoot, $RequestId -Activity 'Export *'
        $state | Should -Be 'Stopped'
    }
}

Describe 'Resume-MediaExport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Resume-MediaExport | Should -Be 'Confirm', 'ExportId', 'GiveUp', 'Reason', 'Register', 'SiteFile', 'StudyRoot', 'ThrottleLimit', 'WhatIf'
    }

    It 'finishes what was stopped, once' {
        Start-Broken 'ett'
        Get-MediaExport @quiet | Should -BeNullOrEmpty
        Get-ChildItem "$TestDrive/media" -Force -ErrorAction Ignore | Should -BeNullOrEmpty
        $before = Get-TreeState $TestDrive
        Resume-MediaExport @quiet -WhatIf | Should -BeNullOrEmpty
        $line = "Resume-MediaExport -Register '$TestDrive/register.db' R-"
        $completed = @((TabExpansion2 $line $line.Length).CompletionMatches)
        Get-TreeState $TestDrive | Should -Be $before

        $made = Resume-MediaExport @quiet
        $made.RequestId | Should -Be 'ett'
        $completed.CompletionText | Should -Be $made.ExportId
        $made.InstanceCount | Should -Be 400
        Test-MediaExport $made.Path | Where-Object Severity -EQ Error | Should -BeNullOrEmpty
        Resume-MediaExport @quiet | Should -BeNullOrEmpty
        @(Get-MediaExport @quiet).Count | Should -Be 1
        (Get-ChildItem "$TestDrive/media" -Force -Exclude papers).Name | Should -Be $made.ExportId
    }

    It 'reads the studies where they are now' {
        Start-Broken 'två'
        Rename-Item "$TestDrive/stor" 'flyttad'
        Resume-MediaExport @quiet -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeNullOrEmpty
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'StudyNotFound,*'
        (Resume-MediaExport -StudyRoot "$TestDrive/flyttad" @quiet).RequestId | Should -Be 'två'
        Rename-Item "$TestDrive/flyttad" 'stor'
    }

    It 'gives up what is not to be finished' {
        Start-Broken 'tre'
        Resume-MediaExport -GiveUp -Reason 'Beställningen återkallades' @quiet
        Resume-MediaExport @quiet | Should -BeNullOrEmpty
        Get-MediaExport @quiet | Where-Object RequestId -EQ 'tre' | Should -BeNullOrEmpty
    }

    It 'says what is not there' {
        Resume-MediaExport R-20260101-ZZZZZZ @quiet -ErrorAction SilentlyContinue -ErrorVariable failures
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'ExportNotOpen,*'
        { Resume-MediaExport -Register "$TestDrive/saknas.db" -ErrorAction Stop } | Should -Throw -ErrorId 'RegisterNotFound,*'
    }
}
