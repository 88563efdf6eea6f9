BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $none = [Threading.CancellationToken]::None
    function New-Medium([string] $Folder, [int] $InstanceCount = 3) {
        New-SyntheticStudy "$Folder/DICOM/ST000001/SE000001" -InstanceCount $InstanceCount
        $files = [string[]](1..$InstanceCount | ForEach-Object { 'DICOM/ST000001/SE000001/IM{0:000000}' -f $_ })
        $null = [RadOps.Dicom.DicomFiles]::new().WriteDirectory($Folder, $files, 'TEST', $none)
    }
    New-Medium "$TestDrive/helt"
    New-Medium "$TestDrive/trasigt åäö"
    Remove-Item "$TestDrive/trasigt åäö/DICOM/ST000001/SE000001/IM000002"
}

Describe 'Test-MediaExport' {
    It 'has exactly these parameters' {
        Get-OwnParameter Test-MediaExport | Should -Be 'LiteralPath', 'Path', 'Quiet'
    }

    It 'finds no error in a whole medium' {
        Test-MediaExport "$TestDrive/helt" | Where-Object Severity -EQ Error | Should -BeNullOrEmpty
        Test-MediaExport "$TestDrive/helt" -Quiet | Should -BeTrue
    }

    It 'finds what is missing, and says on which medium' {
        $findings = Get-ChildItem $TestDrive -Directory | Where-Object Name -In 'helt', 'trasigt åäö' | Test-MediaExport | Where-Object Severity -EQ Error
        $findings.Code | Should -Contain 'ReferencedFileMissing'
        $findings[0].File | Should -Be 'DICOM/ST000001/SE000001/IM000002'
        $findings.Medium | Select-Object -Unique | Should -BeLike '*trasigt åäö'
        "$TestDrive/helt", "$TestDrive/trasigt åäö" | Test-MediaExport -Quiet | Should -Be $true, $false
    }

    It 'changes nothing on the medium' {
        $before = Get-TreeState "$TestDrive/helt"
        $null = Test-MediaExport "$TestDrive/helt"
        Get-TreeState "$TestDrive/helt" | Should -Be $before
    }

    It 'says what is not there and goes on' {
        Test-MediaExport "$TestDrive/borta", "$TestDrive/helt" -Quiet -ErrorAction SilentlyContinue -ErrorVariable failures | Should -BeTrue
        $failures[0].FullyQualifiedErrorId | Should -BeLike 'PathNotFound,*'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
    }

    It 'is shown as a table without identities' {
        Test-MediaExport "$TestDrive/trasigt åäö" | Out-String -Width 200 | Should -Match 'Error +ReferencedFileMissing +DICOM/'
        Test-MediaExport "$TestDrive/trasigt åäö" | Out-String -Width 200 | Should -Not -Match '1212121|Öberg'
    }

    It 'stops on Ctrl+C' {
        Invoke-StoppedPipeline { param($manifest, $folder) Import-Module $manifest; while ($true) { Test-MediaExport $folder } } (Get-ModuleManifest), "$TestDrive/helt" | Should -Be 'Stopped'
    }
}
