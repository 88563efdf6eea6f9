BeforeAll {
    Import-Module "$PSScriptRoot/ModuleTest.psm1" -Force
    Import-Module (Get-ModuleManifest)
    $studies = "$TestDrive/undersökningar"
    New-SyntheticStudy "$studies/åäö" -InstanceCount 6
    Set-Content "$studies/läsmig.txt" 'text'
    $dicom = Get-ChildItem "$studies/åäö" | Sort-Object Name
    [IO.File]::WriteAllBytes("$studies/halv", [IO.File]::ReadAllBytes($dicom[0])[0..400])
}

Describe 'Get-DicomHeader' {
    It 'has exactly these parameters' {
        Get-OwnParameter Get-DicomHeader | Should -Be 'LiteralPath', 'Path'
    }

    It 'gives one object a file, in the order of the paths' {
        $headers = Get-DicomHeader $studies
        $headers.Count | Should -Be 8
        $headers[0].GetType().FullName | Should -Be 'RadOps.Core.Export.DicomHeader'
        ($headers | Where-Object Status -eq Ok).InstanceNumber | Should -Be (1..6)
    }

    It 'tells what each file is, and why' {
        $headers = Get-DicomHeader $studies | Where-Object Status -ne Ok
        ($headers | Where-Object Status -eq NotDicom).Path | Should -BeLike '*läsmig.txt'
        ($headers | Where-Object Status -eq Truncated).Path | Should -BeLike '*halv'
        $headers.Reason | Should -Not -Contain $null
    }

    It 'reads å ä ö, and masks who it is' {
        $header = Get-DicomHeader $dicom[0].FullName
        $header.PatientName.Reveal() | Should -Be 'Öberg^Åsa Märta'
        "$($header.PatientName) $($header.PatientId)" | Should -Be 'Ö. Å. M. ****'
        $view = $header | Format-Table | Out-String -Width 200
        $view + ($header | ConvertTo-Json -Depth 2) + ($header | ConvertTo-Csv) | Should -Not -Match 'Öberg|191212121212|121212-?1212'
        $view | Should -Match '\*\*\*\*'
    }

    It 'takes paths and items from the pipeline' {
        ($dicom.FullName | Get-DicomHeader).Count | Should -Be 6
        ($dicom | Get-DicomHeader).SopInstanceUid | Should -Be (Get-DicomHeader "$studies/åäö").SopInstanceUid
        ([pscustomobject]@{ LiteralPath = $dicom[0].FullName } | Get-DicomHeader).InstanceNumber | Should -Be 1
    }

    It 'expands wildcards in -Path and not in -LiteralPath' {
        (Get-DicomHeader "$studies/*/IM00000[12]").Count | Should -Be 2
        Copy-Item -LiteralPath $dicom[0] "$TestDrive/a[1].dcm"
        (Get-DicomHeader -LiteralPath "$TestDrive/a[1].dcm").Status | Should -Be 'Ok'
    }

    It 'says what is not there and goes on' {
        $headers = Get-DicomHeader "$studies/borta", $dicom[0].FullName, "$studies/*.saknas" -ErrorAction SilentlyContinue -ErrorVariable failures
        @($headers).Count | Should -Be 1
        $failures.Count | Should -Be 2
        $failures[0].FullyQualifiedErrorId | Should -Be 'PathNotFound,RadOps.PowerShell.Commands.GetDicomHeaderCommand'
        $failures[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $failures[0].TargetObject | Should -BeLike '*borta'
    }

    It 'refuses a path of another provider' {
        { Get-DicomHeader Env:/PATH -ErrorAction Stop } | Should -Throw -ErrorId 'PathNotInFileSystem,*'
    }

    It 'stops as soon as a later command has enough' {
        (Get-DicomHeader $studies | Select-Object -First 1).Count | Should -Be 1
    }

    It 'stops on Ctrl+C' {
        $folder = "$TestDrive/stort"
        New-SyntheticStudy $folder -InstanceCount 300
        Invoke-StoppedPipeline { param($manifest, $folder) Import-Module $manifest; while ($true) { Get-DicomHeader $folder } } (Get-ModuleManifest), $folder | Should -Be 'Stopped'
    }

    It 'has progress, which -ProgressAction silences' {
        Measure-Progress { param($manifest, $folder) Import-Module $manifest; Get-DicomHeader $folder } (Get-ModuleManifest), $studies | Should -BeGreaterThan 0
        Measure-Progress { param($manifest, $folder) Import-Module $manifest; Get-DicomHeader $folder -ProgressAction SilentlyContinue } (Get-ModuleManifest), $studies | Should -Be 0
    }
}
